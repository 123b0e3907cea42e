import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { closeSync, copyFileSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { backupFolder } from '../backups.ts'
import { storeErrorOf } from '../store-errors.ts'
import { StoreRefused } from '../store.ts'
import { backupBeside } from './sqlite-backup.ts'
import { APPLICATION_ID, databaseFile, knownMigrations } from './sqlite-file.ts'

type Upgrade = { dataDir: string; migrationsFolder: string }

const dangling = (db: Database.Database) => (db.pragma('foreign_key_check') as unknown[]).length

/** Makes the tables, or brings them up to date: all the steps, or none. */
export function migrateAll(db: Database.Database, migrationsFolder: string) {
  // A step may build a table anew: with references enforced, dropping the old one would take their rows along.
  db.pragma('foreign_keys = OFF')
  const before = dangling(db)
  migrate(drizzle(db), { migrationsFolder })
  if (dangling(db) > before) throw new Error('rows name others that aren’t there any more')
  db.pragma(`application_id = ${APPLICATION_ID}`)
  db.pragma(`user_version = ${knownMigrations(migrationsFolder)}`)
  db.pragma('foreign_keys = ON')
}

function migrateCopy(copy: string, migrationsFolder: string) {
  const db = new Database(copy)
  try {
    migrateAll(db, migrationsFolder)
    const said = db.pragma('quick_check(1)', { simple: true })
    if (said !== 'ok') throw new Error(String(said))
  } finally {
    db.close()
  }
}

/** In one step: whenever the power goes, the file is the old one or the new one. */
function putInPlace(copy: string, file: string) {
  const handle = openSync(copy, 'r')
  fsyncSync(handle)
  closeSync(handle)
  // Its log goes into it: left beside, it would be taken for the new one's.
  const old = new Database(file)
  old.pragma('wal_checkpoint(TRUNCATE)')
  old.close()
  renameSync(copy, file)
  const folder = openSync(path.dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

function versionOf(file: string): number {
  const db = new Database(file)
  try {
    return Number(db.pragma('user_version', { simple: true }))
  } finally {
    db.close()
  }
}

/**
 * Brings a file of an earlier version up to date: a backup first, then the steps on a copy, which takes its place only
 * when all is well. Throws StoreRefused where a step fails; the file is then as it was, to the byte.
 */
export async function upgrade({ dataDir, migrationsFolder }: Upgrade): Promise<void> {
  const file = databaseFile(dataDir)
  if (versionOf(file) === knownMigrations(migrationsFolder)) return
  const { name } = await backupBeside({ dataDir, kind: 'before-upgrade', at: Date.now() })
  const copy = `${file}.upgrading`
  try {
    copyFileSync(path.join(backupFolder(dataDir), name), copy)
    migrateCopy(copy, migrationsFolder)
    putInPlace(copy, file)
  } catch (error) {
    if (storeErrorOf(error)) throw error
    const why = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : 'no reason given'
    throw new StoreRefused(
      `The database in ${dataDir} couldn’t be brought up to date (${why}). It’s as it was, and there’s a copy of it: backups/${name}. Start the version you had before.`,
    )
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${copy}${end}`, { force: true })
  }
}
