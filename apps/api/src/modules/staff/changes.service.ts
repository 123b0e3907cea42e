import { DAY_MS } from '@hubs/rules/dates/durations'
import { isolated } from '@hubs/rules/text/isolated'
import type { AuditAction } from '@hubs/schema/audit'
import { type From, writeAudit } from '../../audit.ts'
import { Refusal } from '../../errors.ts'
import type { Session } from '../../session.ts'
import type { Tx } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import type { Links } from '../accounts/magic-links/links.service.ts'
import type { Sessions } from '../accounts/sessions.service.ts'
import type { Hubs } from '../hubs/hubs.service.ts'
import { addressLetter } from '../mail/letters/letters.mail.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { MembershipService } from '../membership/membership.service.ts'
import type { Leaving } from './leaving/leaving.service.ts'
import * as repo from './staff.repo.ts'

type Needs = {
  now: Clock
  sessions: Sessions
  links: Links
  mail: Mail
  hubs: Hubs
  membership: MembershipService
  leaving: Leaving
}

/** Who does something, and in which school; known without a request too, where it goes on after a restart. */
export type Author = Pick<Session, 'id' | 'school'> & { actor: { id: string } }
/** One change being made: its transaction, by whom, and from where. */
export type ChangeContext = { tx: Tx; session: Author; from: Pick<From, 'ip'> }

export const sameSet = (one: readonly string[], other: readonly string[]) =>
  [...new Set(one)].toSorted().join() === [...new Set(other)].toSorted().join()

export function refuseAt(field: string, sentence: string): Refusal {
  return new Refusal('invalid', sentence, { fields: { [field]: sentence } })
}

function audit(
  { now }: Needs,
  { tx, session, from }: ChangeContext,
  action: AuditAction,
  subjectId: string,
  details?: object,
) {
  const { school, actor } = session
  return writeAudit(tx, {
    schoolId: school.id,
    actorId: actor.id,
    action,
    subjectId,
    at: now(),
    ip: from.ip,
    ...(details && { details: { ...details } }),
  })
}

/** A new address gets the mail from now on: links to the old one end, and the old one is told. */
async function moveAddress(
  { links, mail, now }: Needs,
  { tx, session }: ChangeContext,
  row: repo.PersonRow,
  saved: repo.PersonRow,
) {
  await links.endAll(tx, row.id)
  // Somebody who was never invited hears nothing yet.
  if (row.joinedAt === null && row.invitedAt === null) return
  if (row.joinedAt === null) return links.invite(tx, { ...saved, school: session.school })
  const letter = addressLetter({ to: saved, schoolName: session.school.name })
  await mail.add(tx, row.email, letter, now() + 2 * DAY_MS, { about: 'address' })
}

async function leaveHub({ membership, hubs }: Needs, { tx, session }: ChangeContext, row: repo.PersonRow) {
  await membership.giveUpPlace(tx, row.schoolId, row.id)
  await hubs.stopLeading(tx, session.actor.id, row)
}

/** Somebody must be left who can let people in. */
async function refuseLastAdministrator(tx: Tx, row: repo.PersonRow, field: string): Promise<void> {
  if (!row.roles.includes('administrator') || (await repo.hasOtherAdministrator(tx, row.schoolId, row.id))) return
  throw refuseAt(field, `${isolated(row.name)} is the only administrator. Make someone else an administrator first.`)
}

/** What follows from another address, from other roles, and from no longer being staff. Returns the sessions that ended. */
async function execute(
  needs: Needs,
  doing: ChangeContext,
  row: repo.PersonRow,
  saved: repo.PersonRow,
): Promise<string[]> {
  const { tx, session } = doing
  if (saved.email !== row.email) await moveAddress(needs, doing, row, saved)
  if (saved.staffKind === 'none' && row.staffKind !== 'none') await leaveHub(needs, doing, row)
  if (sameSet(saved.roles, row.roles)) return []
  await audit(needs, doing, 'roles-changed', row.id, { before: row.roles, after: saved.roles })
  return needs.sessions.endAll(tx, row.id, row.id === session.actor.id ? session.id : undefined)
}

/** A leaver keeps their record, and gives up everything else. Returns the sessions that ended. */
async function leave(needs: Needs, doing: ChangeContext, row: repo.PersonRow): Promise<string[]> {
  const { tx } = doing
  await refuseLastAdministrator(tx, row, 'left')
  // Before the place is given up: what they were to present is looked for in their group's meetings.
  await needs.leaving.release(tx, row)
  await leaveHub(needs, doing, row)
  await needs.links.endAll(tx, row.id)
  await audit(needs, doing, 'person-left', row.id)
  return needs.sessions.endAll(tx, row.id)
}

/** What follows from changing somebody's record, each inside the transaction that changes it. */
export function createChanges(needs: Needs) {
  return {
    audit: audit.bind(null, needs),
    refuseLastAdministrator,
    execute: execute.bind(null, needs),
    leave: leave.bind(null, needs),
  }
}

export type Changes = ReturnType<typeof createChanges>
