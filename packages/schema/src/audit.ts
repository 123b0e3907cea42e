import { z } from 'zod'
import { id, instant, page, pageQuery, personName } from './common.ts'

/** What is written down of who did what, by what it is about. */
export const auditActions = {
  'sign-ins': [
    'sign-in',
    'sign-in-failed',
    'second-factor-passed',
    'second-factor-failed',
    'invitation-accepted',
    'signed-out-everywhere',
  ],
  accounts: [
    'set-up',
    'password-changed',
    'password-reset',
    'password-reset-sent',
    'school-account-linked',
    'second-factor-changed',
    'second-factor-reset',
    'invitation-sent',
    'person-added',
    'person-changed',
    'roles-changed',
    'person-left',
    'person-returned',
    'people-imported',
    'import-undone',
    'access-refused',
  ],
  hubs: [
    'place-changed',
    'allocation-published',
    'leaders-changed',
    'groups-changed',
    'partners-named',
    'hours-corrected',
    'certificate-issued',
    'reminders-sent',
    'hub-opened',
    'hub-changed',
    'year-changed',
    'half-terms-changed',
    'days-off-changed',
    'meeting-dates-changed',
    'published',
    'unpublished',
    'year-started',
    'year-undone',
  ],
  data: [
    'people-exported',
    'data-exported',
    'school-exported',
    'school-imported',
    'person-erased',
    'erased-again',
    'backup-made',
    'school-changed',
    'accessibility-changed',
  ],
} as const

export const auditKind = z.enum(['sign-ins', 'accounts', 'hubs', 'data'])
export type AuditKind = z.infer<typeof auditKind>

export const auditAction = z.enum(auditKind.options.flatMap(kind => auditActions[kind]))
export type AuditAction = z.infer<typeof auditAction>

const auditEntry = z.object({
  id,
  at: instant,
  action: auditAction,
  /** Who did it; null where nobody was signed in, or it was done at the server itself. */
  actor: personName.nullable(),
  /** To whom it was done, where that is a person. */
  subject: personName.nullable(),
  /** The network address that it came from, where it came over the network. */
  from: z.string().nullable(),
})
export type AuditEntry = z.infer<typeof auditEntry>
export const auditLog = page(auditEntry)

/** `person`: only what they did, or what was done to them. */
export const auditQuery = pageQuery.extend({ kind: auditKind.optional(), person: id.optional() })
export type AuditQuery = z.infer<typeof auditQuery>
