import { and, asc, count, desc, eq, gte, inArray, lt } from 'drizzle-orm'
import type { Lookup, Tx } from '../../store/store.ts'

export type StrategyRow = Tx['t']['strategy']['$inferSelect']
export type StageMoveRow = Tx['t']['stageChange']['$inferInsert']

/** Of every strategy of the school what the filters ask about, in the order of the lists. */
export async function listForLibrary({ db, t }: Tx, schoolId: string) {
  const { id, position, code, hubSlug, stage, strength, audiences, name, what, looksLike, techniques } = t.strategy
  return db
    .select({ id, position, code, hubSlug, stage, strength, audiences, name, what, looksLike, techniques })
    .from(t.strategy)
    .where(eq(t.strategy.schoolId, schoolId))
    .orderBy(asc(position), asc(id))
}

export async function findStrategy(
  { db, t }: Lookup,
  schoolId: string,
  code: string,
): Promise<StrategyRow | undefined> {
  const [row] = await db
    .select()
    .from(t.strategy)
    .where(and(eq(t.strategy.schoolId, schoolId), eq(t.strategy.code, code)))
  return row
}

/** These, in any order. */
export async function listStrategies({ db, t }: Tx, ids: string[]): Promise<StrategyRow[]> {
  if (ids.length === 0) return []
  return db.select().from(t.strategy).where(inArray(t.strategy.id, ids))
}

/** The codes of what the school itself has proposed, "S1" and on, and the place after the last in the lists. */
export async function listTaken({ db, t }: Tx, schoolId: string) {
  const { code, position } = t.strategy
  const own = await db
    .select({ code })
    .from(t.strategy)
    .where(and(eq(t.strategy.schoolId, schoolId), gte(code, 'S'), lt(code, 'T')))
  const [last] = await db
    .select({ position })
    .from(t.strategy)
    .where(eq(t.strategy.schoolId, schoolId))
    .orderBy(desc(position), desc(t.strategy.id))
    .limit(1)
  return { codes: own.map(row => row.code), nextPosition: (last?.position ?? -1) + 1 }
}

export async function insertStrategy({ db, t }: Tx, row: StrategyRow) {
  await db.insert(t.strategy).values(row)
}

/** Changes it if it is still at that version; says whether it was. */
export async function changeStrategy({ db, t }: Tx, id: string, version: number, change: Partial<StrategyRow>) {
  const rows = await db
    .update(t.strategy)
    .set({ ...change, version: version + 1 })
    .where(and(eq(t.strategy.id, id), eq(t.strategy.version, version)))
    .returning({ id: t.strategy.id })
  return rows.length > 0
}

/** The references under a strategy, in their order. */
export async function listReferenceIds({ db, t }: Tx, strategyId: string): Promise<string[]> {
  const { referenceId, position } = t.strategyReference
  const rows = await db
    .select({ referenceId })
    .from(t.strategyReference)
    .where(eq(t.strategyReference.strategyId, strategyId))
    .orderBy(asc(position), asc(referenceId))
  return rows.map(row => row.referenceId)
}

/** How many of these are references of the school. */
export async function countReferences({ db, t }: Tx, schoolId: string, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0
  const [row] = await db
    .select({ n: count() })
    .from(t.reference)
    .where(and(eq(t.reference.schoolId, schoolId), inArray(t.reference.id, ids)))
  return row?.n ?? 0
}

/** Puts these references under a strategy, in the place of those that stood there. */
export async function replaceReferences({ db, t }: Tx, strategyId: string, ids: string[]) {
  await db.delete(t.strategyReference).where(eq(t.strategyReference.strategyId, strategyId))
  if (ids.length === 0) return
  await db
    .insert(t.strategyReference)
    .values(ids.map((referenceId, position) => ({ strategyId, referenceId, position })))
}

/** How a strategy came to its stage, the first move first. */
export async function listMoves({ db, t }: Tx, strategyId: string) {
  const { number, from, to, why, at, byId } = t.stageChange
  return db
    .select({ number, from, to, why, at, byId, byName: t.person.name })
    .from(t.stageChange)
    .leftJoin(t.person, eq(t.person.id, byId))
    .where(eq(t.stageChange.strategyId, strategyId))
    .orderBy(asc(number))
}

export async function insertMove({ db, t }: Tx, row: StageMoveRow) {
  await db.insert(t.stageChange).values(row)
}

export async function findName({ db, t }: Tx, personId: string): Promise<string> {
  const [row] = await db.select({ name: t.person.name }).from(t.person).where(eq(t.person.id, personId))
  return row?.name ?? ''
}
