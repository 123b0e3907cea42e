import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { newId } from '../src/ids.ts'
import { openPostgres } from '../src/store/postgres/postgres.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import { type PutBack, putBackPostgres, putBackSqlite } from './put-back.ts'

/** Where the end of something is arranged: with the test that runs, or with a hook where several tests share it. */
export type AtEnd = (end: () => Promise<void> | void) => void

const openers = new WeakMap<Store, () => Promise<Store>>()
let server: pg.Pool | undefined

/** One line to the engine's server for all the tests of this process. */
async function askServer(query: string) {
  server ??= new pg.Pool({ connectionString: `${inject('base')}/postgres`, max: 1, allowExitOnIdle: true })
  await server.query(query)
}

/** A copy of the base that nobody else has. */
type StoreCopy = {
  store: Store
  /** Makes what puts everything back as it is now, while the store stays open. */
  keep(): Promise<PutBack>
  end(): Promise<void>
}

async function copySqlite(): Promise<StoreCopy> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-test-'))
  cpSync(inject('base'), folder, { recursive: true })
  const store = await openSqlite(folder)
  openers.set(store, () => {
    // Of its own: a second one opened while the first is would be written over.
    const left = mkdtempSync(path.join(tmpdir(), 'hubs-test-left-'))
    cpSync(folder, left, { recursive: true })
    onTestFinished(() => rmSync(left, { recursive: true, force: true }))
    return openSqlite(left)
  })
  return {
    store,
    keep: async () => putBackSqlite({ base: inject('base'), folder }),
    async end() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function copyPostgres(): Promise<StoreCopy> {
  const name = `test_${newId().replaceAll('-', '')}`
  // By files and not, as it does by itself, page by page through its log: a third of the time.
  await askServer(`CREATE DATABASE ${name} TEMPLATE base STRATEGY FILE_COPY`)
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-test-'))
  const address = `${inject('base')}/${name}`
  const open = () => openPostgres(address, folder)
  const store = await open()
  openers.set(store, open)
  return {
    store,
    keep: () => putBackPostgres({ address, folder }),
    async end() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
      await askServer(`DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

export const copyBase = (): Promise<StoreCopy> => (process.env.TEST_ENGINE === 'sqlite' ? copySqlite() : copyPostgres())

/** A store of its own, begun with the first programme; gone at the end. */
export async function openTestStore(atEnd: AtEnd = onTestFinished): Promise<Store> {
  const { store, end } = await copyBase()
  atEnd(end)
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
