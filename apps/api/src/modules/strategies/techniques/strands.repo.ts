import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

function readings({ db, t }: Tx) {
  return db
    .select({ reading: t.strandFigure, byName: t.person.name })
    .from(t.strandFigure)
    .leftJoin(t.person, eq(t.person.id, t.strandFigure.byId))
}

export type Reading = Awaited<ReturnType<typeof readings>>[number]

/** Every reading of every strand, by the strand's code, the oldest first: a few for each year. */
export async function listReadings(tx: Tx, schoolId: string): Promise<Reading[]> {
  const { strandFigure: of } = tx.t
  return readings(tx).where(eq(of.schoolId, schoolId)).orderBy(asc(of.code), asc(of.number))
}

/** Every reading of one strand, the oldest first. */
export async function listReadingsOf(tx: Tx, schoolId: string, code: string): Promise<Reading[]> {
  const { strandFigure: of } = tx.t
  return readings(tx)
    .where(and(eq(of.schoolId, schoolId), eq(of.code, code)))
    .orderBy(asc(of.number))
}

export async function insertReading({ db, t }: Tx, row: Tx['t']['strandFigure']['$inferInsert']) {
  await db.insert(t.strandFigure).values(row)
}
