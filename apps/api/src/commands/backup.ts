import { readEnv } from '../env.ts'
import type { Env } from '../env.ts'
import { BackupRefused, backupFolder, type BackupFile } from '../store/backups.ts'
import { runTask } from '../work/task.ts'

async function make({ DATABASE_URL, DATA_DIR }: Env): Promise<BackupFile> {
  if (DATABASE_URL) {
    const { backupPostgres } = await import('../store/postgres/postgres-backup.ts')
    return backupPostgres(DATABASE_URL, DATA_DIR, 'by-hand', Date.now())
  }
  const { existsSync } = await import('node:fs')
  const { databaseFile } = await import('../store/sqlite/sqlite-file.ts')
  if (!existsSync(databaseFile(DATA_DIR)))
    throw new BackupRefused(`There’s no database in ${DATA_DIR}. Set DATA_DIR to the server’s data folder.`)
  const { backupBeside } = await import('../store/sqlite/sqlite-backup.ts')
  return backupBeside({ dataDir: DATA_DIR, kind: 'by-hand', at: Date.now() })
}

/** `npm run backup`: one more backup, whether or not the server runs. */
await runTask(async () => {
  const env = readEnv(process.env)
  const { name, bytes } = await make(env)
  return `Backed up and checked: ${backupFolder(env.DATA_DIR)}/${name} (${Math.ceil(bytes / 1024)} kB)`
})
