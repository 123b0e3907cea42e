import { aliasedTable, and, asc, count, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

/** The named year of a school, or the current one. */
export async function findProgramme({ db, t }: Tx, schoolId: string, id: string | undefined) {
  const which = id === undefined ? eq(t.programme.current, true) : eq(t.programme.id, id)
  const [row] = await db
    .select({ id: t.programme.id, name: t.programme.name })
    .from(t.programme)
    .where(and(eq(t.programme.schoolId, schoolId), which))
  return row
}

/** The groups of a year in the order of its hubs, with who leads them and how many are in them and wait. */
export async function listGroups({ db, t }: Tx, programmeId: string) {
  const [leads, coLeads] = [aliasedTable(t.person, 'leads'), aliasedTable(t.person, 'co_leads')]
  const groups = await db
    .select({
      id: t.group.id,
      hubId: t.hub.id,
      hubName: t.hub.name,
      groupName: t.group.name,
      closed: t.hub.closed,
      places: t.group.places,
      facilitator: leads.name,
      coFacilitator: coLeads.name,
    })
    .from(t.hub)
    .innerJoin(t.group, eq(t.group.hubId, t.hub.id))
    .leftJoin(leads, eq(leads.id, t.group.facilitatorId))
    .leftJoin(coLeads, eq(coLeads.id, t.group.coFacilitatorId))
    .where(eq(t.hub.programmeId, programmeId))
    .orderBy(asc(t.hub.position), asc(t.group.position))
  const taken = await db
    .select({ groupId: t.membership.groupId, kind: t.membership.kind, n: count() })
    .from(t.membership)
    .innerJoin(t.person, eq(t.person.id, t.membership.personId))
    .where(and(eq(t.membership.programmeId, programmeId), isNull(t.person.leftAt)))
    .groupBy(t.membership.groupId, t.membership.kind)
  const waiting = await db
    .select({ hubId: t.waitingListEntry.hubId, n: count() })
    .from(t.waitingListEntry)
    .where(and(eq(t.waitingListEntry.programmeId, programmeId), isNull(t.waitingListEntry.endedAt)))
    .groupBy(t.waitingListEntry.hubId)
  const inGroup = (id: string, kind: 'required' | 'voluntary') =>
    taken.find(row => row.groupId === id && row.kind === kind)?.n ?? 0
  return groups.map(group => ({
    ...group,
    teachers: inGroup(group.id, 'required'),
    support: inGroup(group.id, 'voluntary'),
    waiting: waiting.find(row => row.hubId === group.hubId)?.n ?? 0,
  }))
}

/** The meetings of a year by group, each with what its register counts. */
export async function listMeetings({ db, t }: Tx, programmeId: string) {
  const { meeting, attendance } = t
  const rows = await db
    .select({
      id: meeting.id,
      groupId: meeting.groupId,
      number: meeting.number,
      date: meeting.date,
      startsAt: meeting.startsAt,
      minutes: meeting.minutes,
      place: meeting.place,
      status: meeting.status,
      present: sql<number>`sum(case when ${attendance.status} = 'present' then 1 else 0 end)`.mapWith(Number),
      apologies: sql<number>`sum(case when ${attendance.status} = 'apologies' then 1 else 0 end)`.mapWith(Number),
      absent: sql<number>`sum(case when ${attendance.status} = 'absent' then 1 else 0 end)`.mapWith(Number),
    })
    .from(t.halfTerm)
    .innerJoin(meeting, eq(meeting.halfTermId, t.halfTerm.id))
    .leftJoin(attendance, eq(attendance.meetingId, meeting.id))
    .where(eq(t.halfTerm.programmeId, programmeId))
    .groupBy(
      meeting.id,
      meeting.groupId,
      meeting.number,
      meeting.date,
      meeting.startsAt,
      meeting.minutes,
      meeting.place,
      meeting.status,
      meeting.startsAtMs,
    )
    .orderBy(asc(meeting.startsAtMs), asc(meeting.id))
  return rows
}

/** How many people made a plan at each meeting of a year, and reported on one: that they did, and nothing of what it says. */
export async function countPlans({ db, t }: Tx, programmeId: string) {
  const planned = await db
    .select({
      meetingId: t.meeting.id,
      // By each meeting’s index: joined, PostgreSQL sorts all plans of the year to tell the people apart.
      n: sql<number>`(select count(distinct ${t.plan.ownerId}) from ${t.plan} where ${t.plan.meetingId} = ${t.meeting.id} and ${t.plan.status} <> 'dropped')`.mapWith(
        Number,
      ),
    })
    .from(t.halfTerm)
    .innerJoin(t.meeting, eq(t.meeting.halfTermId, t.halfTerm.id))
    .where(eq(t.halfTerm.programmeId, programmeId))
  const reported = await db
    .select({ meetingId: t.report.meetingId, n: sql<number>`count(distinct ${t.plan.ownerId})`.mapWith(Number) })
    .from(t.halfTerm)
    .innerJoin(t.meeting, eq(t.meeting.halfTermId, t.halfTerm.id))
    .innerJoin(t.report, eq(t.report.meetingId, t.meeting.id))
    .innerJoin(t.plan, eq(t.plan.id, t.report.planId))
    .where(eq(t.halfTerm.programmeId, programmeId))
    .groupBy(t.report.meetingId)
  const byMeeting = (rows: typeof planned) => new Map(rows.map(row => [row.meetingId, row.n]))
  return { planned: byMeeting(planned), reported: byMeeting(reported) }
}
