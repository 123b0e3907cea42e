import { and, eq, inArray, notExists, notInArray, sql } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

export type WordRow = Tx['t']['searchWord']['$inferSelect']
export type Doc = Tx['t']['searchDoc']['$inferSelect']

const sizes = [1, 4, 16, 64, 256]

/** In few different lengths, so that few different statements have to be kept. */
function chunks<T>(list: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < list.length;) {
    const size = sizes.findLast(each => each <= list.length - at) ?? 1
    parts.push(list.slice(at, at + size))
    at += size
  }
  return parts
}

/** The number of a scope, made where there is none. */
export async function scopeNumber({ db, t }: Tx, name: string, schoolId: string): Promise<number> {
  const { searchScope } = t
  const known = () => db.select({ number: searchScope.number }).from(searchScope).where(eq(searchScope.name, name))
  const [found] = await known()
  if (found) return found.number
  await db.insert(searchScope).values({ name, schoolId }).onConflictDoNothing()
  const [made] = await known()
  if (!made) throw new Error(`no scope ${name}`)
  return made.number
}

export async function findScope({ db, t }: Tx, number: number) {
  const [row] = await db.select().from(t.searchScope).where(eq(t.searchScope.number, number))
  if (!row) throw new Error(`no scope ${number}`)
  return row
}

export async function listDocs({ db, t }: Tx, names: readonly string[]): Promise<Doc[]> {
  const found: Doc[] = []
  for (const part of chunks(names))
    found.push(...(await db.select().from(t.searchDoc).where(inArray(t.searchDoc.name, part))))
  return found
}

export async function insertDocs({ db, t }: Tx, rows: readonly Omit<Doc, 'number'>[]): Promise<Doc[]> {
  const made: Doc[] = []
  for (const part of chunks(rows)) made.push(...(await db.insert(t.searchDoc).values(part).returning()))
  return made
}

export async function deleteDoc({ db, t }: Tx, number: number) {
  await db.delete(t.searchDoc).where(eq(t.searchDoc.number, number))
}

export async function listWords({ db, t }: Tx, docs: readonly number[]): Promise<WordRow[]> {
  const words: WordRow[] = []
  for (const part of chunks(docs))
    words.push(...(await db.select().from(t.searchWord).where(inArray(t.searchWord.doc, part))))
  return words
}

export async function insertWords({ db, t }: Tx, rows: readonly WordRow[]) {
  for (const part of chunks(rows)) await db.insert(t.searchWord).values(part)
}

export async function deleteWords({ db, t }: Tx, rows: readonly WordRow[]) {
  for (const { doc, stem, word } of rows)
    await db
      .delete(t.searchWord)
      .where(and(eq(t.searchWord.doc, doc), eq(t.searchWord.stem, stem), eq(t.searchWord.word, word)))
}

/** Those of these words that the scope has in its dictionary. */
export async function listTerms({ db, t }: Tx, scope: number, words: readonly string[]): Promise<string[]> {
  const known: string[] = []
  for (const part of chunks(words)) {
    const rows = await db
      .select({ word: t.searchTerm.word })
      .from(t.searchTerm)
      .where(and(eq(t.searchTerm.scope, scope), inArray(t.searchTerm.word, part)))
    known.push(...rows.map(row => row.word))
  }
  return known
}

export async function insertTerms(
  { db, t }: Tx,
  scope: number,
  words: readonly string[],
  parts: readonly { part: string; word: string }[],
) {
  for (const some of chunks(words))
    await db
      .insert(t.searchTerm)
      .values(some.map(word => ({ scope, word })))
      .onConflictDoNothing()
  for (const some of chunks(parts))
    await db
      .insert(t.searchNear)
      .values(some.map(part => ({ scope, ...part })))
      .onConflictDoNothing()
}

/** Those of these words that nothing in the scope has any longer. */
export async function listIdleTerms({ db, t }: Tx, scope: number, words: readonly string[]): Promise<string[]> {
  const { searchTerm, searchWord } = t
  const used = db
    .select({ doc: searchWord.doc })
    .from(searchWord)
    .where(and(eq(searchWord.scope, searchTerm.scope), eq(searchWord.word, searchTerm.word)))
  const idle: string[] = []
  for (const part of chunks(words)) {
    const rows = await db
      .select({ word: searchTerm.word })
      .from(searchTerm)
      .where(and(eq(searchTerm.scope, scope), inArray(searchTerm.word, part), notExists(used)))
    idle.push(...rows.map(row => row.word))
  }
  return idle
}

export async function deleteTerm({ db, t }: Tx, scope: number, word: string, parts: readonly string[]) {
  const { searchTerm, searchNear } = t
  await db.delete(searchTerm).where(and(eq(searchTerm.scope, scope), eq(searchTerm.word, word)))
  if (parts.length > 0)
    await db
      .delete(searchNear)
      .where(and(eq(searchNear.scope, scope), inArray(searchNear.part, [...parts]), eq(searchNear.word, word)))
}

/** Schools that have not been put in by these rules, or not all of them. */
export async function listUnfilled({ db, t }: Tx, version: number): Promise<string[]> {
  const { school, searchScope } = t
  const filled = db
    .select({ number: searchScope.number })
    .from(searchScope)
    .where(and(eq(searchScope.name, sql`'school:' || ${school.id}`), eq(searchScope.filled, version)))
  const rows = await db.select({ id: school.id }).from(school).where(notExists(filled))
  return rows.map(row => row.id)
}

/** Takes away what was put in by other rules. */
export async function deleteOutdated({ db, t }: Tx, schoolId: string, version: number) {
  const { searchScope } = t
  const [outdated] = await db
    .select({ number: searchScope.number })
    .from(searchScope)
    .where(and(eq(searchScope.name, `school:${schoolId}`), notInArray(searchScope.filled, [0, version])))
  if (outdated) await db.delete(searchScope).where(eq(searchScope.schoolId, schoolId))
}

export async function markFilled({ db, t }: Tx, scope: number, filled: number) {
  await db.update(t.searchScope).set({ filled }).where(eq(t.searchScope.number, scope))
}
