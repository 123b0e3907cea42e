import { and, asc, count, eq, gt, inArray, ne } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'
import type { GroupRow } from './hubs.repo.ts'

/** The groups of a hub, in their order. */
export async function listGroupsOf({ db, t }: Tx, hubId: string): Promise<GroupRow[]> {
  return db.select().from(t.group).where(eq(t.group.hubId, hubId)).orderBy(asc(t.group.position))
}

export async function insertGroup({ db, t }: Tx, row: Tx['t']['group']['$inferInsert']) {
  await db.insert(t.group).values(row)
}

/** The year of a hub and the time zone of its school. */
export async function findYear({ db, t }: Tx, programmeId: string) {
  const [row] = await db
    .select({ groupMax: t.programme.groupMax, timeZone: t.school.timeZone })
    .from(t.programme)
    .innerJoin(t.school, eq(t.school.id, t.programme.schoolId))
    .where(eq(t.programme.id, programmeId))
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

/** Nobody leads it any more. */
export async function clearLeaders({ db, t }: Tx, group: GroupRow) {
  await db
    .update(t.group)
    .set({ facilitatorId: null, coFacilitatorId: null, version: group.version + 1 })
    .where(eq(t.group.id, group.id))
}

/** Takes a group away that has never met, with its dates. */
export async function deleteGroup({ db, t }: Tx, groupId: string) {
  await db.delete(t.meeting).where(eq(t.meeting.groupId, groupId))
  await db.delete(t.group).where(eq(t.group.id, groupId))
}
