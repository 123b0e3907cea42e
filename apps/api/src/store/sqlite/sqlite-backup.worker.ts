import { parentPort, workerData } from 'node:worker_threads'
import { BackupRefused } from '../backups.ts'
import { copyDatabase } from './sqlite-backup.ts'

try {
  parentPort?.postMessage({ made: await copyDatabase(workerData) })
} catch (error) {
  if (!(error instanceof BackupRefused)) throw error
  parentPort?.postMessage({ refused: error.message })
}
