import { quoted } from '@hubs/rules/text/quoted'
import { z } from 'zod'
import { type ArchiveTable, archiveTables } from '../../store/archive-tables.ts'
import type { Row } from '../../store/personal/personal-columns.ts'

const column = z.strictObject({ name: z.string(), kind: z.enum(['text', 'number', 'boolean', 'instant', 'json']) })

/** `manifest.json` of an archive: what is in it, and how each file can be told to be whole. */
export const manifest = z.strictObject({
  format: z.literal('learning-hubs-school'),
  version: z.literal(1),
  made: z.iso.datetime(),
  school: z.strictObject({ id: z.string(), name: z.string() }),
  tables: z.array(
    z.strictObject({ name: z.string(), rows: z.int().min(0), sha256: z.string(), columns: z.array(column) }),
  ),
  /** What was uploaded; archives of earlier versions had it inside the records. */
  files: z.array(z.strictObject({ name: z.string(), sha256: z.string() })).default([]),
  leftOut: z.record(z.string(), z.string()),
})
export type Manifest = z.infer<typeof manifest>

/** What fields were called by earlier versions, by table: their archives can be read, too. */
const renamedFields: Record<string, Record<string, string>> = {
  person: { called: 'preferredName' },
  attendanceChange: { way: 'method' },
}
const fieldNow = (table: string, field: string) => renamedFields[table]?.[field] ?? field

/** What an archive says it has, by the names of now. */
export function manifestNow({ tables, ...said }: Manifest): Manifest {
  const now = tables.map(table => ({
    ...table,
    columns: table.columns.map(each => ({ ...each, name: fieldNow(table.name, each.name) })),
  }))
  return { ...said, tables: now }
}

export const MANIFEST_FILE = 'manifest.json'
export const ERASED_FILE = 'erased.json'
export const csvFile = (table: string) => `csv/${table}.csv`
export const jsonFile = (table: string) => `json/${table}.json`

/** The file that a field’s value is kept in; null where the record has the value itself. */
export const fileOf = ({ key }: ArchiveTable, { name, file }: ArchiveTable['columns'][number], row: Row) =>
  file && row[name] !== null ? file(key.map(each => String(row[each])).join('-')) : null

/** With the keys of each object in one order: the engines keep them in different ones. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]))
}

/** A row as it is the same on every engine, with the names of its files in the place of what is in them. */
export const sameOf = (table: ArchiveTable, row: Row): Row =>
  Object.fromEntries(
    table.columns.map(column => {
      const value = row[column.name]
      return [column.name, fileOf(table, column, row) ?? (column.kind === 'json' ? sorted(value) : value)]
    }),
  )

type Column = ArchiveTable['columns'][number]

/** No date is later, and no whole number of PostgreSQL larger. What is beyond them would fail each page that shows it. */
const [lastInstant, largestNumber] = [8.64e15, 2 ** 31 - 1]

function fits({ kind, nullable }: Column, value: unknown): boolean {
  if (value === null) return nullable
  switch (kind) {
    case 'text':
      return typeof value === 'string' && value.isWellFormed() && !value.includes('\0')
    case 'boolean':
      return typeof value === 'boolean'
    case 'json':
      return true
    case 'instant':
      return Number.isSafeInteger(value) && Math.abs(Number(value)) <= lastInstant
    case 'number':
      return Number.isSafeInteger(value) && Math.abs(Number(value)) <= largestNumber
  }
}

/** A row out of an archive, held against the schema; a sentence's end where it isn't one. */
export function rowOf({ name, columns }: ArchiveTable, given: readonly string[], value: unknown): Row | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'a line that isn’t a record'
  const row = Object.fromEntries(Object.entries(value).map(([field, each]) => [fieldNow(name, field), each])) as Row
  const strange = Object.keys(row).find(field => !given.includes(field))
  if (strange !== undefined) return `a field ${quoted(strange)} that its list of fields doesn’t have`
  for (const each of columns) {
    const { name: field } = each
    if (!given.includes(field)) continue
    if (!(field in row)) return `a record without ${quoted(field)}`
    if (!fits(each, row[field])) return `a record with the wrong kind of value in ${quoted(field)}`
  }
  return row
}

/** What this version can't take in of what an archive says it has; null where it can take in all. */
export function mismatch({ tables }: Manifest): string | null {
  for (const { name: table, columns } of tables) {
    const ours = archiveTables.find(each => each.name === table)
    if (!ours) return `It has ${quoted(table)}, which this version doesn’t know`
    const strange = columns.find(each => !ours.columns.some(own => own.name === each.name && own.kind === each.kind))
    const needed = ours.columns.find(
      own => !own.nullable && !own.hasDefault && !columns.some(each => each.name === own.name),
    )
    const field = (strange ?? needed)?.name
    if (strange) return `It has ${quoted(field ?? '')} in ${quoted(table)}, which this version doesn’t know`
    if (needed) return `It has no ${quoted(field ?? '')} in ${quoted(table)}`
  }
  return tables.some(({ name }) => name === 'school') ? null : 'It has no school in it'
}
