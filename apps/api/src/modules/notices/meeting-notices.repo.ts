import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

/** Those of a group and its leaders who know of the school's hubs: nobody hears of a date before they are invited. */
export async function listReaders({ db, t }: Tx, groupId: string) {
  const members = db.select({ id: t.membership.personId }).from(t.membership).where(eq(t.membership.groupId, groupId))
  const [group] = await db
    .select({ facilitatorId: t.group.facilitatorId, coFacilitatorId: t.group.coFacilitatorId })
    .from(t.group)
    .where(eq(t.group.id, groupId))
  const leaders = [group?.facilitatorId, group?.coFacilitatorId].filter(each => typeof each === 'string')
  const { id, name, preferredName, email, leftAt, joinedAt, invitedAt } = t.person
  const known = or(isNotNull(joinedAt), isNotNull(invitedAt))
  return db
    .select({ id, name, preferredName, email })
    .from(t.person)
    .where(and(or(inArray(id, members), inArray(id, leaders)), isNull(leftAt), known))
    .orderBy(asc(id))
}

export async function findName({ db, t }: Tx, personId: string): Promise<string> {
  const [row] = await db.select({ name: t.person.name }).from(t.person).where(eq(t.person.id, personId))
  return row?.name ?? ''
}

export async function findSchoolName({ db, t }: Tx, schoolId: string): Promise<string> {
  const [row] = await db.select({ name: t.school.name }).from(t.school).where(eq(t.school.id, schoolId))
  return row?.name ?? ''
}

/** Whether the school allocates its hubs, this year. */
export async function isRanked({ db, t }: Tx, schoolId: string): Promise<boolean> {
  const rows = await db
    .select({ choosing: t.programme.choosing })
    .from(t.programme)
    .where(and(eq(t.programme.schoolId, schoolId), eq(t.programme.current, true)))
  return rows.some(({ choosing }) => choosing === 'ranked')
}

export async function listSchools({ db, t }: Tx) {
  return db.select({ id: t.school.id, name: t.school.name, timeZone: t.school.timeZone }).from(t.school)
}

/** The planned meetings of a school's current year that start after an instant and up to another. */
export async function listComing({ db, t }: Tx, schoolId: string, after: number, until: number) {
  const { startsAtMs } = t.meeting
  return db
    .select({ meeting: t.meeting, hubName: t.hub.name })
    .from(t.meeting)
    .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .where(
      and(
        eq(t.meeting.schoolId, schoolId),
        gt(startsAtMs, after),
        lte(startsAtMs, until),
        eq(t.meeting.status, 'planned'),
        eq(t.programme.current, true),
      ),
    )
    .orderBy(asc(startsAtMs), asc(t.meeting.id))
}

/** Whether a meeting is still as it was read. */
export async function isUnchanged(
  { db, t }: Tx,
  { id, version }: Tx['t']['meeting']['$inferSelect'],
): Promise<boolean> {
  const rows = await db
    .select({ id: t.meeting.id })
    .from(t.meeting)
    .where(and(eq(t.meeting.id, id), eq(t.meeting.version, version)))
  return rows.length > 0
}

/** The coming meetings of one group. */
export async function listComingOf({ db, t }: Tx, groupId: string, after: number) {
  return db
    .select({ meeting: t.meeting, timeZone: t.school.timeZone })
    .from(t.meeting)
    .innerJoin(t.school, eq(t.school.id, t.meeting.schoolId))
    .where(and(eq(t.meeting.groupId, groupId), gt(t.meeting.startsAtMs, after), eq(t.meeting.status, 'planned')))
    .orderBy(asc(t.meeting.startsAtMs), asc(t.meeting.id))
}

/** Who has been told of each of these meetings that it is soon. */
export async function listNotified({ db, t }: Tx, meetingIds: readonly string[]): Promise<Map<string, Set<string>>> {
  if (meetingIds.length === 0) return new Map()
  const rows = await db
    .select({ meetingId: t.notice.meetingId, personId: t.notice.personId })
    .from(t.notice)
    .where(and(inArray(t.notice.meetingId, [...meetingIds]), eq(t.notice.kind, 'meeting-soon')))
  const byMeeting = Map.groupBy(rows, row => row.meetingId ?? '')
  return new Map([...byMeeting].map(([id, told]) => [id, new Set(told.map(row => row.personId))]))
}

export async function listAgenda({ db, t }: Tx, meetingId: string) {
  const { title, minutes, materials } = t.segment
  return db
    .select({ title, minutes, materials })
    .from(t.segment)
    .where(eq(t.segment.meetingId, meetingId))
    .orderBy(asc(t.segment.position))
}

/** Who of a group has a plan to report on. */
export async function listPlanOwners({ db, t }: Tx, groupId: string): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ id: t.plan.ownerId })
    .from(t.plan)
    .where(and(eq(t.plan.groupId, groupId), eq(t.plan.status, 'committed')))
  return new Set(rows.map(row => row.id))
}
