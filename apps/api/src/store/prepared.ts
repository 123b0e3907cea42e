import { type Placeholder, sql } from 'drizzle-orm'
import type { Lookup } from './store.ts'

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
