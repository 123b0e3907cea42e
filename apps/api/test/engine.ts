import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { prepareStore } from '../src/first-school.ts'
import { fillSearch } from '../src/modules/search/index/search-index.service.ts'
import { openPostgres } from '../src/store/postgres/postgres.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import { startPostgres } from './postgres-server.ts'
import { keepAsItIs } from './put-back.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with a begun SQLite database to copy, or the address of a PostgreSQL server with one named `base`. */
    base: string
  }
}

/** Noon on a Monday inside the choice window of the first programme. */
export const testNow = Date.parse('2026-09-14T11:00:00.000Z')

/** Starts the engine once for all test files and begins one database that each test copies. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-test-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  if (project.config.env.TEST_ENGINE === 'sqlite') {
    const store = await openSqlite(folder)
    await store.write(tx => prepareStore(tx, testNow))
    await fillSearch(store)
    await store.close()
    project.provide('base', folder)
    return remove
  }
  // What it has found out of a few rows by the minute would change its plans, and which minute it is, the tests.
  const { address, createDatabase, stop } = await startPostgres(folder, ['autovacuum=off'])
  await createDatabase('base')
  const store = await openPostgres(`${address}/base`, tmpdir())
  await store.write(tx => prepareStore(tx, testNow))
  await fillSearch(store)
  await store.close()
  await keepAsItIs(`${address}/base`)
  project.provide('base', address)
  return async () => {
    await stop()
    remove()
  }
}
