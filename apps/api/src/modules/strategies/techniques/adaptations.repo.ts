import { and, asc, eq } from 'drizzle-orm'
import type { Lookup, Tx } from '../../../store/store.ts'

export type AdaptationRow = Tx['t']['adaptation']['$inferSelect']

function adaptations({ db, t }: Lookup) {
  return db
    .select({ adaptation: t.adaptation, byName: t.person.name })
    .from(t.adaptation)
    .innerJoin(t.person, eq(t.person.id, t.adaptation.byId))
}

export type AdaptationWithName = Awaited<ReturnType<typeof adaptations>>[number]

/** Those under a strategy, oldest first. */
export async function listAdaptations(tx: Tx, strategyId: string): Promise<AdaptationWithName[]> {
  const { adaptation } = tx.t
  return adaptations(tx).where(eq(adaptation.strategyId, strategyId)).orderBy(asc(adaptation.at), asc(adaptation.id))
}

export async function findAdaptation(
  tx: Lookup,
  strategyId: string,
  id: string,
): Promise<AdaptationWithName | undefined> {
  const { adaptation } = tx.t
  const [row] = await adaptations(tx).where(and(eq(adaptation.id, id), eq(adaptation.strategyId, strategyId)))
  return row
}

/** Every adaptation of the school by its subject and strategy alone. */
export async function listSubjects({ db, t }: Tx, schoolId: string) {
  const { strategyId, subject } = t.adaptation
  return db.select({ strategyId, subject }).from(t.adaptation).where(eq(t.adaptation.schoolId, schoolId))
}

export async function insertAdaptation({ db, t }: Tx, row: AdaptationRow) {
  await db.insert(t.adaptation).values(row)
}

/** Changes it if it is still at that version; says whether it was. */
export async function changeAdaptation({ db, t }: Tx, id: string, version: number, change: Partial<AdaptationRow>) {
  const rows = await db
    .update(t.adaptation)
    .set({ ...change, version: version + 1 })
    .where(and(eq(t.adaptation.id, id), eq(t.adaptation.version, version)))
    .returning({ id: t.adaptation.id })
  return rows.length > 0
}

/** Takes it away if it is still at that version; says whether it was. */
export async function deleteAdaptation({ db, t }: Tx, id: string, version: number) {
  const rows = await db
    .delete(t.adaptation)
    .where(and(eq(t.adaptation.id, id), eq(t.adaptation.version, version)))
    .returning({ id: t.adaptation.id })
  return rows.length > 0
}
