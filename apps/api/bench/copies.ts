import Database from 'better-sqlite3'
import path from 'node:path'

type Copied = {
  table: 'strategy' | 'reply'
  /** Which rows are copied. */
  where: string
  /** What is another in each copy, as SQL in which `@n` is the copy's number; the other columns stay. */
  anew: Record<string, string>
  times: number
}

/** Far beyond any number that the store has given. */
const apart = 10_000_000

/**
 * Copies rows with what the index has of them, so many times: the same that the server would have put there one by one,
 * in a hundredth of the time.
 */
export function copyRows(folder: string, { table, where, anew, times }: Copied) {
  const db = new Database(path.join(folder, 'learning-hubs.db'))
  const columns = db
    .prepare<[], { name: string }>(`PRAGMA table_info(${table})`)
    .all()
    .map(column => column.name)
  const put = (into: string, values: Record<string, string>, from: string) =>
    db.prepare(
      `INSERT INTO ${into} (${Object.keys(values).join()}) SELECT ${Object.values(values).join()} FROM ${from}`,
    )
  const kept = Object.fromEntries(columns.map(column => [column, column]))
  const rows = put(table, { ...kept, id: `id || '-c' || @n`, ...anew }, `${table} WHERE ${where} AND length(id) = 36`)
  const theirs = `kind = '${table}' AND number < ${apart} AND substr(name, ${table.length + 2}) IN (SELECT id FROM ${table} WHERE ${where})`
  const number = `+ @n * ${apart}`
  const docs = put(
    'search_doc',
    { number: `number ${number}`, name: `name || '-c' || @n`, scope: 'scope', kind: 'kind' },
    `search_doc WHERE ${theirs}`,
  )
  const words = put(
    'search_word',
    { doc: `doc ${number}`, scope: 'scope', kind: 'kind', word: 'word', stem: 'stem', rank: 'rank - @n * 100000' },
    `search_word WHERE doc IN (SELECT number FROM search_doc WHERE ${theirs})`,
  )
  db.transaction(() => {
    for (let n = 1; n <= times; n++) for (const each of [rows, docs, words]) each.run({ n })
  })()
  db.close()
}
