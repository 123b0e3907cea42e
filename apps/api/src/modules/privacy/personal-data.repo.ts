import {
  involving,
  marksOf,
  ownedBy,
  type Row,
  type TableName,
  tableNames,
  tableOf,
} from '../../store/personal/personal-columns.ts'
import { personal } from '../../store/personal/personal.ts'
import type { Tx } from '../../store/store.ts'

/** Kept to find and to search by: the same again in other words. */
const derived = new Set<TableName>([
  'searchScope',
  'searchDoc',
  'searchWord',
  'searchTerm',
  'searchDeletionKey',
  'idempotencyKey',
])

/**
 * Of a row what is this person's to have: facts about them, and their own words. Another's id or words are not, nor any
 * key; the notes of a visit to them are, once they were handed over.
 */
function shareOf(table: TableName, row: Row, personId: string, own: boolean): Row {
  const share: Row = {}
  for (const [name, mark] of Object.entries(marksOf(table))) {
    const theirs =
      mark === 'fact' ||
      mark === 'no' ||
      (mark === 'who' && row[name] === personId) ||
      (mark === 'words' && own) ||
      (mark.startsWith('by:') && row[mark.slice(3)] === personId) ||
      (table === 'observation' && name === 'notes' && row.status === 'handed-over')
    if (theirs) share[name] = row[name]
  }
  return share
}

/** Everything the store has about a person, by table; tables with nothing are left out. */
export async function readPersonalData(tx: Tx, personId: string): Promise<Record<string, Row[]>> {
  const found: Record<string, Row[]> = {}
  for (const table of tableNames) {
    const condition = derived.has(table) ? undefined : involving(tx, table, personId)
    if (!condition) continue
    const rows: Row[] = await tx.db.select().from(tableOf(tx, table)).where(condition)
    if (rows.length === 0) continue
    const owned = ownedBy(tx, table, personId)
    const own: Row[] = owned && rows.length > 0 ? await tx.db.select().from(tableOf(tx, table)).where(owned) : []
    const ownKeys = new Set(own.map(row => JSON.stringify(row)))
    found[table] = rows.map(row => shareOf(table, row, personId, ownKeys.has(JSON.stringify(row))))
  }
  return found
}

/** How many rows of each table an erasure would take the words out of, or take away. */
export async function countOwnWords(tx: Tx, personId: string): Promise<Partial<Record<TableName, number>>> {
  const counts: Partial<Record<TableName, number>> = {}
  for (const table of tableNames) {
    const { goes, columns } = personal[table]
    const owned = ownedBy(tx, table, personId)
    if (!owned || !(goes || Object.values<string>(columns).includes('words'))) continue
    const rows = await tx.db.select().from(tableOf(tx, table)).where(owned)
    if (rows.length > 0) counts[table] = rows.length
  }
  return counts
}
