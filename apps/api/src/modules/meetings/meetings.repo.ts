import { byName } from '@hubs/rules/search/fold'
import { apartIn } from '@hubs/rules/text/told-apart'
import { and, asc, count, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { afterCursor, type PageAfter } from '../../store/after-cursor.ts'
import { joinedColumns } from '../../store/group-opens.ts'
import { preparedQuery } from '../../store/prepared.ts'
import type { Lookup, Tx } from '../../store/store.ts'

export type MeetingRow = Tx['t']['meeting']['$inferSelect']
export type SegmentRow = Tx['t']['segment']['$inferSelect']

/** Meetings with what they belong to. */
function meetings({ db, t }: Lookup) {
  return db
    .select({
      meeting: t.meeting,
      group: t.group,
      hub: { id: t.hub.id, slug: t.hub.slug, name: t.hub.name },
      programme: { id: t.programme.id, name: t.programme.name, current: t.programme.current },
      halfTerm: { name: t.halfTerm.name, startsOn: t.halfTerm.startsOn, endsOn: t.halfTerm.endsOn },
      timeZone: t.school.timeZone,
      setUpAt: t.school.setUpAt,
    })
    .from(t.meeting)
    .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .innerJoin(t.halfTerm, eq(t.halfTerm.id, t.meeting.halfTermId))
    .innerJoin(t.school, eq(t.school.id, t.meeting.schoolId))
}

export type MeetingContext = Awaited<ReturnType<typeof meetings>>[number]

const meetingOf = preparedQuery(['id'], (tx, { id }) => meetings(tx).where(eq(tx.t.meeting.id, id)))

export async function findMeeting(tx: Lookup, id: string): Promise<MeetingContext | undefined> {
  const [row] = await meetingOf(tx, { id })
  return row
}

type Filter = PageAfter<number> & {
  schoolId: string
  current: boolean
  /** Of these groups only; of the whole school where it is left out. */
  groupIds?: string[]
  /** And besides those that this person was at, in whichever group. */
  attendedBy?: string
}

/** Meetings after a place in the order, soonest first. */
export async function listMeetings(tx: Tx, { schoolId, current, groupIds, attendedBy, after, limit }: Filter) {
  const { meeting, programme, attendance } = tx.t
  const attended = tx.db
    .select({ id: attendance.meetingId })
    .from(attendance)
    .where(and(eq(attendance.personId, attendedBy ?? ''), eq(attendance.status, 'present')))
  return meetings(tx)
    .where(
      and(
        eq(meeting.schoolId, schoolId),
        eq(programme.current, current),
        groupIds && or(inArray(meeting.groupId, groupIds), attendedBy ? inArray(meeting.id, attended) : undefined),
        afterCursor(gt, [meeting.startsAtMs, meeting.id], after),
      ),
    )
    .orderBy(asc(meeting.startsAtMs), asc(meeting.id))
    .limit(limit)
}

/** How many groups each of these hubs has. */
export async function countGroups({ db, t }: Tx, hubIds: string[]): Promise<Map<string, number>> {
  if (hubIds.length === 0) return new Map()
  const rows = await db
    .select({ hubId: t.group.hubId, n: count() })
    .from(t.group)
    .where(inArray(t.group.hubId, hubIds))
    .groupBy(t.group.hubId)
  return new Map(rows.map(row => [row.hubId, row.n]))
}

/** Of each of these meetings: how many are marked in which way, and how this person is. */
export async function countAttendance({ db, t }: Tx, meetingIds: string[], personId: string) {
  if (meetingIds.length === 0) return { counts: [], own: [] }
  const { meetingId, status } = t.attendance
  const of = inArray(meetingId, meetingIds)
  const counts = await db
    .select({ meetingId, status, n: count() })
    .from(t.attendance)
    .where(of)
    .groupBy(meetingId, status)
  const own = await db
    .select({ meetingId, status })
    .from(t.attendance)
    .where(and(of, eq(t.attendance.personId, personId)))
  return { counts, own }
}

const placesOf = preparedQuery(['personId', 'current'], (tx, { personId, current }) => {
  const { membership, programme } = tx.t
  return tx.db
    .select({ id: membership.groupId, ...joinedColumns(tx) })
    .from(membership)
    .innerJoin(programme, eq(programme.id, membership.programmeId))
    .where(and(eq(membership.personId, personId), eq(programme.current, sql.param(current, programme.current))))
})
const ledBy = preparedQuery(['personId', 'current'], ({ db, t: { group, hub, programme } }, { personId, current }) =>
  db
    .select({ id: group.id })
    .from(group)
    .innerJoin(hub, eq(hub.id, group.hubId))
    .innerJoin(programme, eq(programme.id, hub.programmeId))
    .where(
      and(
        or(eq(group.facilitatorId, personId), eq(group.coFacilitatorId, personId)),
        eq(programme.current, sql.param(current, programme.current)),
      ),
    ),
)

/** Groups that are one with another since, of those who were in them: they read on what was written then. */
const formerOf = preparedQuery(['personId', 'current'], ({ db, t }, { personId, current }) => {
  const { formerMember, group, hub, programme } = t
  return db
    .select({ id: formerMember.groupId, joinedAt: formerMember.joinedAt })
    .from(formerMember)
    .innerJoin(group, eq(group.id, formerMember.groupId))
    .innerJoin(hub, eq(hub.id, group.hubId))
    .innerJoin(programme, eq(programme.id, hub.programmeId))
    .where(and(eq(formerMember.personId, personId), eq(programme.current, sql.param(current, programme.current))))
})

/** The groups that a person was in before each became one with another, and since when they were. */
export async function listFormerGroups(tx: Lookup, personId: string, current: boolean) {
  const rows = await formerOf(tx, { personId, current })
  return new Map(rows.map(({ id, joinedAt }) => [id, { joinedAt, firstAt: null, opensAt: null }]))
}

/** The groups that a person belongs to and leads, of this year or of the years before. */
export async function listOwnGroups(tx: Lookup, personId: string, current: boolean) {
  const places = await placesOf(tx, { personId, current })
  const led = await ledBy(tx, { personId, current })
  return { belongsTo: new Map(places.map(({ id, ...joined }) => [id, joined])), leads: led.map(row => row.id) }
}

const membersOf = preparedQuery(['groupId'], ({ db, t: { person, membership } }, { groupId }) =>
  db
    .select({ id: person.id, name: person.name, department: person.department, job: person.job })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(and(eq(membership.groupId, groupId), isNull(person.leftAt))),
)

/** Everybody who meets: the group's members and its leaders who still work here, by name. */
export async function listPeople(tx: Tx, group: MeetingContext['group']) {
  const { db, t } = tx
  const members = await membersOf(tx, { groupId: group.id })
  const leaders = [group.facilitatorId, group.coFacilitatorId].filter(id => id !== null)
  const missing = leaders.filter(id => !members.some(member => member.id === id))
  const others =
    missing.length === 0
      ? []
      : await db
          .select({ id: t.person.id, name: t.person.name, department: t.person.department, job: t.person.job })
          .from(t.person)
          .where(and(inArray(t.person.id, missing), isNull(t.person.leftAt)))
  const people = [...members, ...others]
  const apart = apartIn(people)
  return people
    .map(({ id, name }) => ({ id, name, ...(apart.has(id) && { apart: apart.get(id) }) }))
    .toSorted((a, b) => byName(a, b) || (a.id < b.id ? -1 : 1))
}

const segmentsOf = preparedQuery(['meetingId'], ({ db, t: { segment } }, { meetingId }) =>
  db.select().from(segment).where(eq(segment.meetingId, meetingId)).orderBy(asc(segment.position)),
)

export async function listSegments(tx: Tx, meetingId: string): Promise<SegmentRow[]> {
  return segmentsOf(tx, { meetingId })
}

/** What keeps a group from meeting on this date: a bank holiday, or a day the school is closed. */
export async function findClosedDay({ db, t }: Tx, programmeId: string, day: string) {
  const [row] = await db
    .select({ name: t.dayOff.name })
    .from(t.dayOff)
    .where(
      and(
        eq(t.dayOff.programmeId, programmeId),
        eq(t.dayOff.day, day),
        inArray(t.dayOff.kind, ['bank-holiday', 'closure']),
      ),
    )
  return row
}

/** Changes the meeting if it is still at that version; undefined where it is not. */
export async function updateMeeting({ db, t }: Tx, id: string, version: number, change: Partial<MeetingRow>) {
  const [row] = await db
    .update(t.meeting)
    .set({ ...change, version: version + 1 })
    .where(and(eq(t.meeting.id, id), eq(t.meeting.version, version)))
    .returning()
  return row
}

export async function replaceSegments({ db, t }: Tx, meetingId: string, rows: SegmentRow[]) {
  await db.delete(t.segment).where(eq(t.segment.meetingId, meetingId))
  await db.insert(t.segment).values(rows)
}
