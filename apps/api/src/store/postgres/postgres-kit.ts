import * as pg from 'drizzle-orm/pg-core'
import type { Kit } from '../kit.ts'

const textByCodePoint = pg.customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

const postgresKitParts = {
  table: pg.pgTable,
  id: () => pg.text().primaryKey(),
  number: () => pg.integer().primaryKey().generatedAlwaysAsIdentity(),
  text: () => pg.text(),
  ref: (to: () => pg.AnyPgColumn, actions?: { onDelete: 'cascade' }) => pg.text().notNull().references(to, actions),
  key: () => textByCodePoint(),
  int: () => pg.integer(),
  bool: () => pg.boolean(),
  time: () => pg.bigint({ mode: 'number' }),
  json: <T>() => pg.jsonb().$type<T>(),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
}

// The SQLite types serve the code: both dialects' builders answer to the same calls, and the tests run on both.
export const postgresKit = postgresKitParts as unknown as Kit
