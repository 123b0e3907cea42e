import { and, eq, inArray, ne } from 'drizzle-orm'
import { hangingOn, madeWithMeeting } from '../../../store/hanging.ts'
import type { TableName } from '../../../store/personal/personal-columns.ts'
import type { Tx } from '../../../store/store.ts'
import type { ProgrammeRow } from '../programmes.repo.ts'
import { listCommentsOf } from './next-year.repo.ts'

/**
 * What the start of a year writes, what a coordinator plans of it, and what follows from that by itself: it goes with the
 * year. Whatever else hangs on a year, or on a hub, group, meeting, outcome or half term of it, somebody has done in it.
 */
const goesWithYear = [
  ...madeWithMeeting,
  'displayDevice',
  'halfTerm',
  'dayOff',
  'nextYear',
  'hub',
  'outcome',
  'group',
  'membership',
  'meeting',
  'readingItem',
  'choiceReminder',
  'reportSum',
  'reportPeriod',
  'releasedTrial',
  // Of hours alone, and each of those counts.
  'certificate',
] as const satisfies readonly TableName[]

/** Whether anything has happened in a year since it started: somebody chose, wrote, met or was placed. */
export async function hasBegun(tx: Tx, { id, startedAt }: Pick<ProgrammeRow, 'id' | 'startedAt'>) {
  const { db, t } = tx
  const joined = await db
    .select({ id: t.membership.id })
    .from(t.membership)
    .where(and(eq(t.membership.programmeId, id), ne(t.membership.createdAt, startedAt ?? 0)))
    .limit(1)
  if (joined.length > 0) return true
  const hub = db.select({ id: t.hub.id }).from(t.hub).where(eq(t.hub.programmeId, id))
  const group = db.select({ id: t.group.id }).from(t.group).where(inArray(t.group.hubId, hub))
  const meeting = db.select({ id: t.meeting.id }).from(t.meeting).where(inArray(t.meeting.groupId, group))
  const halfTerm = db.select({ id: t.halfTerm.id }).from(t.halfTerm).where(eq(t.halfTerm.programmeId, id))
  const outcome = db.select({ id: t.outcome.id }).from(t.outcome).where(inArray(t.outcome.hubId, hub))
  for (const [to, ids] of Object.entries({ programme: [id], hub, group, meeting, halfTerm, outcome }))
    if ((await hangingOn(tx, to as TableName, ids, goesWithYear)).size > 0) return true
  const met = await db
    .select({ id: t.meeting.id })
    .from(t.meeting)
    .where(and(inArray(t.meeting.groupId, group), inArray(t.meeting.status, ['running', 'ended'])))
    .limit(1)
  const said = await db.select({ id: t.reply.id }).from(t.reply).where(inArray(t.reply.placeId, meeting)).limit(1)
  return met.length > 0 || said.length > 0 || (await listCommentsOf(tx, id)).length > 0
}

/** Takes a year away in which nothing has happened. */
export async function deleteYear({ db, t }: Tx, id: string) {
  const hubs = db.select({ id: t.hub.id }).from(t.hub).where(eq(t.hub.programmeId, id))
  const groups = db.select({ id: t.group.id }).from(t.group).where(inArray(t.group.hubId, hubs))
  await db.delete(t.meeting).where(inArray(t.meeting.groupId, groups))
  await db.delete(t.membership).where(eq(t.membership.programmeId, id))
  await db.delete(t.readingItem).where(eq(t.readingItem.programmeId, id))
  await db.delete(t.choiceReminder).where(eq(t.choiceReminder.programmeId, id))
  await db.delete(t.hub).where(eq(t.hub.programmeId, id))
  await db.delete(t.programme).where(eq(t.programme.id, id))
}
