import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startPostgres } from '../test/postgres-server.ts'
import type { Bar, Rounds } from './figures.ts'
import { type BenchSchools, fillBenchSchools } from './school.ts'
import { type BenchServer, startBenchServer } from './server.ts'

/** What rows stand on. Each part is made when the first row asks for it, and is gone with the world. */
export type World = {
  /** A folder for whatever a row has to write. */
  folder: string
  schools(): Promise<BenchSchools>
  /** Our server on that database, as `npm start` runs it. */
  server(): Promise<BenchServer>
  /** The folder of that database once our server has left it: only one may have it. */
  vacated(): Promise<string>
  /** A server of `bare/`, or of our own on another database; the same script and variables are the same server. */
  start(script: string, variables: Record<string, string>): Promise<BenchServer>
  /** The address of a new database on a PostgreSQL of the world's own. */
  database(name: string): Promise<string>
  end(): Promise<void>
}

/** A row of the table: `npm run bench -- part of its name` runs it alone; a `large` one is only run so, or by `all`. */
export type Work = { work: string; unit: string; bar: Bar; large?: true; measure(world: World): Promise<Rounds> }

export const ourServer = '../dist/server.js'

const keyOf = (script: string, variables: Record<string, string>) => JSON.stringify([script, variables])

export function createWorld(): World {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-bench-'))
  const dataDir = path.join(folder, 'schools')
  const servers = new Map<string, Promise<BenchServer>>()
  let filled: Promise<BenchSchools> | undefined
  let postgres: ReturnType<typeof startPostgres> | undefined
  const start = (script: string, variables: Record<string, string>) => {
    const key = keyOf(script, variables)
    const running = servers.get(key) ?? startBenchServer(script, variables)
    servers.set(key, running)
    return running
  }
  const ours = { DATA_DIR: dataDir }
  const schools = () => (filled ??= fillBenchSchools(dataDir))
  return {
    folder,
    schools,
    start,
    async server() {
      await schools()
      return start(ourServer, ours)
    },
    async vacated() {
      await schools()
      const key = keyOf(ourServer, ours)
      await (await servers.get(key))?.stop()
      servers.delete(key)
      return dataDir
    },
    async database(name) {
      const databases = path.join(folder, 'postgres')
      mkdirSync(databases, { recursive: true })
      chmodSync(folder, 0o755)
      const { address, createDatabase } = await (postgres ??= startPostgres(databases))
      await createDatabase(name)
      return `${address}/${name}`
    },
    async end() {
      for (const server of servers.values()) await (await server).stop()
      await (await postgres)?.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
