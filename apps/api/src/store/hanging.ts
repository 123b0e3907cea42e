import { inArray, sql, type SQLWrapper } from 'drizzle-orm'
import { columnOf, type TableName, tableNames, tableOf } from './personal/personal-columns.ts'
import { configOf, fieldOf, nameOf } from './personal/table-keys.ts'
import type { Tx } from './store.ts'

/** Every column there is that refers to a table, by that table. */
const references = Map.groupBy(
  tableNames.flatMap(table =>
    configOf(table).foreignKeys.flatMap(key => {
      const { columns, foreignTable } = key.reference()
      return columns.map(column => ({ table, column: fieldOf(column), to: nameOf(foreignTable) }))
    }),
  ),
  ({ to }) => to,
)

/** The columns that refer to a table, but for those of rows that go with what they refer to. */
const referencesTo = (to: TableName, beside: readonly TableName[] = []) =>
  (references.get(to) ?? []).filter(({ table }) => !beside.includes(table))

/**
 * On which of these rows something hangs: it would go with them, or keep them from going. Every reference there is
 * counts, one of a table that comes later too, so that nothing is taken away that nobody thought of.
 * @param ids the rows, or a query that finds them
 * @param beside tables whose rows may go with them
 */
export async function hangingOn(
  tx: Tx,
  to: TableName,
  ids: readonly string[] | SQLWrapper,
  beside: readonly TableName[],
): Promise<Set<string>> {
  const found = new Set<string>()
  const rowIds = Array.isArray(ids) ? [...ids] : (ids as SQLWrapper)
  for (const { table, column } of referencesTo(to, beside)) {
    const id = columnOf(tx, table, column)
    const rows = await tx.db
      .selectDistinct({ id: sql<string | null>`${id}` })
      .from(tableOf(tx, table))
      .where(inArray(id, rowIds))
    for (const row of rows) if (row.id !== null) found.add(row.id)
  }
  return found
}

/** What a meeting has before anybody has put anything to it. */
export const madeWithMeeting = [
  'segment',
  'run',
  'agendaSnapshot',
  'meetingCheckIn',
  'checkInCode',
  'checkInToken',
] as const satisfies readonly TableName[]
