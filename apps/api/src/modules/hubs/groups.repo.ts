import { and, asc, count, eq, gt, inArray, isNull, max, ne, sql } from 'drizzle-orm'
import { hangingOn, madeWithMeeting } from '../../store/hanging.ts'
import type { Tx } from '../../store/store.ts'
import type { GroupRow } from './hubs.repo.ts'

/** Nobody is in the hub this year: it is led by no one, and its meetings that are still to come are cancelled. */
export async function closeHub({ db, t }: Tx, hubId: string, now: number) {
  await db
    .update(t.hub)
    .set({ closed: true, version: sql<number>`${t.hub.version} + 1` })
    .where(eq(t.hub.id, hubId))
  await db
    .update(t.group)
    .set({ facilitatorId: null, coFacilitatorId: null, version: sql<number>`${t.group.version} + 1` })
    .where(eq(t.group.hubId, hubId))
  const groups = db.select({ id: t.group.id }).from(t.group).where(eq(t.group.hubId, hubId))
  await db
    .update(t.meeting)
    .set({ status: 'cancelled', version: sql<number>`${t.meeting.version} + 1` })
    .where(and(inArray(t.meeting.groupId, groups), eq(t.meeting.status, 'planned'), gt(t.meeting.startsAtMs, now)))
}

/** A hub runs after all: those of its meetings that are still to come are held. */
export async function reopenMeetings({ db, t }: Tx, hubId: string, now: number) {
  const groups = db.select({ id: t.group.id }).from(t.group).where(eq(t.group.hubId, hubId))
  await db
    .update(t.meeting)
    .set({ status: 'planned', version: sql<number>`${t.meeting.version} + 1` })
    .where(and(inArray(t.meeting.groupId, groups), eq(t.meeting.status, 'cancelled'), gt(t.meeting.startsAtMs, now)))
}

/** The groups of a hub that meet, in their order. */
export async function listGroupsOf({ db, t }: Tx, hubId: string): Promise<GroupRow[]> {
  return db
    .select()
    .from(t.group)
    .where(and(eq(t.group.hubId, hubId), isNull(t.group.mergedAt)))
    .orderBy(asc(t.group.position))
}

export async function insertGroup({ db, t }: Tx, row: Tx['t']['group']['$inferInsert']) {
  await db.insert(t.group).values(row)
}

/** The school that a hub is of, and its time zone. */
export async function findSchoolOf({ db, t }: Tx, hubId: string) {
  const [row] = await db
    .select({ schoolId: t.school.id, timeZone: t.school.timeZone })
    .from(t.hub)
    .innerJoin(t.school, eq(t.school.id, t.hub.schoolId))
    .where(eq(t.hub.id, hubId))
  return row
}

/** Meetings of a group that are still to come and not called off. */
export async function listToCome({ db, t }: Tx, groupId: string, now: number) {
  const { halfTermId, date, startsAt, minutes } = t.meeting
  return db
    .select({ halfTermId, date, startsAt, minutes })
    .from(t.meeting)
    .where(and(eq(t.meeting.groupId, groupId), gt(t.meeting.startsAtMs, now), ne(t.meeting.status, 'cancelled')))
    .orderBy(asc(t.meeting.startsAtMs))
}

export async function countMembers({ db, t }: Tx, groupId: string): Promise<number> {
  const [row] = await db.select({ n: count() }).from(t.membership).where(eq(t.membership.groupId, groupId))
  return row?.n ?? 0
}

/** Whether a group has met, or is meeting. */
export async function hasMet({ db, t }: Tx, groupId: string): Promise<boolean> {
  const rows = await db
    .select({ id: t.meeting.id })
    .from(t.meeting)
    .where(and(eq(t.meeting.groupId, groupId), inArray(t.meeting.status, ['running', 'ended'])))
    .limit(1)
  return rows.length > 0
}

/**
 * Whether something of a group has to stay: it has met, or somebody has put something to it or to one of its meetings. One
 * that nobody ran on screen has a register all the same.
 */
export async function hasRecord(tx: Tx, groupId: string): Promise<boolean> {
  const { db, t } = tx
  if (await hasMet(tx, groupId)) return true
  const ofMeetings = db.select({ id: t.meeting.id }).from(t.meeting).where(eq(t.meeting.groupId, groupId))
  const goes = ['meeting', 'membership', 'formerMember', 'waitingListEntry'] as const
  if ((await hangingOn(tx, 'group', [groupId], goes)).size > 0) return true
  if ((await hangingOn(tx, 'meeting', ofMeetings, [...madeWithMeeting, 'displayDevice'])).size > 0) return true
  const said = await db.select({ id: t.reply.id }).from(t.reply).where(inArray(t.reply.placeId, ofMeetings)).limit(1)
  return said.length > 0
}

/** Whether a seat in a group is kept for somebody who was offered it. */
export async function isOffered({ db, t }: Tx, groupId: string): Promise<boolean> {
  const { id, groupId: ofGroup } = t.waitingListEntry
  return (await db.select({ id }).from(t.waitingListEntry).where(eq(ofGroup, groupId)).limit(1)).length > 0
}

/** The place after the last group that the hub has or had. */
export async function nextPosition({ db, t }: Tx, hubId: string): Promise<number> {
  const [row] = await db
    .select({ last: max(t.group.position) })
    .from(t.group)
    .where(eq(t.group.hubId, hubId))
  return (row?.last ?? -1) + 1
}

/** Whether a group is meeting now. */
export async function isMeeting({ db, t }: Tx, groupId: string): Promise<boolean> {
  const rows = await db
    .select({ id: t.meeting.id })
    .from(t.meeting)
    .where(and(eq(t.meeting.groupId, groupId), eq(t.meeting.status, 'running')))
    .limit(1)
  return rows.length > 0
}

/** Notes who is in a group, for what it wrote while they were. */
export async function keepMembers({ db, t }: Tx, groupId: string) {
  const rows = await db
    .select({ personId: t.membership.personId, joinedAt: t.membership.createdAt })
    .from(t.membership)
    .where(eq(t.membership.groupId, groupId))
  if (rows.length > 0) await db.insert(t.formerMember).values(rows.map(row => ({ groupId, ...row })))
}

/** A group that has met is one with another: its record and who led it stay, and it meets no more. */
export async function endGroup({ db, t }: Tx, group: GroupRow, intoId: string, now: number) {
  await db
    .update(t.group)
    .set({ mergedIntoId: intoId, mergedAt: now, version: group.version + 1 })
    .where(eq(t.group.id, group.id))
  await db
    .update(t.meeting)
    .set({ status: 'cancelled', version: sql<number>`${t.meeting.version} + 1` })
    .where(and(eq(t.meeting.groupId, group.id), eq(t.meeting.status, 'planned'), gt(t.meeting.startsAtMs, now)))
}

/** Nobody leads it any more. */
export async function clearLeaders({ db, t }: Tx, group: GroupRow) {
  await db
    .update(t.group)
    .set({ facilitatorId: null, coFacilitatorId: null, version: group.version + 1 })
    .where(eq(t.group.id, group.id))
}

/** Takes a group away that has no record, with its dates. */
export async function deleteGroup({ db, t }: Tx, groupId: string) {
  await db.delete(t.meeting).where(eq(t.meeting.groupId, groupId))
  await db.delete(t.group).where(eq(t.group.id, groupId))
}
