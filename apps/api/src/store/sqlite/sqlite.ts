import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { EventEmitter } from 'node:events'
import { accessSync, chmodSync, closeSync, constants, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { backupFolder } from '../backups.ts'
import { sqliteKit } from '../kit.ts'
import { type Signal, type Store, StoreRefused, type Tx } from '../store.ts'
import { allTables } from '../tables/all.ts'
import { createWriteQueue } from '../write-queue.ts'
import { backupInThread } from './sqlite-backup.ts'
import { databaseFile, inspect, knownMigrations, migrationsFolder as ours } from './sqlite-file.ts'
import { migrateAll, upgrade } from './sqlite-upgrade.ts'

const tables = allTables(sqliteKit)

/** Makes the folder where it is missing. Throws StoreRefused where nothing can be written into it. */
export function refuseUnwritable(dataDir: string) {
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

/** So many statements are kept; lists of different lengths in a query make many. */
const MOST_STATEMENTS = 500

/** The query builder prepares each query anew; here the same text is the same statement. */
function keepStatements(connection: Database.Database) {
  const kept = new Map<string, Database.Statement>()
  const prepare = connection.prepare.bind(connection)
  connection.prepare = ((text: string) => {
    const known = kept.get(text)
    // As it was when new: the builder switches a statement it reads from to plain rows.
    if (known) return known.reader ? known.raw(false) : known
    if (kept.size >= MOST_STATEMENTS) kept.clear()
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
  // What is deleted is written over, not only forgotten: neither the file nor a backup of it keeps what was erased.
  connection.pragma('secure_delete = ON')
  if (readonly) connection.pragma('query_only = ON')
  // What a write may have to take back is kept in memory: a file beside it doubled what was written for each of them.
  else connection.pragma('temp_store = MEMORY')
  return connection
}

/** On a connection of its own: what is read is as it was at the first read, whatever is written meanwhile. */
async function readAsOfNow<T>(file: string, check: () => void, work: (tx: Tx) => Promise<T>): Promise<T> {
  check()
  const connection = connect(file, true)
  try {
    connection.exec('BEGIN')
    return await work({ db: drizzle(connection, { casing: 'snake_case' }), t: tables })
  } finally {
    connection.close()
  }
}

/** Opens `learning-hubs.db` in the folder, making both where they are missing. Throws StoreRefused. */
export async function openSqlite(dataDir: string, migrationsFolder = ours): Promise<Store> {
  refuseUnwritable(dataDir)
  const file = databaseFile(dataDir)
  const isNew = !existsSync(file)
  if (!isNew) {
    inspect(file, knownMigrations(migrationsFolder))
    await upgrade({ dataDir, migrationsFolder })
  }
  // The log and all that SQLite puts beside it get the rights of the file itself.
  closeSync(openSync(file, 'a', 0o600))
  for (const each of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(each)) chmodSync(each, 0o600)
  const writer = connect(file, false)
  if (isNew) migrateAll(writer, migrationsFolder)
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
    backupFolder: backupFolder(dataDir),
    read,
    write: (work, kept) =>
      write(async () => {
        checkFile()
        return work(tx)
      }, kept === 'or redone'),
    snapshot: work => readAsOfNow(file, checkFile, work),
    async ping() {
      reader.prepare('SELECT 1').get()
      checkFile()
    },
    async bytes() {
      const sizes = [file, `${file}-wal`].map(each => statSync(each, { throwIfNoEntry: false })?.size ?? 0)
      return sizes.reduce((sum, size) => sum + size, 0)
    },
    waitingWrites: write.waiting,
    async signal(signal) {
      signals.emit('signal', signal)
    },
    onSignal: listener => void signals.on('signal', listener),
    async backup(kind, at) {
      checkFile()
      return backupInThread({ dataDir, kind, at })
    },
    async close() {
      // Behind all that were asked for before.
      await write(async () => undefined)
      reader.close()
      writer.close()
    },
  }
}
