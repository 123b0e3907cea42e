import * as lite from 'drizzle-orm/sqlite-core'

/**
 * The column kit: tables are described once against these few words, and exist for both engines.
 * `time` is an instant kept as epoch milliseconds; `json` is kept as text on SQLite and as jsonb on PostgreSQL.
 */
export const sqliteKit = {
  table: lite.sqliteTable,
  id: () => lite.text().primaryKey(),
  /** A number that the store gives to each new row: short, where there are very many that name it. */
  number: () => lite.integer().primaryKey(),
  text: () => lite.text(),
  /** The id of a row of another table, always there. Without `actions` a row that is named can't be deleted. */
  ref: (to: () => lite.AnySQLiteColumn, actions?: { onDelete: 'cascade' }) =>
    lite.text().notNull().references(to, actions),
  /** Text in the order of its code points, whatever the language of the database: made with `foldText`. */
  key: () => lite.text(),
  int: () => lite.integer(),
  bool: () => lite.integer({ mode: 'boolean' }),
  time: () => lite.integer(),
  json: <T>() => lite.text({ mode: 'json' }).$type<T>(),
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
  primaryKey: lite.primaryKey,
}

export type Kit = typeof sqliteKit
