import { EnvRefused } from '../env.ts'
import { BackupRefused } from '../store/backups.ts'
import { RestoreRefused } from '../store/restore.ts'
import { storeErrorOf } from '../store/store-errors.ts'
import { StoreRefused } from '../store/store.ts'

/** A command that can't do what it was asked; the message says why, and that nothing was changed. */
export class TaskRefused extends Error {}

function sentenceFor(error: unknown): string | undefined {
  const ours = [EnvRefused, StoreRefused, BackupRefused, RestoreRefused, TaskRefused]
  if (error instanceof Error && ours.some(each => error instanceof each)) return error.message
  if (storeErrorOf(error))
    return 'Can’t read the database or write to the disk. The disk may be full. Free some space, then try again.'
  return undefined
}

/** A command at the console: says one sentence, that it is done or why it is not, and ends with 0 or 1. */
export async function runTask(work: () => Promise<string>): Promise<void> {
  try {
    console.log(await work())
  } catch (error) {
    const sentence = sentenceFor(error)
    if (!sentence) throw error
    console.error(sentence)
    process.exitCode = 1
  }
}
