import { type Column, eq, getTableColumns, inArray, like, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import type { Tables } from '../tables/all.ts'
import type { Mark } from '../tables/personal-marks.ts'
import { personal } from './personal.ts'

export type TableName = keyof Tables
/** A table of which nothing is known but its columns: those that walk all of them. */
export type AnyTable = Tables['audit']
export type Row = Record<string, unknown>

export const tableNames = Object.keys(personal) as TableName[]
export const tableOf = ({ t }: Tx, name: TableName) => t[name] as unknown as AnyTable
export const marksOf = (name: TableName): Record<string, Mark> => personal[name].columns
const columnsOf = (tx: Tx, name: TableName): Record<string, Column> => getTableColumns(tableOf(tx, name))

export function columnOf(tx: Tx, table: TableName, name: string): Column {
  const column = columnsOf(tx, table)[name]
  if (!column) throw new Error(`${table} has no column ${name}`)
  return column
}

/** The text of a column, whatever it holds. */
export const asText = (column: Column): SQL<string> => sql<string>`cast(${column} as text)`

/** The columns of a table with one of these marks. */
export function marked(table: TableName, is: (mark: Mark) => boolean): string[] {
  return Object.entries(marksOf(table)).flatMap(([name, mark]) => (is(mark) ? [name] : []))
}

/** Rows that are this person's own; undefined where a table's rows are nobody's. */
export function ownedBy(tx: Tx, table: TableName, personId: string): SQL | undefined {
  const { owner } = personal[table]
  if (!owner) return undefined
  if (typeof owner === 'string') return eq(columnOf(tx, table, owner), personId)
  const theirs = tx.db
    .select({ id: sql<string>`${columnOf(tx, owner.of, 'id')}` })
    .from(tableOf(tx, owner.of))
    .where(ownedBy(tx, owner.of, personId))
  return inArray(columnOf(tx, table, owner.column), theirs)
}

/** Rows that have to do with this person: their own, and those that name them. */
export function involving(tx: Tx, table: TableName, personId: string): SQL | undefined {
  const named = marked(table, mark => mark === 'who').map(name => eq(columnOf(tx, table, name), personId))
  const listed = marked(table, mark => mark === 'ids').map(name =>
    like(asText(columnOf(tx, table, name)), `%${personId}%`),
  )
  const conditions = [ownedBy(tx, table, personId), ...named, ...listed].filter(each => each !== undefined)
  return conditions.length > 0 ? or(...conditions) : undefined
}
