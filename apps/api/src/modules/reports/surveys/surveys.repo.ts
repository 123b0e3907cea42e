import { and, desc, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

/** A year with the time in which its hubs are chosen: the current one, or that. */
export async function findYear({ db, t }: Tx, schoolId: string, id?: string) {
  const { programme } = t
  const [row] = await db
    .select({ id: programme.id, choiceOpensAt: programme.choiceOpensAt, choiceClosesAt: programme.choiceClosesAt })
    .from(programme)
    .where(and(eq(programme.schoolId, schoolId), id === undefined ? eq(programme.current, true) : eq(programme.id, id)))
  return row
}

type SurveyRow = Tx['t']['surveyAnswer']['$inferSelect']
type MeasureRow = Tx['t']['ownMeasure']['$inferSelect']

export async function listOwn({ db, t: { surveyAnswer } }: Tx, programmeId: string, personId: string) {
  return db
    .select()
    .from(surveyAnswer)
    .where(and(eq(surveyAnswer.personId, personId), eq(surveyAnswer.programmeId, programmeId)))
}

/** What somebody planned in these half terms and said they had tried, with how far they got; the latest first. */
export async function listTried({ db, t }: Tx, personId: string, halfTermIds: readonly string[]) {
  if (halfTermIds.length === 0) return []
  const { technique, setting, cue } = t.plan
  return db
    .select({ technique, setting, cue, didIt: t.report.didIt })
    .from(t.plan)
    .innerJoin(t.meeting, and(eq(t.meeting.id, t.plan.meetingId), inArray(t.meeting.halfTermId, [...halfTermIds])))
    .innerJoin(t.report, eq(t.report.planId, t.plan.id))
    .where(and(eq(t.plan.ownerId, personId), ne(t.report.didIt, 'not-yet')))
    .orderBy(desc(t.report.writtenAt), desc(t.plan.id))
}

/** Puts an answer in the place of the one before. */
export async function saveAnswer({ db, t: { surveyAnswer } }: Tx, row: SurveyRow) {
  const { programmeId, question, moment, personId } = surveyAnswer
  await db
    .insert(surveyAnswer)
    .values(row)
    .onConflictDoUpdate({ target: [programmeId, question, moment, personId], set: { value: row.value, at: row.at } })
}

/** Every answer to a question at a moment, with where who gave it works. Never give these out. */
export async function listAnswers({ db, t }: Tx, programmeId: string, question: string, moment: string) {
  const { surveyAnswer, membership, person } = t
  const { department, staffKind } = person
  const rows = await db
    .select({ personId: person.id, value: surveyAnswer.value, hubId: membership.hubId, department, staffKind })
    .from(surveyAnswer)
    .innerJoin(person, eq(person.id, surveyAnswer.personId))
    .leftJoin(membership, and(eq(membership.programmeId, programmeId), eq(membership.personId, surveyAnswer.personId)))
    .where(
      and(
        eq(surveyAnswer.programmeId, programmeId),
        eq(surveyAnswer.question, question),
        eq(surveyAnswer.moment, moment),
      ),
    )
  return rows.map(row => ({ ...row, hubId: row.hubId ?? '' }))
}

export async function findMeasure({ db, t: { ownMeasure } }: Tx, programmeId: string, personId: string) {
  const [row] = await db
    .select()
    .from(ownMeasure)
    .where(and(eq(ownMeasure.programmeId, programmeId), eq(ownMeasure.personId, personId)))
  return row
}

export async function insertMeasure({ db, t }: Tx, row: MeasureRow) {
  await db.insert(t.ownMeasure).values(row)
}

export async function updateMeasure({ db, t: { ownMeasure } }: Tx, id: string, change: Partial<MeasureRow>) {
  await db.update(ownMeasure).set(change).where(eq(ownMeasure.id, id))
}

export async function deleteMeasure({ db, t: { ownMeasure } }: Tx, programmeId: string, personId: string) {
  await db.delete(ownMeasure).where(and(eq(ownMeasure.programmeId, programmeId), eq(ownMeasure.personId, personId)))
}

/** What may be counted and is in no sum yet, with the hub of whose it is. */
export async function listMeasuresToCount({ db, t }: Tx, programmeId: string) {
  const { ownMeasure, membership, person } = t
  const { department, staffKind } = person
  const { id, personId, better, before, after } = ownMeasure
  const rows = await db
    .select({ id, personId, better, before, after, hubId: membership.hubId, department, staffKind })
    .from(ownMeasure)
    .innerJoin(person, eq(person.id, personId))
    .leftJoin(membership, and(eq(membership.programmeId, programmeId), eq(membership.personId, personId)))
    .where(
      and(
        eq(ownMeasure.programmeId, programmeId),
        eq(ownMeasure.shared, true),
        isNotNull(after),
        isNull(ownMeasure.countedAt),
      ),
    )
  return rows.map(row => ({ ...row, hubId: row.hubId ?? '' }))
}

export async function markMeasures({ db, t: { ownMeasure } }: Tx, ids: readonly string[], countedAt: number) {
  if (ids.length > 0)
    await db
      .update(ownMeasure)
      .set({ countedAt })
      .where(inArray(ownMeasure.id, [...ids]))
}
