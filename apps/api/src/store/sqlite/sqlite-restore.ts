import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { RestoreRefused, type Restoring } from '../restore.ts'
import { StoreRefused } from '../store.ts'
import { checkSqliteBackup } from './sqlite-backup.ts'
import { databaseFile } from './sqlite-file.ts'
import { holdFolder } from './sqlite-lock.ts'
import { putBack, swapIn, unfinishedRestore } from './sqlite-swap.ts'
import { openSqlite, refuseUnwritable } from './sqlite.ts'

/** A copy of the backup in a folder of its own: read through, brought up to date, made ready to be used. */
async function makeReady(folder: string, { file, prepare }: Restoring): Promise<void> {
  mkdirSync(folder, { mode: 0o700 })
  const copy = databaseFile(folder)
  copyFileSync(file, copy)
  try {
    checkSqliteBackup(copy)
    const store = await openSqlite(folder)
    try {
      await prepare(store)
    } finally {
      await store.close()
    }
  } catch (error) {
    const why = error instanceof StoreRefused ? error.message.replace(copy, file) : String(error)
    throw new RestoreRefused(`The backup can’t be used, and nothing was changed: ${why}`)
  }
}

/**
 * Puts a backup in the place of the data: checked in a new folder first, then swapped in one step, then tried by
 * starting a server; where it does not come up, all is as it was. Returns the folder with what was there before, null
 * where there was nothing.
 */
export async function restoreSqlite(restoring: Restoring): Promise<string | null> {
  const { dataDir, file, stamp, comesUp } = restoring
  if (!existsSync(file)) throw new RestoreRefused(`There’s no file ${file}. Nothing was changed.`)
  refuseUnwritable(dataDir)
  const fresh = path.join(dataDir, `restoring-${stamp}`)
  const before = `before-restore-${stamp}`
  let letGo = holdFolder(dataDir)
  try {
    const unfinished = unfinishedRestore(dataDir)
    if (unfinished) putBack(dataDir, path.basename(unfinished))
    await makeReady(fresh, restoring)
    const had = existsSync(databaseFile(dataDir))
    swapIn(dataDir, databaseFile(fresh), before)
    letGo()
    const trouble = await comesUp()
    letGo = holdFolder(dataDir)
    if (trouble === null) {
      if (!had) rmSync(path.join(dataDir, before), { recursive: true })
      return had ? path.join(dataDir, before) : null
    }
    putBack(dataDir, before)
    throw new RestoreRefused(
      `The server doesn’t start with this backup, so everything is as it was. It said: ${trouble}`,
    )
  } finally {
    letGo()
    rmSync(fresh, { recursive: true, force: true })
  }
}
