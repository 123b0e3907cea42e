import { existsSync } from 'node:fs'
import pg from 'pg'
import { BackupRefused } from '../backups.ts'
import { RestoreRefused, type Restoring } from '../restore.ts'
import { checkDump, runTool } from './postgres-backup.ts'
import { openPostgres } from './postgres.ts'

const named = (url: string, database: string) => {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.toString()
}
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Fills a new database with the dump, brings it up to date and makes it ready to be used. */
async function makeReady(url: string, { dataDir, file, prepare }: Restoring): Promise<void> {
  try {
    await runTool('pg_restore', url, ['--no-owner', '--no-privileges', '--exit-on-error', file])
    const store = await openPostgres(url, dataDir)
    try {
      await prepare(store)
    } finally {
      await store.close()
    }
  } catch (error) {
    throw new RestoreRefused(
      `The backup can’t be used, and nothing was changed: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/** Two renames, or none; a database that is in use is not renamed. */
async function swap(client: pg.Client, from: string, to: string, aside: string) {
  await client.query('BEGIN')
  try {
    await client.query(`ALTER DATABASE ${quoted(to)} RENAME TO ${quoted(aside)}`)
    await client.query(`ALTER DATABASE ${quoted(from)} RENAME TO ${quoted(to)}`)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: named(url, 'postgres') })
  await client.connect()
  return client
}

/**
 * The same on PostgreSQL: into a new database, which takes the name of the old one. Needs pg_restore, and a user who
 * may create databases. Returns the name of the database with what was there before.
 */
export async function restorePostgres(url: string, restoring: Restoring): Promise<string> {
  const { file, stamp, comesUp } = restoring
  if (!existsSync(file)) throw new RestoreRefused(`There’s no file ${file}. Nothing was changed.`)
  await checkDump(file).catch((error: unknown) => {
    if (error instanceof BackupRefused) throw error
    throw new RestoreRefused(`${file} isn’t a backup of PostgreSQL, or is damaged. Nothing was changed.`)
  })
  const database = decodeURIComponent(new URL(url).pathname.slice(1))
  const [fresh, before] = [`${database}_restoring_${stamp}`, `${database}_before_${stamp}`]
  const client = await connect(url)
  try {
    await client.query(`CREATE DATABASE ${quoted(fresh)}`).catch((error: unknown) => {
      throw new RestoreRefused(
        `The database user can’t create a database (${error instanceof Error ? error.message : ''}), so nothing was restored. Give it CREATEDB, or restore the file with pg_restore.`,
      )
    })
    try {
      await makeReady(named(url, fresh), restoring)
      await swap(client, fresh, database, before).catch((error: unknown) => {
        throw new RestoreRefused(
          `The database can’t be exchanged while something uses it (${error instanceof Error ? error.message : ''}). Stop the server, then try again. Nothing was changed.`,
        )
      })
      const trouble = await comesUp()
      if (trouble === null) return before
      await swap(client, before, database, fresh)
      throw new RestoreRefused(
        `The server doesn’t start with this backup, so everything is as it was. It said: ${trouble}`,
      )
    } finally {
      await client.query(`DROP DATABASE IF EXISTS ${quoted(fresh)}`)
    }
  } finally {
    await client.end()
  }
}
