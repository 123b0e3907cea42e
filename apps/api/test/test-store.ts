import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { newId } from '../src/ids.ts'
import { openPostgres } from '../src/store/postgres/postgres.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import type { Store } from '../src/store/store.ts'

/** Where the end of something is arranged: with the test that runs, or with a hook where several tests share it. */
export type AtEnd = (end: () => Promise<void> | void) => void

const openers = new WeakMap<Store, () => Promise<Store>>()
let server: pg.Pool | undefined

/** One line to the engine's server for all the tests of this process. */
async function askServer(query: string) {
  server ??= new pg.Pool({ connectionString: `${inject('base')}/postgres`, max: 1, allowExitOnIdle: true })
  await server.query(query)
}

async function openSqliteCopy(atEnd: AtEnd): Promise<Store> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-test-'))
  atEnd(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(inject('base'), folder, { recursive: true })
  const store = await openSqlite(folder)
  openers.set(store, () => {
    const left = `${folder}-left`
    cpSync(folder, left, { recursive: true })
    onTestFinished(() => rmSync(left, { recursive: true, force: true }))
    return openSqlite(left)
  })
  return store
}

async function openPostgresCopy(atEnd: AtEnd): Promise<Store> {
  const name = `test_${newId().replaceAll('-', '')}`
  // By files and not, as it does by itself, page by page through its log: a third of the time.
  await askServer(`CREATE DATABASE ${name} TEMPLATE base STRATEGY FILE_COPY`)
  atEnd(() => askServer(`DROP DATABASE ${name} WITH (FORCE)`))
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-test-'))
  atEnd(() => rmSync(folder, { recursive: true, force: true }))
  const open = () => openPostgres(`${inject('base')}/${name}`, folder)
  const store = await open()
  openers.set(store, open)
  return store
}

/** A store of its own, begun with the first programme; gone at the end. */
export async function openTestStore(atEnd: AtEnd = onTestFinished): Promise<Store> {
  const store = await (process.env.TEST_ENGINE === 'sqlite' ? openSqliteCopy : openPostgresCopy)(atEnd)
  atEnd(() => store.close())
  return store
}

/**
 * The store as another process finds it now, nothing having been closed: on PostgreSQL a second server on the same
 * database, on SQLite the files as a killed server leaves them.
 */
export async function openAgain(store: Store): Promise<Store> {
  const open = openers.get(store)
  if (!open) throw new Error('not a store that openTestStore opened')
  const again = await open()
  onTestFinished(() => again.close())
  return again
}
