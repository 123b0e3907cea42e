import Database from 'better-sqlite3'
import { Worker } from 'node:worker_threads'
import { BackupRefused, type BackupFile, type BackupKind, backupFolder, makeBackup } from '../backups.ts'
import { databaseFile, inspect } from './sqlite-file.ts'

type Making = { dataDir: string; kind: BackupKind; at: number }

/**
 * A copy of everything as it stood at one moment, opened and read through, whether or not a server runs beside. It takes
 * a second where the file is large: a server asks a thread for it.
 */
export async function copyDatabase({ dataDir, kind, at }: Making): Promise<BackupFile> {
  const file = databaseFile(dataDir)
  const db = new Database(file, { fileMustExist: true })
  try {
    db.pragma('busy_timeout = 5000')
    const copy = db.prepare('VACUUM INTO ?')
    return await makeBackup(
      { folder: backupFolder(dataDir), kind, at, end: 'db' },
      part => void copy.run(part),
      checkSqliteBackup,
    )
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL')
      throw new BackupRefused('There’s no room for the backup: the disk is full. Free some space, then try again.')
    throw error
  } finally {
    db.close()
  }
}

/** The same by a process of its own, which looks first whether the file is ours and whole. */
export async function backupBeside(making: Making): Promise<BackupFile> {
  inspect(databaseFile(making.dataDir))
  return copyDatabase(making)
}

/** The same in a thread, so that nobody in a meeting waits for it. */
export function backupInThread(making: Making): Promise<BackupFile> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./sqlite-backup.worker.ts', import.meta.url), { workerData: making })
    worker.once('message', (said: { made: BackupFile } | { refused: string }) =>
      'made' in said ? resolve(said.made) : reject(new BackupRefused(said.refused)),
    )
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`the backup ended with ${code}`)))
  })
}

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
