import { and, asc, type Column, count, eq, gt, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { type ArchiveTable, archiveTables, tablesInOrder } from '../../store/archive-tables.ts'
import { columnOf, type Row, type TableName, tableOf } from '../../store/personal/personal-columns.ts'
import type { Tx } from '../../store/store.ts'

/** So many rows are in memory at once. */
const TOGETHER = 500

function ofSchool(tx: Tx, { name: table, belongsTo }: ArchiveTable, schoolId: string): SQL | undefined {
  if (!belongsTo) return eq(columnOf(tx, table, table === 'school' ? 'id' : 'schoolId'), schoolId)
  const parent = archiveTables.find(each => each.name === belongsTo.table)
  if (!parent) throw new Error(`${table} belongs to ${belongsTo.table}, which is in no archive`)
  const theirs = tx.db
    .select({ key: sql<string>`${columnOf(tx, parent.name, belongsTo.key)}` })
    .from(tableOf(tx, parent.name))
    .where(ofSchool(tx, parent, schoolId))
  // Not by the index on that column, which would have all of the rows sorted anew for each few of them.
  return inArray(sql`${columnOf(tx, table, belongsTo.column)} || ''`, theirs)
}

/**
 * In the same order on every engine. Our ids are so whatever the language of the database, and their index serves the
 * order as it is; other text is put in the order of its code points.
 */
const ordered = (column: Column): SQL =>
  column.columnType === 'PgText' && !/(^i|I)d$/.test(column.name) ? sql`${column} collate "C"` : sql`${column}`

/** Whatever comes after this row, in the order of these columns. */
function after(columns: readonly Column[], row: Row, names: readonly string[]): SQL | undefined {
  const [column, ...rest] = columns
  const [name = '', ...others] = names
  if (!column) return undefined
  const here = gt(ordered(column), row[name])
  return rest.length === 0 ? here : or(here, and(eq(column, row[name]), after(rest, row, others)))
}

/** Every row of a school in one table, a few at a time, in the order of their keys. */
export async function* readRows(tx: Tx, table: ArchiveTable, schoolId: string): AsyncGenerator<Row> {
  const columns = Object.fromEntries(
    table.columns.map(({ name }) => [name, columnOf(tx, table.name, name) as SQLiteColumn]),
  )
  const keys = table.key.map(name => columnOf(tx, table.name, name))
  for (let last: Row | undefined, isMore = true; isMore;) {
    const rows: Row[] = await tx.db
      .select(columns)
      .from(tableOf(tx, table.name))
      .where(and(ofSchool(tx, table, schoolId), last && after(keys, last, table.key)))
      .orderBy(...keys.map(key => asc(ordered(key))))
      .limit(TOGETHER)
    yield* rows
    last = rows.at(-1)
    isMore = rows.length === TOGETHER
  }
}

export async function insertRows(tx: Tx, table: TableName, rows: readonly Row[]): Promise<void> {
  // The archive's own check has held each value against the schema.
  await tx.db.insert(tableOf(tx, table)).values(rows as Tx['t']['audit']['$inferInsert'][])
}

/** The school that somebody works with here; null on a server that nobody has set up. */
export async function findSchoolInUse({ db, t }: Tx): Promise<string | null> {
  const [people] = await db.select({ n: count() }).from(t.person)
  const [setUp] = await db.select({ name: t.school.name }).from(t.school).where(isNotNull(t.school.setUpAt)).limit(1)
  if (setUp) return setUp.name
  const [school] = await db.select({ name: t.school.name }).from(t.school).limit(1)
  return (people?.n ?? 0) > 0 ? (school?.name ?? '') : null
}

/** The schools here, the oldest first. */
export async function listSchools({ db, t }: Tx) {
  return db.select({ id: t.school.id, name: t.school.name }).from(t.school).orderBy(asc(t.school.createdAt))
}

/** Takes out what a server begins with before anybody has set it up. */
export async function clearAll(tx: Tx): Promise<void> {
  for (const name of tablesInOrder.toReversed()) await tx.db.delete(tableOf(tx, name))
}

/** Everybody with an account who works there. */
export async function listColleagues({ db, t }: Tx, schoolId: string) {
  const { id, name, preferredName, email } = t.person
  return db
    .select({ id, name, preferredName, email })
    .from(t.person)
    .where(and(eq(t.person.schoolId, schoolId), isNull(t.person.leftAt), isNotNull(t.person.joinedAt)))
}

export async function countPeople({ db, t }: Tx, schoolId: string): Promise<number> {
  const [row] = await db.select({ n: count() }).from(t.person).where(eq(t.person.schoolId, schoolId))
  return row?.n ?? 0
}
