import { type Placeholder, sql } from 'drizzle-orm'
import type { Lookup, Tx } from './store.ts'

/** What stands in a query for a value that is given each time. */
type Placeholders<Name extends string> = Record<Name, Placeholder>

type Prepared<Rows> = { execute(values: Record<string, unknown>): PromiseLike<Rows> }

/**
 * A query that is asked all the time: the builder makes its text once for each connection and the statement is kept,
 * where else the text takes longer than the answer. `names` are what is given at each call. A transaction of PostgreSQL
 * is a new builder each time, and makes its text anew.
 */
export function preparedQuery<Name extends string, Rows>(
  names: readonly Name[],
  build: (tx: Lookup, given: Placeholders<Name>) => { prepare(): Prepared<Rows> },
): (tx: Lookup, values: Record<Name, string | number | boolean>) => PromiseLike<Rows> {
  const given = Object.fromEntries(names.map(name => [name, sql.placeholder(name)])) as unknown as Placeholders<Name>
  const kept = new WeakMap<Lookup['db'], Prepared<Rows>>()
  return (tx, values) => {
    let query = kept.get(tx.db)
    if (!query) {
      query = build(tx, given).prepare()
      kept.set(tx.db, query)
    }
    return query.execute(values)
  }
}

/** The same for rows that are put in together: one text for each number of them, so let there be few numbers. */
export function preparedInsert<Row extends Record<string, unknown>>(
  columns: readonly (keyof Row & string)[],
  build: (tx: Tx, given: Placeholders<keyof Row & string>[]) => { prepare(): Prepared<unknown> },
): (tx: Tx, rows: readonly Row[]) => PromiseLike<unknown> {
  const kept = new WeakMap<Tx['db'], Map<number, Prepared<unknown>>>()
  const eachOf = <T>(rows: readonly Row[], value: (row: Row, column: keyof Row & string, name: string) => T) =>
    rows.map((row, at) => columns.map(column => [column, value(row, column, `${column}${at}`)] as const))
  return (tx, rows) => {
    const ofLength = kept.get(tx.db) ?? new Map<number, Prepared<unknown>>()
    kept.set(tx.db, ofLength)
    let query = ofLength.get(rows.length)
    if (!query) {
      const given = eachOf(rows, (_row, _column, name) => sql.placeholder(name)).map(Object.fromEntries)
      query = build(tx, given as Placeholders<keyof Row & string>[]).prepare()
      ofLength.set(rows.length, query)
    }
    const values: Record<string, unknown> = {}
    eachOf(rows, (row, column, name) => (values[name] = row[column]))
    return query.execute(values)
  }
}
