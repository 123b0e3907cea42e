import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm'
import type { Lookup, Tx } from '../../store/store.ts'

export type MeetingDay = Pick<
  Tx['t']['meeting']['$inferSelect'],
  'id' | 'schoolId' | 'groupId' | 'date' | 'startsAtMs' | 'minutes' | 'status'
>

const columns = ({ t: { meeting } }: Lookup) => ({
  id: meeting.id,
  schoolId: meeting.schoolId,
  groupId: meeting.groupId,
  date: meeting.date,
  startsAtMs: meeting.startsAtMs,
  minutes: meeting.minutes,
  status: meeting.status,
})

/** The meetings of these groups, soonest first, those that were called off left out. */
export async function listMeetingDays(tx: Lookup, groupIds: readonly string[]): Promise<MeetingDay[]> {
  const { db, t } = tx
  if (groupIds.length === 0) return []
  return db
    .select(columns(tx))
    .from(t.meeting)
    .where(
      and(
        inArray(t.meeting.groupId, [...new Set(groupIds)]),
        inArray(t.meeting.status, ['planned', 'running', 'ended']),
      ),
    )
    .orderBy(asc(t.meeting.startsAtMs), asc(t.meeting.id))
}

export async function findMeetingDay(tx: Lookup, id: string): Promise<MeetingDay | undefined> {
  const [row] = await tx.db.select(columns(tx)).from(tx.t.meeting).where(eq(tx.t.meeting.id, id))
  return row
}

/** The half terms and days off of the year that a group belongs to. */
export async function findSchoolYear({ db, t }: Tx, groupId: string) {
  const [group] = await db
    .select({ programmeId: t.hub.programmeId })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(eq(t.group.id, groupId))
  const programmeId = group?.programmeId ?? ''
  const { startsOn, endsOn } = t.halfTerm
  const halfTerms = await db
    .select({ startsOn, endsOn })
    .from(t.halfTerm)
    .where(eq(t.halfTerm.programmeId, programmeId))
  // Exams are on days when the school works as on any other.
  const daysOff = await db
    .select({ day: t.dayOff.day })
    .from(t.dayOff)
    .where(and(eq(t.dayOff.programmeId, programmeId), ne(t.dayOff.kind, 'exams')))
  return { halfTerms, daysOff }
}

/** The school as its days and letters need it. */
export async function findSchool({ db, t }: Tx, id: string) {
  const [row] = await db
    .select({ name: t.school.name, timeZone: t.school.timeZone })
    .from(t.school)
    .where(eq(t.school.id, id))
  return row ?? { name: '', timeZone: 'Europe/London' }
}

export async function listSchools({ db, t }: Tx) {
  return db.select({ id: t.school.id, name: t.school.name, timeZone: t.school.timeZone }).from(t.school)
}

/** Whether a group is of this year. */
export async function isCurrent({ db, t }: Lookup, groupId: string): Promise<boolean> {
  const [row] = await db
    .select({ current: t.programme.current })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .where(eq(t.group.id, groupId))
  return row?.current ?? false
}

/** Everybody who belongs to a group now. */
export async function listMemberIds({ db, t }: Tx, groupId: string): Promise<string[]> {
  const rows = await db
    .select({ id: t.membership.personId })
    .from(t.membership)
    .where(eq(t.membership.groupId, groupId))
  return rows.map(row => row.id)
}

/** Who supports whom, as named at a meeting; undefined before anybody has. */
export async function findPartnerSet({ db, t }: Tx, meetingId: string) {
  const [row] = await db.select().from(t.partnerSet).where(eq(t.partnerSet.meetingId, meetingId))
  return row
}

/** Who belongs to each of these groups now, or leads it. */
async function listPeopleIn({ db, t }: Lookup, groupIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const members = await db
    .select({ groupId: t.membership.groupId, personId: t.membership.personId })
    .from(t.membership)
    .where(inArray(t.membership.groupId, [...groupIds]))
  const groups = await db
    .select({ id: t.group.id, facilitatorId: t.group.facilitatorId, coFacilitatorId: t.group.coFacilitatorId })
    .from(t.group)
    .where(inArray(t.group.id, [...groupIds]))
  const people = new Map(
    groups.map(({ id, facilitatorId, coFacilitatorId }) => [
      id,
      new Set([facilitatorId, coFacilitatorId].filter(each => each !== null)),
    ]),
  )
  for (const { groupId, personId } of members) people.get(groupId)?.add(personId)
  return people
}

/**
 * The partners of these groups as they are now: named at the latest meeting that has begun and has named any. Whoever
 * has left the group is nobody's partner there.
 */
export async function listPartnersNow(tx: Lookup, groupIds: readonly string[]): Promise<Map<string, string[][]>> {
  const { db, t } = tx
  const now = new Map<string, string[][]>()
  if (groupIds.length === 0) return now
  const rows = await db
    .select({ groupId: t.meeting.groupId, sets: t.partnerSet.sets })
    .from(t.meeting)
    .innerJoin(t.partnerSet, eq(t.partnerSet.meetingId, t.meeting.id))
    .where(and(inArray(t.meeting.groupId, [...new Set(groupIds)]), inArray(t.meeting.status, ['running', 'ended'])))
    .orderBy(desc(t.meeting.startsAtMs))
  const people = await listPeopleIn(tx, [...new Set(rows.map(row => row.groupId))])
  for (const { groupId, sets } of rows)
    if (!now.has(groupId))
      now.set(
        groupId,
        sets.map(set => set.filter(id => people.get(groupId)?.has(id))),
      )
  return now
}

/** The day of the meeting whose partners are those of now; null where none have been named. */
export async function findPartnersDay({ db, t }: Tx, groupId: string): Promise<string | null> {
  const [row] = await db
    .select({ date: t.meeting.date })
    .from(t.meeting)
    .innerJoin(t.partnerSet, eq(t.partnerSet.meetingId, t.meeting.id))
    .where(and(eq(t.meeting.groupId, groupId), inArray(t.meeting.status, ['running', 'ended'])))
    .orderBy(desc(t.meeting.startsAtMs))
    .limit(1)
  return row?.date ?? null
}

/** Names the partners of a meeting if they are still at that version, 0 for the first time; false where they are not. */
export async function savePartnerSet({ db, t }: Tx, meetingId: string, sets: string[][], version: number) {
  if (version === 0) {
    const made = await db
      .insert(t.partnerSet)
      .values({ meetingId, sets, version: 1 })
      .onConflictDoNothing()
      .returning({ id: t.partnerSet.meetingId })
    return made.length > 0
  }
  const changed = await db
    .update(t.partnerSet)
    .set({ sets, version: version + 1 })
    .where(and(eq(t.partnerSet.meetingId, meetingId), eq(t.partnerSet.version, version)))
    .returning({ id: t.partnerSet.meetingId })
  return changed.length > 0
}

export async function findHubName({ db, t }: Tx, groupId: string): Promise<string> {
  const [row] = await db
    .select({ name: t.hub.name })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(eq(t.group.id, groupId))
  return row?.name ?? ''
}

/** Where the group met last, the one whose reports are the newest. */
export async function findLastMeeting({ db, t }: Tx, groupId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: t.meeting.id })
    .from(t.meeting)
    .where(and(eq(t.meeting.groupId, groupId), eq(t.meeting.status, 'ended')))
    .orderBy(desc(t.meeting.startsAtMs))
    .limit(1)
  return row?.id
}
