import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm'
import { afterCursor, type PageAfter } from '../../store/after-cursor.ts'
import { hasIn } from '../../store/search-keys.ts'
import type { Lookup, Tx } from '../../store/store.ts'

export type ReferenceRow = Tx['t']['reference']['$inferSelect']
/** What a reference is recognised by. */
export type KnownReference = Pick<ReferenceRow, 'id' | 'title' | 'authors' | 'year' | 'doi'>

function cited({ db, t }: Lookup) {
  return db
    .select({ reference: t.reference, checkedBy: t.person.name })
    .from(t.reference)
    .leftJoin(t.person, eq(t.person.id, t.reference.checkedById))
}

export async function findStyle({ db, t }: Tx, schoolId: string) {
  const [row] = await db
    .select({ citationStyle: t.school.citationStyle, version: t.school.version })
    .from(t.school)
    .where(eq(t.school.id, schoolId))
  return row
}

/** Sets the style if the school is still at that version; says whether it was. */
export async function changeStyle({ db, t }: Tx, schoolId: string, version: number, citationStyle: string) {
  const rows = await db
    .update(t.school)
    .set({ citationStyle, version: version + 1 })
    .where(and(eq(t.school.id, schoolId), eq(t.school.version, version)))
    .returning({ id: t.school.id })
  return rows.length > 0
}

export async function listCited(tx: Tx, schoolId: string, ids: readonly string[]) {
  const { reference } = tx.t
  if (ids.length === 0) return []
  return cited(tx).where(and(inArray(reference.id, [...ids]), eq(reference.schoolId, schoolId)))
}

type Filter = PageAfter<string> & {
  schoolId: string
  q?: string
  checked?: 'yes' | 'no'
}

/** By the names of the authors. */
export async function listReferences(tx: Tx, { schoolId, q, checked, after, limit }: Filter) {
  const { sortName, searchText, id, checkedHow, schoolId: ofSchool } = tx.t.reference
  return cited(tx)
    .where(
      and(
        eq(ofSchool, schoolId),
        q ? hasIn(searchText, q) : undefined,
        checked && (checked === 'yes' ? isNotNull(checkedHow) : isNull(checkedHow)),
        afterCursor(gt, [sortName, id], after),
      ),
    )
    .orderBy(asc(sortName), asc(id))
    .limit(limit)
}

export async function countReferences({ db, t }: Tx, schoolId: string) {
  const [row] = await db
    .select({ total: count(), checked: count(t.reference.checkedHow) })
    .from(t.reference)
    .where(eq(t.reference.schoolId, schoolId))
  return { total: row?.total ?? 0, unchecked: (row?.total ?? 0) - (row?.checked ?? 0) }
}

/** How many strategies and lists of further reading name each of them. */
export async function countUses({ db, t }: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  const uses = new Map<string, number>()
  if (ids.length === 0) return uses
  for (const table of [t.strategyReference, t.readingItem]) {
    const rows = await db
      .select({ id: table.referenceId, times: count() })
      .from(table)
      .where(inArray(table.referenceId, [...ids]))
      .groupBy(table.referenceId)
    for (const { id, times } of rows) uses.set(id, (uses.get(id) ?? 0) + times)
  }
  return uses
}

export async function listStrategiesUsing({ db, t }: Tx, referenceId: string) {
  return db
    .select({ code: t.strategy.code, name: t.strategy.name })
    .from(t.strategyReference)
    .innerJoin(t.strategy, eq(t.strategy.id, t.strategyReference.strategyId))
    .where(eq(t.strategyReference.referenceId, referenceId))
    .orderBy(asc(t.strategy.position), asc(t.strategy.id))
}

export async function listReadingUsing({ db, t }: Tx, referenceId: string) {
  return db
    .select({ hubSlug: t.hub.slug, hub: t.hub.name, programme: t.programme.name, current: t.programme.current })
    .from(t.readingItem)
    .innerJoin(t.programme, eq(t.programme.id, t.readingItem.programmeId))
    .leftJoin(t.hub, eq(t.hub.id, t.readingItem.hubId))
    .where(eq(t.readingItem.referenceId, referenceId))
    .orderBy(desc(t.programme.current), desc(t.programme.name), asc(t.hub.position))
}

