import Database from 'better-sqlite3'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { StoreRefused } from '../store.ts'

/**
 * Holds the data folder for this process: two servers on one folder would not hear of each other, and a restore must
 * not take the file from under one that runs. A killed process lets go by itself. Returns what lets go.
 */
export function holdFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = path.join(dataDir, 'in-use.lock')
  const lock = new Database(file, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY')) throw error
    throw new StoreRefused(
      `Another Learning Hubs server is using the data folder ${dataDir}. Stop it first, or set DATA_DIR to another folder.`,
    )
  }
  return () => {
    lock.close()
    rmSync(file, { force: true })
  }
}
