import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

export type PulseRow = Tx['t']['pulse']['$inferSelect']

export async function listPulses({ db, t }: Tx, meetingIds: string[]): Promise<PulseRow[]> {
  if (meetingIds.length === 0) return []
  return db.select().from(t.pulse).where(inArray(t.pulse.meetingId, meetingIds)).orderBy(asc(t.pulse.id))
}

/** Who has answered: ids in no order that says anything. */
export async function listGiven({ db, t }: Tx, meetingId: string): Promise<string[]> {
  const rows = await db
    .select({ id: t.pulseGiven.personId })
    .from(t.pulseGiven)
    .where(eq(t.pulseGiven.meetingId, meetingId))
  return rows.map(row => row.id)
}

export async function hasGiven({ db, t }: Tx, meetingId: string, personId: string): Promise<boolean> {
  const rows = await db
    .select({ id: t.pulseGiven.personId })
    .from(t.pulseGiven)
    .where(and(eq(t.pulseGiven.meetingId, meetingId), eq(t.pulseGiven.personId, personId)))
  return rows.length > 0
}

const byText = (a: string, b: string) => (a < b ? -1 : 1)

/**
 * Writes all answers of a meeting anew, and all who have answered, each in the order of their ids. A database numbers
 * rows as they come and stamps them with their transaction: written so, neither says which answer came with whom.
 */
export async function saveAll({ db, t }: Tx, meetingId: string, answers: PulseRow[], given: string[]) {
  await db.delete(t.pulse).where(eq(t.pulse.meetingId, meetingId))
  await db.delete(t.pulseGiven).where(eq(t.pulseGiven.meetingId, meetingId))
  await db.insert(t.pulse).values(answers.toSorted((a, b) => byText(a.id, b.id)))
  await db.insert(t.pulseGiven).values(given.toSorted(byText).map(personId => ({ meetingId, personId })))
}

/** The meetings of the school's year that have begun, with what a pulse of theirs needs. */
export async function listHeld({ db, t }: Tx, schoolId: string) {
  return db
    .select({ id: t.meeting.id, groupId: t.meeting.groupId, halfTerm: t.halfTerm.name, run: t.run.state })
    .from(t.meeting)
    .innerJoin(t.halfTerm, eq(t.halfTerm.id, t.meeting.halfTermId))
    .innerJoin(t.programme, eq(t.programme.id, t.halfTerm.programmeId))
    .innerJoin(t.run, eq(t.run.meetingId, t.meeting.id))
    .where(
      and(
        eq(t.meeting.schoolId, schoolId),
        eq(t.programme.current, true),
        inArray(t.meeting.status, ['running', 'ended']),
      ),
    )
    .orderBy(asc(t.meeting.startsAtMs))
}
