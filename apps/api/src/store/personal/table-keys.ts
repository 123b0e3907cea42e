import { type Column, sql, type SQL } from 'drizzle-orm'
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core'
import { postgresKit } from '../postgres/postgres-kit.ts'
import { readInTurns } from '../short-writes.ts'
import type { Tx } from '../store.ts'
import { allTables } from '../tables/all.ts'
import { columnOf, type Row, type TableName, tableNames, tableOf } from './personal-columns.ts'

// Of the two engines' descriptions the one that tells an instant from a number.
const described = allTables(postgresKit) as unknown as Record<TableName, PgTable>
const configs = new Map(tableNames.map(name => [name, getTableConfig(described[name])]))
const names = new Map(tableNames.map(name => [described[name], name]))

export const nameOf = (table: PgTable): TableName | undefined => names.get(table)

export function configOf(table: TableName) {
  const config = configs.get(table)
  if (!config) throw new Error(`no table ${table}`)
  return config
}

/** The column's name in the code: the builder knows it by that, until a query is made. */
export const fieldOf = (column: PgColumn) => column.name

/** What the rows of a table are told apart by. */
export function keyOf(table: TableName): string[] {
  const { columns, primaryKeys } = configOf(table)
  return (primaryKeys[0]?.columns ?? columns.filter(column => column.primary)).map(fieldOf)
}

const listOf = (parts: readonly SQL[]) => sql.join([...parts], sql`, `)

function compared(tx: Tx, table: TableName, key: Row): [columns: SQL, values: SQL] {
  const columns: Column[] = keyOf(table).map(name => columnOf(tx, table, name))
  const values = keyOf(table).map(name => sql`${key[name]}`)
  return [sql`(${listOf(columns.map(column => sql`${column}`))})`, sql`(${listOf(values)})`]
}

export function withKey(tx: Tx, table: TableName, key: Row): SQL {
  const [columns, values] = compared(tx, table, key)
  return sql`${columns} = ${values}`
}

/** The keys of those rows of a table for which something holds, by pieces; others have their turn meanwhile. */
export async function* keysWhere(tx: Tx, table: TableName, holds: SQL): AsyncGenerator<Row[]> {
  const columns = Object.fromEntries(keyOf(table).map(name => [name, sql<unknown>`${columnOf(tx, table, name)}`]))
  const order = Object.values(columns)
  const pieces = readInTurns(async (last: Row | undefined, most): Promise<Row[]> => {
    const [here, there] = last ? compared(tx, table, last) : []
    return tx.db
      .select({ ...columns, hit: sql<number>`case when ${holds} then 1 else 0 end` })
      .from(tableOf(tx, table))
      .where(here && sql`${here} > ${there}`)
      .orderBy(...order)
      .limit(most)
  })
  for await (const rows of pieces) yield rows.filter(row => row.hit === 1)
}
