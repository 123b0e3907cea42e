import { type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { BackupRefused, backupFolder } from '../backups.ts'
import { storeErrorOf } from '../store-errors.ts'
import { type Signal, type Store, StoreRefused, type Tx } from '../store.ts'
import { allTables } from '../tables/all.ts'
import { backupPostgres } from './postgres-backup.ts'
import { postgresKit } from './postgres-kit.ts'

const tables = allTables(postgresKit)
export const migrationsFolder = path.join(import.meta.dirname, '../../../migrations/postgres')
const CHANNEL = 'learning_hubs'

/** The address without its password, to be shown to a person. */
function shown(url: string): string {
  try {
    const parsed = new URL(url)
    parsed.password = ''
    return parsed.toString()
  } catch {
    return 'DATABASE_URL'
  }
}

/** Refuses what is not ours or newer than this; else says whether all its migrations are carried out. */
async function inspect(pool: pg.Pool, { url, migrations }: PostgresLocation): Promise<boolean> {
  const found = await pool
    .query<{ ours: string | null; tables: string }>(
      `SELECT to_regclass('drizzle.__drizzle_migrations')::text AS ours,
              (SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = 'public') AS tables`,
    )
    .catch((error: unknown) => {
      const why = error instanceof Error && error.message ? error.message : 'no answer'
      throw new StoreRefused(
        `The database at ${shown(url)} can’t be reached (${why}). Start it, or correct DATABASE_URL.`,
      )
    })
  const row = found.rows[0]
  if (!row?.ours) {
    if (Number(row?.tables) > 0)
      throw new StoreRefused(
        `The database at ${shown(url)} belongs to another program. It hasn’t been changed. Set DATABASE_URL to an empty database.`,
      )
    return false
  }
  const journal: { entries: unknown[] } = JSON.parse(readFileSync(path.join(migrations, 'meta/_journal.json'), 'utf8'))
  const applied = await pool.query<{ n: string }>('SELECT count(*) AS n FROM drizzle.__drizzle_migrations')
  const n = Number(applied.rows[0]?.n)
  if (n > journal.entries.length)
    throw new StoreRefused(
      `The database at ${shown(url)} was made by a newer version of Learning Hubs. It hasn’t been changed. Start that version, or restore a backup made by this one.`,
    )
  return n === journal.entries.length
}

/**
 * Serialization failures and deadlocks are the price of `serializable`; the whole work is done again. So it is where
 * somebody was quicker to take a key that the work had chosen as a free one (PostgreSQL manual, 13.5): done again, it
 * sees that key and chooses another. Where it takes the same one again, no further try can succeed.
 */
const MOST_TRIES = 40
const conflicts = new Set(['40001', '40P01'])

/** What stood in the way: the key that was taken, or only that something was; null where nothing could be done again. */
function obstacleOf(error: unknown): string | null {
  for (let e = error; e instanceof Error; e = e.cause) {
    if (!('code' in e)) continue
    if (conflicts.has(String(e.code))) return ''
    if (e.code === '23505') return 'detail' in e ? String(e.detail) : e.message
  }
  return null
}

/** What another server said. What cannot be read may be news of anything. */
function heard(payload: string): Signal {
  try {
    const { topic, id } = JSON.parse(payload) as Partial<Signal>
    if (typeof topic === 'string' && typeof id === 'string') return { topic, id }
  } catch {
    // Not one of ours, or of another version.
  }
  return { topic: 'all', id: '' }
}

/** Before its tables change, a backup where this machine can make one; a server without pg_dump must start all the same. */
async function upgrade(
  db: Parameters<typeof migrate>[0],
  pool: pg.Pool,
  { url, dataDir, migrations }: PostgresLocation,
) {
  const { rows } = await pool.query<{ ours: string | null }>(
    `SELECT to_regclass('drizzle.__drizzle_migrations')::text AS ours`,
  )
  if (rows[0]?.ours)
    await backupPostgres(url, dataDir, 'before-upgrade', Date.now()).catch((error: unknown) => {
      if (!(error instanceof BackupRefused)) throw error
      process.emitWarning(`No backup was made before this upgrade. ${error.message}`)
    })
  // All the steps in one transaction: it has all of them, or is as it was.
  await migrate(db, { migrationsFolder: migrations }).catch((error: unknown) => {
    if (storeErrorOf(error)) throw error
    throw new StoreRefused(
      `The database at ${shown(url)} couldn’t be brought up to date (${reasonOf(error)}). It’s as it was. Start the version you had before.`,
    )
  })
}

/** What the database itself says, and not the statement that it says it of. */
function reasonOf(error: unknown): string {
  const { cause } = error instanceof Error ? error : {}
  const said = cause instanceof Error ? cause : error
  return said instanceof Error ? said.message.replaceAll(/\s+/g, ' ') : 'no reason given'
}

/**
 * How long a request waits for one of the connections. Two hundred people choose in the same minute, each after the
 * other: on a slow machine the last waits longer than five seconds, and to be refused is worse.
 */
const TURN_MS = 15_000

/**
 * What a row found by an index costs the planner, beside one that comes next: 1.1, as is usual for a solid-state disk, and
 * for a school that is in memory anyway. At PostgreSQL's own 4, for a turning disk, it reads five years to find a term.
 */
const OPTIONS = '-c random_page_cost=1.1'

type PostgresLocation = { url: string; dataDir: string; migrations: string }

/** Opens the database at the address and brings its tables up to date; backups go into the folder. Throws StoreRefused. */
export async function openPostgres(url: string, dataDir: string, migrations = migrationsFolder): Promise<Store> {
  const place = { url, dataDir, migrations }
  const pool = new pg.Pool({ connectionString: url, options: OPTIONS, max: 10, connectionTimeoutMillis: TURN_MS })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  const db = drizzle(pool, { casing: 'snake_case' })
  try {
    if (!(await inspect(pool, place))) await upgrade(db, pool, place)
  } catch (error) {
    await pool.end()
    throw error
  }
  const asTx = (handle: unknown) => ({ db: handle, t: tables }) as Tx

  const listeners: ((signal: Signal) => void)[] = []
  const signals = await listen(url, signal => listeners.forEach(tell => tell(signal)))

  return {
    engine: 'postgres',
    backupFolder: backupFolder(dataDir),
    read: asTx(db),
    async write(work, kept = 'on disk') {
      const transaction = async (tx: { execute(query: SQL): Promise<unknown> }) => {
        if (kept === 'or redone') await tx.execute(sql`SET LOCAL synchronous_commit = off`)
        return work(asTx(tx))
      }
      let before: string | null = null
      for (let tries = 1; ; tries++) {
        try {
          return await db.transaction(transaction, { isolationLevel: 'serializable' })
        } catch (error) {
          const obstacle = obstacleOf(error)
          if (obstacle === null || tries === MOST_TRIES || (obstacle !== '' && obstacle === before)) throw error
          before = obstacle
          await wait(Math.random() * Math.min(2 ** tries, 100))
        }
      }
    },
    snapshot: work =>
      db.transaction(tx => work(asTx(tx)), { isolationLevel: 'repeatable read', accessMode: 'read only' }),
    async ping() {
      await pool.query('SELECT 1')
    },
    async bytes() {
      const { rows } = await pool.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes')
      return Number(rows[0]?.bytes)
    },
    waitingWrites: () => pool.waitingCount,
    async signal(signal) {
      // Here at once, so that whoever made the change reads it next; at the other servers as soon as they hear of it.
      for (const tell of listeners) tell(signal)
      await pool.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify(signal)])
    },
    onSignal: listener => void listeners.push(listener),
    backup: (kind, at) => backupPostgres(url, dataDir, kind, at),
    async close() {
      await signals.stop()
      await pool.end()
    },
  }
}

/** One connection of its own for LISTEN, opened again whenever it breaks. */
async function listen(url: string, hear: (signal: Signal) => void) {
  let stopped = false
  let client: pg.Client | undefined
  const open = async () => {
    client = new pg.Client({ connectionString: url })
    client.on('notification', message => hear(heard(message.payload ?? '')))
    client.on('error', () => undefined)
    client.on('end', () => {
      if (!stopped) void reopen()
    })
    await client.connect()
    await client.query(`LISTEN ${CHANNEL}`)
    // What was said while nobody listened is unknown: everything may have changed.
    hear({ topic: 'all', id: '' })
  }
  const reopen = async () => {
    for (let pause = 250; !stopped; pause = Math.min(pause * 2, 5000)) {
      await wait(pause)
      try {
        return await open()
      } catch {
        // The next round tries again; reads and writes report the outage themselves.
      }
    }
  }
  await open()
  return {
    async stop() {
      stopped = true
      await client?.end()
    },
  }
}
