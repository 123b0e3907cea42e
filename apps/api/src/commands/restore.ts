import path from 'node:path'
import { type Env, readEnv } from '../env.ts'
import { closeWhatWasOpen } from '../modules/operations/backups/backups.repo.ts'
import { createEraseAgain } from '../modules/privacy/erase-again.service.ts'
import { backupFolder, listBackups } from '../store/backups.ts'
import { noteRestoreTrial } from '../store/restore-trial.ts'
import { RestoreRefused, type Restoring, tryServer } from '../store/restore.ts'
import { iso } from '../time/clock.ts'
import { runTask } from '../work/task.ts'

/** What to type, with the newest backup there is. */
function usage({ DATA_DIR }: Env): string {
  const [newest] = listBackups(backupFolder(DATA_DIR))
  return newest
    ? `Say which backup, for example: npm run restore -- ${path.join(backupFolder(DATA_DIR), newest.name)}`
    : `Say which backup: npm run restore -- FILE. There are none in ${backupFolder(DATA_DIR)}.`
}

async function restore(env: Env, restoring: Restoring): Promise<string> {
  if (env.DATABASE_URL) {
    const { restorePostgres } = await import('../store/postgres/postgres-restore.ts')
    return `What was there before is in the database ${await restorePostgres(env.DATABASE_URL, restoring)}. Drop it once you’re sure.`
  }
  const { restoreSqlite } = await import('../store/sqlite/sqlite-restore.ts')
  const before = await restoreSqlite(restoring)
  return before ? `What was there before is in ${before}. Delete it once you’re sure.` : ''
}

/** `npm run restore -- FILE`: the data as it was in that backup. The server must be stopped. */
await runTask(async () => {
  const env = readEnv(process.env)
  const named = process.argv[2]
  if (!named) throw new RestoreRefused(usage(env))
  // npm runs a script from the project's folder; a name that was typed elsewhere is meant from there.
  const file = path.resolve(process.env.INIT_CWD ?? '.', named)
  const kept = await restore(env, {
    dataDir: env.DATA_DIR,
    file,
    stamp: iso(Date.now()).replaceAll(/[-:TZ]|\.\d+/g, ''),
    prepare: async store => {
      await store.write(closeWhatWasOpen)
      await createEraseAgain(store, backupFolder(env.DATA_DIR), file).all()
    },
    comesUp: () => tryServer(process.env),
  })
  const unnoted = noteRestoreTrial(file, Date.now())
    ? ''
    : ` The date couldn’t be written to ${path.dirname(file)}, so administrators won’t see that a restore was tried.`
  return `Restored from ${file}. Everyone has to sign in again. You can start the server now. ${kept}`.trim() + unnoted
})
