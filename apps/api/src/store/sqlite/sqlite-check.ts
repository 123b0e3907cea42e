import Database from 'better-sqlite3'
import { inspect } from './sqlite-file.ts'

/**
 * Opens a backup and reads all of it: every page, every index, every reference from one row to another. It becomes a
 * single file, without a log of its own. Throws where anything is wrong.
 */
export function checkSqliteBackup(file: string): void {
  inspect(file)
  const db = new Database(file, { fileMustExist: true })
  try {
    db.pragma('journal_mode = DELETE')
    const said = db.pragma('integrity_check(1)', { simple: true })
    if (said !== 'ok') throw new Error(`the backup is damaged: ${String(said)}`)
  } finally {
    db.close()
  }
}
