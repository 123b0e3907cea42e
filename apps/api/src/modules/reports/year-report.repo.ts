import { and, asc, count, desc, eq, inArray, isNull, max, ne, sql } from 'drizzle-orm'
import { inBatches } from '../../store/in-batches.ts'
import type { Tx } from '../../store/store.ts'

export async function listProgrammes({ db, t }: Tx, schoolId: string) {
  const { id, name, current } = t.programme
  return db
    .select({ id, name, current })
    .from(t.programme)
    .where(eq(t.programme.schoolId, schoolId))
    .orderBy(desc(current), desc(name))
}

export async function listHubs({ db, t }: Tx, programmeId: string) {
  const { id, slug, name } = t.hub
  return db
    .select({ id, slug, name })
    .from(t.hub)
    .where(eq(t.hub.programmeId, programmeId))
    .orderBy(asc(t.hub.position))
}

/** The half terms in their order, with the day of the last meeting in each; null where there is none. */
export async function listHalfTerms({ db, t }: Tx, programmeId: string) {
  const { id, position, name, startsOn, endsOn } = t.halfTerm
  return db
    .select({ id, position, name, startsOn, endsOn, lastMeeting: max(t.meeting.date) })
    .from(t.halfTerm)
    .leftJoin(t.meeting, and(eq(t.meeting.halfTermId, id), ne(t.meeting.status, 'cancelled')))
    .where(eq(t.halfTerm.programmeId, programmeId))
    .groupBy(id, position, name, startsOn, endsOn)
    .orderBy(asc(position))
}

export async function listDaysOff({ db, t }: Tx, programmeId: string) {
  return db.select({ day: t.dayOff.day }).from(t.dayOff).where(eq(t.dayOff.programmeId, programmeId))
}

/** How the meetings of these half terms went by the clock; times as the run has them, one engine gives them as text. */
export async function listHeld({ db, t }: Tx, halfTermIds: readonly string[]) {
  return db
    .select({
      id: t.meeting.id,
      halfTermId: t.meeting.halfTermId,
      status: t.meeting.status,
      startedAt: sql<string | number | null>`${t.run.state} ->> 'startedAt'`,
      plannedStart: sql<string | number | null>`${t.run.state} ->> 'plannedStart'`,
      // Not `exists`: PostgreSQL would rather read everyone who was ever present, at any meeting of any year.
      present: sql<
        number | boolean
      >`(select 1 from ${t.attendance} where ${t.attendance.meetingId} = ${t.meeting.id} and ${t.attendance.status} = 'present' limit 1) is not null`,
    })
    .from(t.meeting)
    .leftJoin(t.run, eq(t.run.meetingId, t.meeting.id))
    .where(and(inArray(t.meeting.halfTermId, [...halfTermIds]), ne(t.meeting.status, 'cancelled')))
}

export async function findSchool({ db, t }: Tx, schoolId: string) {
  const [row] = await db
    .select({ name: t.school.name, timeZone: t.school.timeZone })
    .from(t.school)
    .where(eq(t.school.id, schoolId))
  return row ?? { name: '', timeZone: 'Europe/London' }
}

/** What is in sums of a year, added up. */
export async function listSums({ db, t: { reportSum } }: Tx, programmeId: string) {
  const { question, value, period, hubId, answers, minutes } = reportSum
  return db
    .select({ question, value, period, hubId, answers, minutes })
    .from(reportSum)
    .where(eq(reportSum.programmeId, programmeId))
}

/** Which half terms and moments of a year were counted. */
export async function listPeriods({ db, t: { reportPeriod } }: Tx, programmeId: string) {
  const { period } = reportPeriod
  return db.select({ period }).from(reportPeriod).where(eq(reportPeriod.programmeId, programmeId))
}

/** What was counted of a year beside its sums, in the order in which it was. */
export async function listCounted({ db, t: { reportPeriod } }: Tx, programmeId: string) {
  const { period, at, withheld, cuts } = reportPeriod
  return db
    .select({ period, withheld, cuts })
    .from(reportPeriod)
    .where(eq(reportPeriod.programmeId, programmeId))
    .orderBy(asc(at), asc(period))
}

/** The questions with answers that are in no sum yet. */
export async function listWaitingQuestions({ db, t: { reportWaiting } }: Tx, programmeId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ question: reportWaiting.question })
    .from(reportWaiting)
    .where(eq(reportWaiting.programmeId, programmeId))
  return rows.map(row => row.question)
}

export async function listWaiting({ db, t: { reportWaiting } }: Tx, programmeId: string) {
  const { question, value, personId, hubId, minutes } = reportWaiting
  return db
    .select({ question, value, personId, hubId, minutes })
    .from(reportWaiting)
    .where(eq(reportWaiting.programmeId, programmeId))
}

type SumRow = Tx['t']['reportSum']['$inferInsert']
type WaitingRow = Tx['t']['reportWaiting']['$inferInsert']

export async function insertSums({ db, t }: Tx, rows: readonly SumRow[]) {
  await inBatches(rows, part => db.insert(t.reportSum).values(part))
}

/** Puts what waits now in the place of what did. */
export async function replaceWaiting({ db, t }: Tx, programmeId: string, rows: readonly WaitingRow[]) {
  await db.delete(t.reportWaiting).where(eq(t.reportWaiting.programmeId, programmeId))
  await inBatches(rows, part => db.insert(t.reportWaiting).values(part))
}

export async function insertPeriod({ db, t }: Tx, row: Tx['t']['reportPeriod']['$inferInsert']) {
  await db.insert(t.reportPeriod).values(row)
}

/** The current years in which a half term has not been counted: what the hourly work looks at. */
export async function listCurrent({ db, t }: Tx) {
  return db
    .select({ id: t.programme.id, schoolId: t.programme.schoolId, halfTerms: count(t.halfTerm.id) })
    .from(t.programme)
    .innerJoin(t.halfTerm, eq(t.halfTerm.programmeId, t.programme.id))
    .leftJoin(
      t.reportPeriod,
      and(eq(t.reportPeriod.programmeId, t.programme.id), eq(t.reportPeriod.period, t.halfTerm.id)),
    )
    .where(and(eq(t.programme.current, true), isNull(t.reportPeriod.period)))
    .groupBy(t.programme.id, t.programme.schoolId)
}

/** The people of a school by name, those who have left too: they were there. */
export async function listPeople({ db, t }: Tx, schoolId: string) {
  const { id, name, sortName, department } = t.person
  return db
    .select({ id, name, sortName, department })
    .from(t.person)
    .where(eq(t.person.schoolId, schoolId))
    .orderBy(asc(sortName), asc(id))
}

export async function findTermNote({ db, t: { termNote } }: Tx, programmeId: string, term: number) {
  const [row] = await db
    .select()
    .from(termNote)
    .where(and(eq(termNote.programmeId, programmeId), eq(termNote.term, term)))
  return row
}

export async function saveTermNote({ db, t: { termNote } }: Tx, row: Tx['t']['termNote']['$inferSelect']) {
  const { programmeId, term } = termNote
  const { text, byId, version } = row
  await db
    .insert(termNote)
    .values(row)
    .onConflictDoUpdate({ target: [programmeId, term], set: { text, byId, version } })
}
