import Database from 'better-sqlite3'
import { closeSync, existsSync, openSync, readFileSync, readSync, rmSync } from 'node:fs'
import path from 'node:path'
import { backupFolder, listBackups } from '../backups.ts'
import { storeErrorOf } from '../store-errors.ts'
import { StoreRefused } from '../store.ts'

/** "LHUB": written into the file's header, so that another program's database is never taken for ours. */
export const APPLICATION_ID = 0x4c485542
export const migrationsFolder = path.join(import.meta.dirname, '../../../migrations/sqlite')

/** The database in its data folder. */
export const databaseFile = (dataDir: string) => path.join(dataDir, 'learning-hubs.db')

/** How many migrations are in the folder; kept in the file as its user_version. */
export function knownMigrations(folder = migrationsFolder): number {
  const journal: { entries: unknown[] } = JSON.parse(readFileSync(path.join(folder, 'meta/_journal.json'), 'utf8'))
  return journal.entries.length
}

/** Looks at the file without changing a byte of it, and throws StoreRefused unless it is safe to open. */
export function inspect(file: string, known = knownMigrations()) {
  const folder = backupFolder(path.dirname(file))
  const [newest] = listBackups(folder)
  const which = newest ? ` The newest one: npm run restore -- ${path.join(folder, newest.name)}` : ''
  const refuse = (why: string) =>
    new StoreRefused(
      `${file} ${why} It hasn’t been changed. Restore a backup in its place, or set DATA_DIR to another folder.${which}`,
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
    if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw refuse('belongs to another program.')
    const has = Number(db.pragma('user_version', { simple: true }))
    if (has > known)
      throw new StoreRefused(
        `${file} was made by a newer version of Learning Hubs. It hasn’t been changed. Start that version, or restore a backup made by this one.`,
      )
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw refuse('is damaged.')
  } catch (error) {
    // A full disk says nothing of the file: nobody shall go back to a backup for that.
    if (error instanceof StoreRefused || storeErrorOf(error)) throw error
    throw refuse('is damaged.')
  } finally {
    db.close()
    if (!hadLog) for (const each of beside) rmSync(each, { force: true })
  }
}
