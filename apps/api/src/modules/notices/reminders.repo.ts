import { and, desc, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

/** The groups of a school's current year, in the order of its hubs. */
export async function listGroups({ db, t }: Tx, schoolId: string) {
  return db
    .select({ id: t.group.id, name: t.group.name, hubId: t.hub.id, hubName: t.hub.name })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .where(and(eq(t.programme.schoolId, schoolId), eq(t.programme.current, true)))
    .orderBy(t.hub.position, t.group.position)
}

/** The meetings of these groups that were held, latest first. */
export async function listHeld({ db, t }: Tx, groupIds: readonly string[]) {
  if (groupIds.length === 0) return []
  const { id, groupId, date, status, startsAtMs } = t.meeting
  return db
    .select({ id, groupId, date, startsAtMs })
    .from(t.meeting)
    .where(and(inArray(groupId, [...groupIds]), eq(status, 'ended')))
    .orderBy(desc(startsAtMs))
}

/** Who still belongs to these groups, as the registers of these meetings have them. */
export async function listMembers({ db, t }: Tx, groupIds: readonly string[]) {
  if (groupIds.length === 0) return []
  const { id, name, preferredName, email, sortName } = t.person
  return db
    .select({ groupId: t.membership.groupId, joinedAt: t.membership.createdAt, id, name, preferredName, email })
    .from(t.membership)
    .innerJoin(t.person, eq(t.person.id, t.membership.personId))
    .where(and(inArray(t.membership.groupId, [...groupIds]), isNull(t.person.leftAt)))
    .orderBy(sortName, id)
}

export async function listAttendance({ db, t }: Tx, meetingIds: readonly string[]) {
  if (meetingIds.length === 0) return []
  const { meetingId, personId, status } = t.attendance
  return db
    .select({ meetingId, personId, status })
    .from(t.attendance)
    .where(inArray(meetingId, [...meetingIds]))
}

export async function listCaughtUp({ db, t }: Tx, meetingIds: readonly string[]) {
  if (meetingIds.length === 0) return []
  const { meetingId, personId } = t.catchUp
  return db
    .select({ meetingId, personId })
    .from(t.catchUp)
    .where(inArray(meetingId, [...meetingIds]))
}

/** Who made a plan at these meetings, and kept it: that they did, and nothing of what it says. */
export async function listPlanned({ db, t }: Tx, meetingIds: readonly string[]) {
  if (meetingIds.length === 0) return []
  const { meetingId, ownerId, status } = t.plan
  return db
    .selectDistinct({ meetingId, personId: ownerId })
    .from(t.plan)
    .where(and(inArray(meetingId, [...meetingIds]), ne(status, 'dropped')))
}

/** Each reminder about these meetings, latest first, with who sent it. */
export async function listReminders({ db, t }: Tx, meetingIds: readonly string[]) {
  if (meetingIds.length === 0) return []
  const { meetingId, personId, kind, at, byId } = t.notice
  return db
    .select({ meetingId, personId, at, by: t.person.name })
    .from(t.notice)
    .leftJoin(t.person, eq(t.person.id, byId))
    .where(and(inArray(meetingId, [...meetingIds]), eq(kind, 'reminder')))
    .orderBy(desc(at))
}
