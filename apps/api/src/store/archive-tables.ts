import { is } from 'drizzle-orm'
import { PgBigInt53, PgBoolean, type PgColumn, PgInteger, PgJsonb } from 'drizzle-orm/pg-core'
import { marksOf, type TableName, tableNames } from './personal/personal-columns.ts'
import { configOf, fieldOf, keyOf, nameOf } from './personal/table-keys.ts'

type ColumnKind = 'text' | 'number' | 'boolean' | 'instant' | 'json'
type ArchiveColumn = {
  name: string
  kind: ColumnKind
  nullable: boolean
  hasDefault: boolean
  /** What a file of its own is called that an archive keeps this column’s value in, by the key of its row. */
  file: ((key: string) => string) | null
}
export type ArchiveTable = {
  name: TableName
  columns: ArchiveColumn[]
  /** What its rows are told apart and put in order by. */
  key: string[]
  /** The column that names the row this one belongs to; null where the row says itself of which school it is. */
  belongsTo: { column: string; table: TableName; key: string } | null
}

/** Whole tables that no archive has, and why. Every other table is in it, a new one too. */
export const leftOut: Partial<Record<TableName, string>> = {
  credential: 'passwords',
  session: 'who is signed in',
  linkToken: 'sign-in links',
  rateLimit: 'attempts to sign in',
  authenticator: 'two-step sign-in',
  recoveryCode: 'two-step sign-in',
  passkey: 'two-step sign-in',
  passkeyChallenge: 'two-step sign-in',
  displayDevice: 'connected classroom screens',
  meetingCheckIn: 'check-in codes',
  checkInCode: 'check-in codes',
  checkInToken: 'check-in codes',
  calendarFeed: 'calendar addresses, which are keys',
  calendarEntry: 'what invitations have put into people’s calendars',
  visitorFormSettings: 'the key of the visitors’ form',
  mail: 'emails on their way, which may have sign-in links in them',
  idempotencyKey: 'answers kept for a day, so that nothing is done twice',
  searchScope: 'the search index, which is made again',
  searchDoc: 'the search index, which is made again',
  searchWord: 'the search index, which is made again',
  searchTerm: 'the search index, which is made again',
  searchDeletionKey: 'the search index, which is made again',
  searchTask: 'the search index, which is made again',
}

/** Keys that stay: a certificate has its code printed on it, and has to be found by it for years. */
const keptKeys = new Set(['certificate.code'])
/** What people uploaded, kept in base64: in an archive each is a file that opens by itself, and its record names it. */
const uploaded: Record<string, (key: string) => string> = { 'schoolLogo.png': key => `files/logo/${key}.png` }
/** Where a row belongs that no reference ties to its school. */
const untied: Partial<Record<TableName, { column: string; table: TableName; key: string }>> = {
  disclosedCounts: { column: 'programmeId', table: 'programme', key: 'id' },
}

function kindOf(column: PgColumn): ColumnKind {
  if (is(column, PgBigInt53)) return 'instant'
  if (is(column, PgInteger)) return 'number'
  if (is(column, PgBoolean)) return 'boolean'
  return is(column, PgJsonb) ? 'json' : 'text'
}

function referencesOf(name: TableName) {
  return configOf(name).foreignKeys.map(each => {
    const { columns, foreignTable, foreignColumns } = each.reference()
    const [column, key] = [columns[0], foreignColumns[0]]
    const table = nameOf(foreignTable)
    if (!column || !key || !table) throw new Error(`${name} refers to what is no table`)
    return { column: fieldOf(column), table, key: fieldOf(key), isRequired: column.notNull }
  })
}

function describe(name: TableName): ArchiveTable {
  const { columns } = configOf(name)
  const marks = marksOf(name)
  const parent = referencesOf(name).find(each => each.isRequired)
  const isOwn = name === 'school' || columns.some(column => fieldOf(column) === 'schoolId')
  return {
    name,
    columns: columns
      .filter(column => marks[fieldOf(column)] !== 'secret' || keptKeys.has(`${name}.${fieldOf(column)}`))
      .map(column => ({
        name: fieldOf(column),
        kind: kindOf(column),
        nullable: !column.notNull,
        hasDefault: column.hasDefault,
        file: uploaded[`${name}.${fieldOf(column)}`] ?? null,
      })),
    key: keyOf(name),
    belongsTo: isOwn
      ? null
      : (untied[name] ?? (parent && { column: parent.column, table: parent.table, key: parent.key }) ?? null),
  }
}

/** Every table, those first that others refer to. */
export const tablesInOrder: readonly TableName[] = (() => {
  const order = new Set<TableName>()
  const visit = (name: TableName, on: readonly TableName[]) => {
    if (order.has(name)) return
    if (on.includes(name)) throw new Error(`${[...on, name].join(' → ')}: each would have to come before the other`)
    for (const { table } of referencesOf(name)) if (table !== name) visit(table, [...on, name])
    order.add(name)
  }
  for (const name of tableNames) visit(name, [])
  return [...order]
})()

/** What an archive has of a school, made from the schema; in an order in which it can be put in again. */
export const archiveTables: readonly ArchiveTable[] = tablesInOrder
  .filter(name => !(name in leftOut))
  .map(name => describe(name))
