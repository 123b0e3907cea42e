import { eq, like, or, type SQL, sql } from 'drizzle-orm'
import {
  asText,
  columnOf,
  marked,
  marksOf,
  ownedBy,
  type Row,
  type TableName,
  tableNames,
  tableOf,
} from '../../store/personal/personal-columns.ts'
import { personal } from '../../store/personal/personal.ts'
import { keysWhere, withKey } from '../../store/personal/table-keys.ts'
import type { Tx } from '../../store/store.ts'
import type { Mark } from '../../store/tables/personal-marks.ts'
import { ERASED_WORDS, type Redaction, redact } from './redaction.rules.ts'

/** What is found by the words of a table’s rows, and by which of their columns. */
const searchedBy = {
  plan: ['plan', 'id'],
  report: ['plan', 'planId'],
  reply: ['reply', 'id'],
  strategy: ['strategy', 'id'],
  adaptation: ['strategy', 'strategyId'],
  hub: ['hub', 'id'],
  outcome: ['hub', 'hubId'],
  reference: ['reference', 'id'],
  minutes: ['minutes', 'meetingId'],
} as const satisfies Partial<Record<TableName, readonly [string, string]>>
type Found = { kind: (typeof searchedBy)[keyof typeof searchedBy][0]; id: string }

const isText = (mark: Mark) => ['words', 'shared', 'names', 'visitor'].includes(mark) || mark.startsWith('by:')

/** Tables an erasure goes through: what is found through others first. The person and the search have ways of their own. */
export const erasedTables: readonly TableName[] = tableNames
  .filter(table => table !== 'person' && !table.startsWith('search'))
  .toSorted((a, b) => Number(typeof personal[b].owner === 'object') - Number(typeof personal[a].owner === 'object'))

/** Those of theirs with a key in them, which let somebody in, and what an import could be taken back by. */
export const firstTables = erasedTables.filter(
  table =>
    personal[table].goes && (table === 'peopleImportLine' || marked(table, mark => mark === 'secret').length > 0),
)

/**
 * Finds too much rather than too little. Beyond a to z SQLite doesn’t know large letters from small ones, an apostrophe is
 * typed in several ways, and a backslash means something else to each engine.
 */
const patternOf = (token: string) => `%${token.replaceAll(/[^ -&(-[\]-~]+/g, '%').toLowerCase()}%`

/** The rows of a table that are theirs, or may have their name in them; undefined where no row can. */
function concerned(tx: Tx, table: TableName, { personId, tokens }: Redaction): SQL | undefined {
  const hasWords = personal[table].goes || marked(table, mark => mark === 'words').length > 0
  const theirs = marked(table, mark => mark.startsWith('by:')).map(name => marksOf(table)[name]?.slice(3) ?? '')
  // Where they did something from is kept in the details.
  if (table === 'audit') theirs.push('actorId')
  const patterns = [...new Set(tokens.map(patternOf))]
  return or(
    hasWords ? ownedBy(tx, table, personId) : undefined,
    ...theirs.map(name => eq(columnOf(tx, table, name), personId)),
    ...marked(table, isText).flatMap(name => {
      const text = sql`lower(${asText(columnOf(tx, table, name))})`
      return patterns.map(pattern => like(text, pattern))
    }),
  )
}

/** The keys of all that has to be looked at of a table, by pieces. */
export async function* listConcerned(tx: Tx, table: TableName, naming: Redaction): AsyncGenerator<Row[]> {
  const holds = concerned(tx, table, naming)
  if (holds) yield* keysWhere(tx, table, holds)
}

const withoutAddress = (details: unknown) => {
  const { ip: _, ...rest } = details as Row
  return rest
}

function erased(tx: Tx, table: TableName, row: Row, isOwn: boolean, naming: Redaction): Row {
  const change: Row = {}
  for (const [name, mark] of Object.entries(marksOf(table))) {
    const value = row[name]
    if (!isText(mark) || value === null) continue
    const isTheirs = mark === 'words' ? isOwn : mark.startsWith('by:') && row[mark.slice(3)] === naming.personId
    const isJson = columnOf(tx, table, name).dataType === 'json'
    // What was left empty stays empty: how many wrote something is still counted.
    const blank = value === '' ? '' : isJson ? {} : ERASED_WORDS
    const own = table === 'audit' && row.actorId === naming.personId ? withoutAddress(value) : value
    const after = isTheirs ? blank : redact(own, naming)
    if (JSON.stringify(after) !== JSON.stringify(value)) change[name] = after
  }
  return change
}

/** Takes them out of one row, whole, or the row away; what was done before is left as it is. Returns what is found by it. */
export async function eraseRow(tx: Tx, table: TableName, key: Row, naming: Redaction): Promise<Found | null> {
  const here = withKey(tx, table, key)
  const rows = tableOf(tx, table)
  const own = ownedBy(tx, table, naming.personId)
  const [found] = await tx.db
    .select({ row: rows, isOwn: own ? sql<number>`case when ${own} then 1 else 0 end` : sql<number>`0` })
    .from(rows)
    .where(here)
  if (!found) return null
  const row: Row = found.row
  const isOwn = found.isOwn === 1
  const change = erased(tx, table, row, isOwn, naming)
  if (isOwn && personal[table].goes) await tx.db.delete(rows).where(here)
  else if (Object.keys(change).length > 0) await tx.db.update(rows).set(change).where(here)
  if (!(table in searchedBy)) return null
  const [kind, column] = searchedBy[table as keyof typeof searchedBy]
  return { kind, id: String(row[column]) }
}
