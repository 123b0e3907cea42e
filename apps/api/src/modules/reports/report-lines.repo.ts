import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

/** Where in the year, and of whom: guests count in no sum. */
const inHalfTerms = ({ t }: Tx, halfTermIds: readonly string[]) =>
  and(inArray(t.meeting.halfTermId, [...halfTermIds]), ne(t.meeting.status, 'cancelled'))

/** The meetings of these half terms, each group's in their order. */
export async function listMeetings(tx: Tx, halfTermIds: readonly string[]) {
  const { db, t } = tx
  const { id, groupId, halfTermId, startsAtMs, status } = t.meeting
  return db
    .select({ id, groupId, halfTermId, startsAtMs, status, hubId: t.group.hubId })
    .from(t.meeting)
    .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
    .where(inHalfTerms(tx, halfTermIds))
    .orderBy(asc(startsAtMs), asc(id))
}

/** Each line of their registers. */
export async function listRegister(tx: Tx, halfTermIds: readonly string[]) {
  const { db, t } = tx
  return db
    .select({ meetingId: t.attendance.meetingId, personId: t.attendance.personId, status: t.attendance.status })
    .from(t.attendance)
    .innerJoin(t.meeting, eq(t.meeting.id, t.attendance.meetingId))
    .where(inHalfTerms(tx, halfTermIds))
}

/** Who those are, with what a report may break down by. */
export async function listStaff({ db, t }: Tx, schoolId: string) {
  const { id, department, staffKind } = t.person
  return db
    .select({ id, department, staffKind })
    .from(t.person)
    .where(and(eq(t.person.schoolId, schoolId), ne(staffKind, 'none')))
}

/** What was planned at them: no text, and none that was dropped. */
export async function listPlans(tx: Tx, halfTermIds: readonly string[]) {
  const { db, t } = tx
  return db
    .select({ meetingId: t.plan.meetingId, ownerId: t.plan.ownerId })
    .from(t.plan)
    .innerJoin(t.meeting, eq(t.meeting.id, t.plan.meetingId))
    .where(and(inHalfTerms(tx, halfTermIds), ne(t.plan.status, 'dropped')))
}

/** What was reported at them, without its text. */
export async function listReports(tx: Tx, halfTermIds: readonly string[]) {
  const { db, t } = tx
  return db
    .select({
      meetingId: t.report.meetingId,
      ownerId: t.plan.ownerId,
      didIt: t.report.didIt,
      reasonIfNot: t.report.reasonIfNot,
      visibility: t.plan.visibility,
    })
    .from(t.report)
    .innerJoin(t.plan, eq(t.plan.id, t.report.planId))
    .innerJoin(t.meeting, eq(t.meeting.id, t.report.meetingId))
    .where(inHalfTerms(tx, halfTermIds))
}

export async function listCatchUps(tx: Tx, halfTermIds: readonly string[]) {
  const { db, t } = tx
  return db
    .select({ meetingId: t.catchUp.meetingId, personId: t.catchUp.personId, minutes: t.catchUp.minutes })
    .from(t.catchUp)
    .innerJoin(t.meeting, eq(t.meeting.id, t.catchUp.meetingId))
    .where(inHalfTerms(tx, halfTermIds))
}

/** The observations of a year that somebody needed cover for: when, whose, and what came of it; never whom they visit. */
export async function listCover({ db, t }: Tx, { id, schoolId }: { id: string; schoolId: string }) {
  const { cover, status, date, observerId } = t.observation
  return db
    .select({ cover, status, date, observerId, hubId: t.hub.id })
    .from(t.observation)
    .innerJoin(t.group, eq(t.group.id, t.observation.groupId))
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(
      and(
        eq(t.observation.schoolId, schoolId),
        inArray(cover, ['asked', 'arranged', 'not-possible']),
        eq(t.hub.programmeId, id),
      ),
    )
}

/** Requests for support that came with plans made at them; those taken back are none. */
export async function listSupport(tx: Tx, halfTermIds: readonly string[]) {
  const { db, t } = tx
  return db
    .select({
      meetingId: t.plan.meetingId,
      ownerId: t.supportRequest.ownerId,
      state: t.supportRequest.state,
      askedAt: t.supportRequest.askedAt,
      closedAt: t.supportRequest.closedAt,
    })
    .from(t.supportRequest)
    .innerJoin(t.plan, eq(t.plan.id, t.supportRequest.planId))
    .innerJoin(t.meeting, eq(t.meeting.id, t.plan.meetingId))
    .where(and(inHalfTerms(tx, halfTermIds), ne(t.supportRequest.state, 'withdrawn')))
}
