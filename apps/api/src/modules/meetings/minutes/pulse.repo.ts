import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

export type PulseRow = Tx['t']['pulse']['$inferSelect']

export async function listPulses({ db, t }: Tx, meetingIds: string[]): Promise<PulseRow[]> {
  if (meetingIds.length === 0) return []
  return db.select().from(t.pulse).where(inArray(t.pulse.meetingId, meetingIds)).orderBy(asc(t.pulse.id))
}

/** Who has answered: ids in no order that says anything. */
export async function listGiven({ db, t }: Tx, meetingId: string): Promise<string[]> {
  const rows = await db
    .select({ id: t.pulseRespondent.personId })
    .from(t.pulseRespondent)
    .where(eq(t.pulseRespondent.meetingId, meetingId))
  return rows.map(row => row.id)
}

export async function hasGiven({ db, t }: Tx, meetingId: string, personId: string): Promise<boolean> {
  const rows = await db
    .select({ id: t.pulseRespondent.personId })
    .from(t.pulseRespondent)
    .where(and(eq(t.pulseRespondent.meetingId, meetingId), eq(t.pulseRespondent.personId, personId)))
  return rows.length > 0
}

const byText = (a: string, b: string) => (a < b ? -1 : 1)

/**
 * Writes all answers of a meeting anew, and all who have answered, each in the order of their ids. A database numbers
 * rows as they come and stamps them with their transaction: written so, neither says which answer came with whom.
 */
export async function saveAll({ db, t }: Tx, meetingId: string, answers: PulseRow[], given: string[]) {
  await db.delete(t.pulse).where(eq(t.pulse.meetingId, meetingId))
  await db.delete(t.pulseRespondent).where(eq(t.pulseRespondent.meetingId, meetingId))
  await db.insert(t.pulse).values(answers.toSorted((a, b) => byText(a.id, b.id)))
  await db.insert(t.pulseRespondent).values(given.toSorted(byText).map(personId => ({ meetingId, personId })))
}

/** Puts the waiting answers of a meeting into the figures that its group sees. */
export async function countWaiting({ db, t }: Tx, meetingId: string) {
  await db.update(t.pulse).set({ isReleased: true }).where(eq(t.pulse.meetingId, meetingId))
}

/** Puts what these meetings' groups see into the sums of a half term. */
export async function sumCounted({ db, t }: Tx, halfTermId: string, meetingIds: string[]) {
  await db
    .update(t.pulse)
    .set({ releasedHalfTermId: halfTermId })
    .where(
      and(inArray(t.pulse.meetingId, meetingIds), eq(t.pulse.isReleased, true), isNull(t.pulse.releasedHalfTermId)),
    )
}

/** The answers that are in the sums of a year of the school, the current one or that, by half term in their order. */
export async function listSummed({ db, t }: Tx, schoolId: string, programmeId?: string) {
  const which = programmeId === undefined ? eq(t.programme.current, true) : eq(t.programme.id, programmeId)
  return db
    .select({ pulse: t.pulse, halfTermId: t.halfTerm.id, halfTerm: t.halfTerm.name })
    .from(t.programme)
    .innerJoin(t.halfTerm, eq(t.halfTerm.programmeId, t.programme.id))
    .innerJoin(t.pulse, eq(t.pulse.releasedHalfTermId, t.halfTerm.id))
    .where(and(eq(t.programme.schoolId, schoolId), which))
    .orderBy(asc(t.halfTerm.position))
}

/** The meetings of the school's year that were not called off, with what a pulse of theirs needs. */
export async function listMeetings({ db, t }: Tx, schoolId: string) {
  const { id, groupId, status, startsAtMs, minutes } = t.meeting
  return (
    db
      .select({
        id,
        groupId,
        status,
        startsAtMs,
        minutes,
        programmeId: t.programme.id,
        halfTermId: t.halfTerm.id,
        halfTerm: t.halfTerm.name,
        run: t.run.state,
      })
      .from(t.meeting)
      .innerJoin(t.halfTerm, eq(t.halfTerm.id, t.meeting.halfTermId))
      .innerJoin(t.programme, eq(t.programme.id, t.halfTerm.programmeId))
      .leftJoin(t.run, eq(t.run.meetingId, t.meeting.id))
      // By the school’s years, not by its meetings: those are of every year.
      .where(and(eq(t.programme.schoolId, schoolId), eq(t.programme.current, true), ne(t.meeting.status, 'cancelled')))
      .orderBy(asc(t.meeting.startsAtMs))
  )
}

export type YearMeeting = Awaited<ReturnType<typeof listMeetings>>[number]
