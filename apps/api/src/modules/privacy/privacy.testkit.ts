import { WAIT_MS } from '@hubs/testing/limits'
import Database from 'better-sqlite3'
import { getTableColumns, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import path from 'node:path'
import { expect, onTestFinished } from 'vitest'
import {
  asText,
  columnOf,
  marksOf,
  type Row,
  type TableName,
  tableNames,
  tableOf,
} from '../../store/personal/personal-columns.ts'
import { personal } from '../../store/personal/personal.ts'
import { personKeys } from '../../store/search-keys.ts'
import { databaseFile } from '../../store/sqlite/sqlite-file.ts'
import type { Store, Tx } from '../../store/store.ts'
import { createSearchQueue } from '../search/index/search-queue.service.ts'
import { listUnfinished } from './erasure.repo.ts'
import { createErasures } from './erasures.service.ts'

export const canaryName = 'Zebedee Canarywharf'
export const canaryMail = 'zebedee.canary@school.test'
/** Of each column of words: what this person wrote there. */
const canaryWords = (table: string, column: string) => `canary words of ${table} ${column}`
/** What somebody else wrote, with the person's name in it. */
const aboutThem = (table: string, column: string) => `As ${canaryName} said of ${table} ${column}.`
const other = 'somebody-else'
/** What is found through others names them. */
const fixed: Record<string, string> = { planId: 'plan-of-theirs', replyId: 'reply-of-theirs' }

/** Erasures as the next server on this store has them. */
export function erasuresOf(store: Store, clock: { now: number }) {
  const [now, log] = [() => clock.now, { warn: () => undefined }]
  const searchQueue = createSearchQueue({ store, now, log })
  onTestFinished(() => searchQueue.stop())
  return createErasures({ store, now, log, mail: { forget: async () => undefined }, searchQueue })
}

/** Until no erasure is on: one that takes long answers before its end. */
export const allErased = (store: Store) =>
  expect.poll(async () => (await listUnfinished(store.read)).length, { timeout: WAIT_MS }).toBe(0)

/** Each person-column of theirs, or only those where somebody else stands in the others. */
function valueFor(table: TableName, column: string, type: string, personId: string): unknown {
  const mark = marksOf(table)[column] ?? 'no'
  if (mark === 'who') return personId
  const text =
    mark === 'words' || mark.startsWith('by:')
      ? canaryWords(table, column)
      : mark === 'shared' || mark === 'names'
        ? aboutThem(table, column)
        : undefined
  if (type === 'json') {
    if (mark === 'ids') return [[personId, other]]
    if (mark === 'names') return { people: [{ id: personId, name: canaryName }], said: text }
    return text ? [text] : []
  }
  if (type === 'boolean') return false
  if (type === 'number') return 1
  return text ?? `${table}-${column}`
}

const notWritten = new Set<TableName>([
  'school',
  'person',
  'searchScope',
  'searchDoc',
  'searchWord',
  'searchTerm',
  'searchDeletionKey',
])

type Raw = { execute(query: unknown): Promise<unknown> }

/** A write that no reference between rows holds up. */
async function writeUnchecked(store: Store, work: (tx: Tx) => Promise<void>) {
  if (store.engine === 'postgres')
    return store.write(async tx => {
      const raw = tx.db as unknown as Raw
      await raw.execute(sql`DO $$ DECLARE each record; BEGIN
        FOR each IN SELECT conrelid::regclass AS t, conname FROM pg_constraint WHERE contype = 'f'
          AND conrelid::regclass::text NOT LIKE 'search%' LOOP
          EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', each.t, each.conname);
        END LOOP; END $$`)
      await work(tx)
    })
  const beside = new Database(databaseFile(path.dirname(store.backupFolder)), { timeout: WAIT_MS })
  beside.pragma('foreign_keys = OFF')
  await work({ db: drizzle(beside, { casing: 'snake_case' }), t: store.read.t })
  beside.close()
}

/** A person with something of theirs in every column of every table there is. */
export async function plantCanaries(store: Store, schoolId: string, personId: string) {
  await writeUnchecked(store, async tx => {
    for (const table of tableNames) {
      if (notWritten.has(table)) continue
      const row: Row = {}
      for (const [name, column] of Object.entries(getTableColumns(tableOf(tx, table))))
        row[name] = fixed[name] ?? valueFor(table, name, column.dataType, personId)
      if ('schoolId' in row) row.schoolId = schoolId
      if (table === 'plan') row.id = fixed.planId
      if (table === 'reply') row.id = fixed.replyId
      if (table === 'mail') row.to = canaryMail
      await tx.db.insert(tableOf(tx, table)).values(row as never)
    }
  })
}

export const canary = (schoolId: string, id: string, now: number) => {
  const named = { name: canaryName, email: canaryMail, job: 'Canary keeper', department: 'Canaries' }
  return {
    id,
    schoolId,
    ...named,
    preferredName: 'Zeb',
    ...personKeys(named),
    staffKind: 'teaching' as const,
    workingDays: ['mon'],
    seniorLeader: false,
    roles: [],
    joinedAt: now,
    leftAt: now,
    createdAt: now,
  }
}

/** Every place in the whole store, but for ids, where anything of the person still stands. */
export async function findTraces(tx: Tx, patterns: readonly RegExp[]): Promise<string[]> {
  const traces: string[] = []
  for (const table of tableNames)
    for (const column of Object.keys(personal[table].columns)) {
      const rows = await tx.db.select({ text: asText(columnOf(tx, table, column)) }).from(tableOf(tx, table))
      for (const { text } of rows)
        if (text && patterns.some(pattern => pattern.test(text)))
          traces.push(`${table}.${column}: ${text.slice(0, 80)}`)
    }
  return traces
}
