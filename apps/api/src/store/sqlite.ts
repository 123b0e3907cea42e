import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs'
import { EventEmitter } from 'node:events'
import path from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import * as tables from './tables/sqlite.ts'
import { type Signal, type Store, StoreRefused } from './store.ts'
import { troubleOf } from './trouble.ts'
import { createWriteQueue } from './write-queue.ts'

/** "LHUB": written into the file's header, so that another program's database is never taken for ours. */
const applicationId = 0x4c485542
const migrationsFolder = path.join(import.meta.dirname, '../../migrations/sqlite')

/** How many migrations this version knows; kept in the file as its user_version. */
function knownMigrations(): number {
  const journal: { entries: unknown[] } = JSON.parse(
    readFileSync(path.join(migrationsFolder, 'meta/_journal.json'), 'utf8'),
  )
  return journal.entries.length
}

function prepareFolder(dataDir: string) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    chmodSync(dataDir, 0o700)
    accessSync(dataDir, constants.W_OK)
  } catch {
    throw new StoreRefused(
      `The data folder ${dataDir} can’t be written to. Give this user write access, or set DATA_DIR to another folder.`,
    )
  }
}

/** Looks at the file without changing a byte of it, and throws StoreRefused unless it is safe to open. */
function inspect(file: string) {
  const refuse = (why: string) =>
    new StoreRefused(
      `${file} ${why} It hasn’t been changed. Restore a backup in its place, or set DATA_DIR to another folder.`,
    )
  const head = Buffer.alloc(16)
  const handle = openSync(file, 'r')
  const read = readSync(handle, head, 0, 16, 0)
  closeSync(handle)
  if (read === 0) throw refuse('is empty, so it isn’t a Learning Hubs database.')
  if (head.toString('latin1') !== 'SQLite format 3\0') throw refuse('isn’t a Learning Hubs database, or is damaged.')

  // A log left behind by a killed server belongs to the file, and is read with it; without one, no trace of ours stays.
  const beside = [`${file}-wal`, `${file}-shm`]
  const hadLog = beside.some(each => existsSync(each))
  const db = new Database(file, { readonly: !hadLog, fileMustExist: true })
  try {
    if (db.pragma('application_id', { simple: true }) !== applicationId) throw refuse('belongs to another program.')
    const has = Number(db.pragma('user_version', { simple: true }))
    if (has > knownMigrations())
      throw new StoreRefused(
        `${file} was made by a newer version of Learning Hubs. It hasn’t been changed. Start that version, or restore a backup made by this one.`,
      )
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw refuse('is damaged.')
  } catch (error) {
    // A full disk says nothing of the file: nobody shall go back to a backup for that.
    if (error instanceof StoreRefused || troubleOf(error)) throw error
    throw refuse('is damaged.')
  } finally {
    db.close()
    if (!hadLog) for (const each of beside) rmSync(each, { force: true })
  }
}

/** So many statements are kept; lists of different lengths in a query make many. */
const mostStatements = 500

/** The query builder prepares each query anew; here the same text is the same statement. */
function keepStatements(connection: Database.Database) {
  const kept = new Map<string, Database.Statement>()
  const prepare = connection.prepare.bind(connection)
  connection.prepare = ((text: string) => {
    const known = kept.get(text)
    // As it was when new: the builder switches a statement it reads from to plain rows.
    if (known) return known.reader ? known.raw(false) : known
    if (kept.size >= mostStatements) kept.clear()
    const made = prepare(text)
    kept.set(text, made)
    return made
  }) as typeof connection.prepare
}

function connect(file: string, readonly: boolean) {
  const connection = new Database(file)
  connection.pragma('journal_mode = WAL')
  // The default under WAL loses acknowledged commits at a power cut; FULL loses none.
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('busy_timeout = 5000')
  if (readonly) connection.pragma('query_only = ON')
  return connection
}

/** Opens `learning-hubs.db` in the folder, making both where they are missing. Throws StoreRefused. */
export async function openSqlite(dataDir: string): Promise<Store> {
  prepareFolder(dataDir)
  const file = path.join(dataDir, 'learning-hubs.db')
  if (existsSync(file)) inspect(file)

  // The log and all that SQLite puts beside it get the rights of the file itself.
  closeSync(openSync(file, 'a', 0o600))
  for (const each of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(each)) chmodSync(each, 0o600)
  const writer = connect(file, false)
  writer.pragma(`application_id = ${applicationId}`)
  migrate(drizzle(writer), { migrationsFolder })
  writer.pragma(`user_version = ${knownMigrations()}`)
  const reader = connect(file, true)
  keepStatements(reader)
  keepStatements(writer)

  const read = { db: drizzle(reader, { casing: 'snake_case' }), t: tables }
  const tx = { db: drizzle(writer, { casing: 'snake_case' }), t: tables }
  const write = createWriteQueue(writer)
  const { ino: inode } = statSync(file)
  /** A file taken away goes on working until the server stops, and is gone with all that was written since. */
  const checkFile = () => {
    if (statSync(file, { throwIfNoEntry: false })?.ino === inode) return
    throw Object.assign(new Error(`${file} has been removed or replaced`), { code: 'SQLITE_READONLY_DBMOVED' })
  }
  // Each room listens for its own topics.
  const signals = new EventEmitter<{ signal: [Signal] }>().setMaxListeners(0)

  return {
    engine: 'sqlite',
    read,
    write: work =>
      write(async () => {
        checkFile()
        return work(tx)
      }),
    async ping() {
      reader.prepare('SELECT 1').get()
      checkFile()
    },
    async signal(signal) {
      signals.emit('signal', signal)
    },
    onSignal: listener => void signals.on('signal', listener),
    async close() {
      // Behind all that were asked for before.
      await write(async () => undefined)
      reader.close()
      writer.close()
    },
  }
}
