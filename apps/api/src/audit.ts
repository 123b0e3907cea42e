import { newId } from './ids.ts'
import { preparedInsert } from './store/prepared.ts'
import type { Tx } from './store/store.ts'

/** Where a request came from, as the sign-in list and the audit say it. */
export type From = { device: string; ip: string }

type Entry = {
  schoolId: string
  /** Who did it; null where nobody was signed in. */
  actorId: string | null
  action: AuditAction
  subjectId?: string
  at: number
  ip?: string
  /** Nothing secret and no address in clear. */
  details?: Record<string, unknown>
}

export type AuditAction =
  | 'set-up'
  | 'sign-in'
  | 'sign-in-failed'
  | 'password-changed'
  | 'password-reset'
  | 'password-reset-sent'
  | 'signed-out-everywhere'
  | 'school-account-linked'
  | 'second-factor-passed'
  | 'second-factor-failed'
  | 'second-factor-changed'
  | 'second-factor-reset'
  | 'invitation-sent'
  | 'invitation-accepted'
  | 'person-added'
  | 'person-changed'
  | 'roles-changed'
  | 'person-left'
  | 'people-imported'
  | 'import-undone'
  | 'people-exported'
  | 'person-returned'
  | 'accessibility-changed'
  | 'backup-made'
  | 'leaders-changed'
  | 'groups-changed'
  | 'year-started'
  | 'year-undone'
  | 'partners-named'
  | 'place-changed'
  | 'hours-corrected'
  | 'certificate-issued'
  | 'reminders-sent'
  | 'data-exported'
  | 'school-exported'
  | 'school-imported'
  | 'person-erased'
  | 'erased-again'
  | 'access-refused'

const put = preparedInsert<Tx['t']['audit']['$inferSelect']>(
  ['id', 'schoolId', 'actorId', 'action', 'subjectId', 'at', 'details'],
  ({ db, t }, rows) => db.insert(t.audit).values(rows),
)

/** Writes who did what, inside the transaction that does it: both stand, or neither. Returns the entry's id. */
export async function writeAudit(tx: Tx, { subjectId, ip, details, ...entry }: Entry): Promise<string> {
  const id = newId()
  await put(tx, [{ id, ...entry, subjectId: subjectId ?? null, details: { ...details, ...(ip && { ip }) } }])
  return id
}
