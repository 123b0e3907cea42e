import { and, asc, eq, inArray, notExists, notInArray, sql } from 'drizzle-orm'
import { preparedInsert } from '../../../store/prepared.ts'
import type { Tx } from '../../../store/store.ts'

export type WordRow = Tx['t']['searchWord']['$inferSelect']
export type Doc = Tx['t']['searchDoc']['$inferSelect']

const sizes = [1, 4, 16, 64, 256]
/** No record has more words. */
const MOST_ROWS = 10_000

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

export async function insertDoc({ db, t }: Tx, row: Omit<Doc, 'number'>): Promise<Doc> {
  const [made] = await db.insert(t.searchDoc).values(row).returning()
  if (!made) throw new Error(`${row.name} is not in the index`)
  return made
}

export async function deleteDoc({ db, t }: Tx, number: number) {
  await db.delete(t.searchDoc).where(eq(t.searchDoc.number, number))
}

export async function listWords({ db, t }: Tx, doc: number, most = MOST_ROWS): Promise<WordRow[]> {
  return db.select().from(t.searchWord).where(eq(t.searchWord.doc, doc)).limit(most)
}

const putWords = preparedInsert<WordRow>(['doc', 'scope', 'kind', 'word', 'stem', 'rank'], ({ db, t }, rows) => {
  const { doc, stem, word, rank } = t.searchWord
  return db
    .insert(t.searchWord)
    .values(rows)
    .onConflictDoUpdate({ target: [doc, stem, word], set: { rank: sql`excluded.${sql.identifier(rank.name)}` } })
})

/** Puts words in, and those that are there already where they stand now in the order. */
export async function insertWords(tx: Tx, rows: readonly WordRow[]) {
  for (const part of chunks(rows)) await putWords(tx, part)
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

type Term = { scope: number; word: string }
const putTerms = preparedInsert<Term>(['scope', 'word'], ({ db, t }, rows) =>
  db.insert(t.searchTerm).values(rows).onConflictDoNothing(),
)
const putParts = preparedInsert<Term & { key: string }>(['scope', 'key', 'word'], ({ db, t }, rows) =>
  db.insert(t.searchDeletionKey).values(rows).onConflictDoNothing(),
)

export async function insertTerms(
  tx: Tx,
  scope: number,
  words: readonly string[],
  parts: readonly { key: string; word: string }[],
) {
  for (const some of chunks(words.map(word => ({ scope, word })))) await putTerms(tx, some)
  for (const some of chunks(parts.map(part => ({ scope, ...part })))) await putParts(tx, some)
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
  const { searchTerm, searchDeletionKey } = t
  await db.delete(searchTerm).where(and(eq(searchTerm.scope, scope), eq(searchTerm.word, word)))
  if (parts.length > 0)
    await db
      .delete(searchDeletionKey)
      .where(
        and(
          eq(searchDeletionKey.scope, scope),
          inArray(searchDeletionKey.key, [...parts]),
          eq(searchDeletionKey.word, word),
        ),
      )
}

/** Schools that have not been put in by these rules, or not all of them. */
export async function listUnfilled({ db, t }: Tx, version: number): Promise<string[]> {
  const { school, searchScope } = t
  const filled = db
    .select({ number: searchScope.number })
    .from(searchScope)
    .where(and(eq(searchScope.name, sql`'school:' || ${school.id}`), eq(searchScope.indexVersion, version)))
  const rows = await db.select({ id: school.id }).from(school).where(notExists(filled))
  return rows.map(row => row.id)
}

/** Takes away what was put in by other rules. */
export async function deleteOutdated({ db, t }: Tx, schoolId: string, version: number) {
  const { searchScope } = t
  const [outdated] = await db
    .select({ number: searchScope.number })
    .from(searchScope)
    .where(and(eq(searchScope.name, `school:${schoolId}`), notInArray(searchScope.indexVersion, [0, version])))
  if (outdated) await db.delete(searchScope).where(eq(searchScope.schoolId, schoolId))
}

export async function markFilled({ db, t }: Tx, scope: number, filled: number) {
  await db.update(t.searchScope).set({ indexVersion: filled }).where(eq(t.searchScope.number, scope))
}

type Task = Tx['t']['searchTask']['$inferSelect']

/** Puts records at the end of what waits to be indexed. */
export async function addTasks({ db, t }: Tx, tasks: readonly Task[]) {
  const { name, at } = t.searchTask
  for (const part of chunks(tasks))
    await db
      .insert(t.searchTask)
      .values(part)
      .onConflictDoUpdate({ target: name, set: { at: sql`excluded.${sql.identifier(at.name)}` } })
}

/** What waits to be indexed, what has waited longest first. */
export async function listTasks({ db, t }: Tx, limit: number): Promise<Task[]> {
  return db.select().from(t.searchTask).orderBy(asc(t.searchTask.at), asc(t.searchTask.name)).limit(limit)
}

/** Takes a task away, unless its record has changed again since. */
export async function deleteTask({ db, t }: Tx, { name, at }: Task) {
  await db.delete(t.searchTask).where(and(eq(t.searchTask.name, name), eq(t.searchTask.at, at)))
}