/** One, with who checked it and who added it. */
export async function findReference(tx: Lookup, schoolId: string, id: string) {
  const { db, t } = tx
  const [row] = await cited(tx).where(and(eq(t.reference.id, id), eq(t.reference.schoolId, schoolId)))
  if (!row?.reference.addedById) return row && { ...row, addedBy: null }
  const [adder] = await db
    .select({ name: t.person.name })
    .from(t.person)
    .where(eq(t.person.id, row.reference.addedById))
  return { ...row, addedBy: adder?.name ?? null }
}

/** The references of the school with one of these DOIs, in small letters. */
export async function listByDois({ db, t }: Tx, schoolId: string, dois: readonly string[]) {
  if (dois.length === 0) return []
  return db
    .select(known(t))
    .from(t.reference)
    .where(and(eq(t.reference.schoolId, schoolId), inArray(t.reference.doi, [...dois])))
}

type ByAuthors = PageAfter<string> & { schoolId: string; authors: readonly string[] }

/** Those by one of these, in the order of their authors. */
export async function listByAuthors({ db, t }: Tx, { schoolId, authors, after, limit }: ByAuthors) {
  if (authors.length === 0) return []
  const { authors: by, id } = t.reference
  return db
    .select(known(t))
    .from(t.reference)
    .where(and(eq(t.reference.schoolId, schoolId), inArray(by, [...authors]), afterCursor(gt, [by, id], after)))
    .orderBy(asc(by), asc(id))
    .limit(limit)
}

const known = ({ reference: { id, title, authors, year, doi } }: Tx['t']) => ({ id, title, authors, year, doi })

/** Which of these keys are taken. */
export async function listTakenKeys({ db, t }: Tx, schoolId: string, keys: readonly string[]) {
  if (keys.length === 0) return []
  const rows = await db
    .select({ key: t.reference.key })
    .from(t.reference)
    .where(and(eq(t.reference.schoolId, schoolId), inArray(t.reference.key, [...keys])))
  return rows.map(({ key }) => key)
}

export async function insertReferences({ db, t }: Tx, rows: readonly Tx['t']['reference']['$inferInsert'][]) {
  if (rows.length > 0) await db.insert(t.reference).values([...rows])
}

/** Changes it if it is still at that version; says whether it was. */
export async function changeReference({ db, t }: Tx, id: string, version: number, change: Partial<ReferenceRow>) {
  const rows = await db
    .update(t.reference)
    .set({ ...change, version: version + 1 })
    .where(and(eq(t.reference.id, id), eq(t.reference.version, version)))
    .returning({ id: t.reference.id })
  return rows.length > 0
}

export async function deleteReference({ db, t }: Tx, id: string) {
  await db.delete(t.reference).where(eq(t.reference.id, id))
}

/** Everything that an export holds, in the order of the list; 10,000 at most. */
export async function listForExport({ db, t }: Tx, schoolId: string) {
  return db
    .select({ key: t.reference.key, csl: t.reference.csl })
    .from(t.reference)
    .where(eq(t.reference.schoolId, schoolId))
    .orderBy(asc(t.reference.sortName), asc(t.reference.id))
    .limit(10_000)
}

/** Those under a strategy, as it shows them. */
export async function listOfStrategy({ db, t }: Tx, schoolId: string, code: string) {
  return db
    .select({ key: t.reference.key, csl: t.reference.csl })
    .from(t.strategy)
    .innerJoin(t.strategyReference, eq(t.strategyReference.strategyId, t.strategy.id))
    .innerJoin(t.reference, eq(t.reference.id, t.strategyReference.referenceId))
    .where(and(eq(t.strategy.schoolId, schoolId), eq(t.strategy.code, code)))
    .orderBy(asc(t.strategyReference.position))
}
