import type { SearchKind } from '@hubs/schema/search'
import { and, asc, count, eq, exists, gte, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

/** A document that has a word. */
export type Match = { doc: number; kind: SearchKind; word: string; stem: string; rank: number }
export type Scope = { number: number; name: string }

export async function listScopes({ db, t }: Tx, names: readonly string[]): Promise<Scope[]> {
  const { number, name } = t.searchScope
  return db
    .select({ number, name })
    .from(t.searchScope)
    .where(inArray(name, [...names]))
}

/** Known words that begin so: the first `limit` of each scope in the order of the alphabet. */
export async function listWordsFrom({ db, t }: Tx, scopes: readonly Scope[], beginning: string, limit: number) {
  const { scope, word } = t.searchTerm
  const words = new Set<string>()
  for (const { number } of scopes) {
    const rows = await db
      .select({ word })
      .from(t.searchTerm)
      .where(and(eq(scope, number), gte(word, beginning)))
      .orderBy(asc(word))
      .limit(limit)
    for (const row of rows) if (row.word.startsWith(beginning)) words.add(row.word)
  }
  return words
}

/** Known words that have one of these parts in common. */
export async function listNear({ db, t }: Tx, scopes: readonly Scope[], parts: readonly string[], limit: number) {
  const { scope, key, word } = t.searchDeletionKey
  const rows = await db
    .selectDistinct({ word })
    .from(t.searchDeletionKey)
    .where(and(inArray(scope, numbersOf(scopes)), inArray(key, [...parts])))
    .limit(limit)
  return rows.map(row => row.word)
}

/** All the words of one scope, where it is a small one. */
export async function listAllWords({ db, t }: Tx, scope: Scope, limit: number) {
  const { searchTerm } = t
  const rows = await db
    .select({ word: searchTerm.word })
    .from(searchTerm)
    .where(eq(searchTerm.scope, scope.number))
    .limit(limit)
  return rows.map(row => row.word)
}

const numbersOf = (scopes: readonly Scope[]) => scopes.map(scope => scope.number)

/** How many documents have one of these stems, counted up to `most`. */
export async function countMatches({ db, t }: Tx, scopes: readonly Scope[], stems: readonly string[], most: number) {
  const { scope, stem, doc } = t.searchWord
  const some = db
    .select({ doc })
    .from(t.searchWord)
    .where(and(inArray(scope, numbersOf(scopes)), inArray(stem, [...stems])))
    .limit(most)
    .as('some')
  const [row] = await db.select({ n: count() }).from(some)
  return row?.n ?? 0
}

type StemQuery = { stems: readonly string[]; others: readonly string[][]; looked: number; kept: number }
export type ScopedKind = { scopes: readonly Scope[]; kind: SearchKind }

/**
 * The best documents of each place for each of these stems. Where there are other words too, only those of the best
 * `looked` that have one of each of them. Nothing of it takes longer because there is more in the index.
 */
export async function listBest(
  { db, t }: Tx,
  places: readonly ScopedKind[],
  { stems, others, looked, kept }: StemQuery,
): Promise<Match[]> {
  const { searchWord } = t
  const { doc, kind, word, stem, rank, scope } = searchWord
  const fields = { doc, kind, word, stem, rank }
  const bestOf = (place: ScopedKind, each: string) => {
    const best = db
      .select(fields)
      .from(searchWord)
      .where(and(inArray(scope, numbersOf(place.scopes)), eq(stem, each), eq(kind, place.kind)))
      .orderBy(asc(rank), asc(doc))
      .limit(others.length > 0 ? looked : kept)
      .as('best')
    if (others.length === 0) return db.select().from(best)
    const hasOthers = others.map(other =>
      exists(
        db
          .select({ doc })
          .from(searchWord)
          .where(and(eq(doc, best.doc), inArray(stem, other))),
      ),
    )
    const kin = db
      .select()
      .from(best)
      .where(and(...hasOthers))
      .orderBy(asc(best.rank), asc(best.doc))
      .limit(kept)
      .as('kin')
    return db.select().from(kin)
  }
  const [first, ...rest] = places.flatMap(place => stems.map(each => bestOf(place, each)))
  if (!first) return []
  let all = first.$dynamic()
  for (const one of rest) all = all.unionAll(one)
  return all
}

/** Which of these stems these documents have. */
export async function listMatches({ db, t }: Tx, docs: readonly number[], stems: readonly string[]): Promise<Match[]> {
  const { doc, kind, word, stem, rank } = t.searchWord
  return db
    .select({ doc, kind, word, stem, rank })
    .from(t.searchWord)
    .where(and(inArray(doc, [...docs]), inArray(stem, [...stems])))
}

/** The documents of those who are in a hub of the current programme, `limit` at the most. */
export async function listPeopleOf({ db, t }: Tx, hubId: string, limit: number): Promise<number[]> {
  const { membership, searchDoc, hub, programme } = t
  const rows = await db
    .select({ doc: searchDoc.number })
    .from(membership)
    .innerJoin(hub, eq(hub.id, membership.hubId))
    .innerJoin(programme, eq(programme.id, hub.programmeId))
    .innerJoin(searchDoc, eq(searchDoc.name, sql`'person:' || ${membership.personId}`))
    .where(and(eq(membership.hubId, hubId), eq(programme.current, true)))
    .orderBy(asc(searchDoc.number))
    .limit(limit)
  return rows.map(row => row.doc)
}

export async function listNames({ db, t }: Tx, docs: readonly number[]): Promise<Map<number, string>> {
  const { number, name } = t.searchDoc
  const rows = await db
    .select({ number, name })
    .from(t.searchDoc)
    .where(inArray(number, [...docs]))
  return new Map(rows.map(row => [row.number, row.name]))
}
