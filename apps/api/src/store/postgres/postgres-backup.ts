import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { promisify } from 'node:util'
import { BackupRefused, type BackupFile, type BackupKind, backupFolder, makeBackup } from '../backups.ts'

const exec = promisify(execFile)
const INSTALL =
  'Install the PostgreSQL client of the same version as the database (for example the package postgresql-client), or back up the database with your own tools.'

type Failed = Error & { code?: string | number; stderr?: string }

function refusal(tool: string, error: unknown): Error {
  const { code, stderr = '', message } = error as Failed
  if (code === 'ENOENT')
    return new BackupRefused(`${tool} isn’t on this machine, so PostgreSQL can’t be backed up from here. ${INSTALL}`)
  if (/version mismatch|unsupported version/.test(stderr))
    return new BackupRefused(`${tool} on this machine is older than the database, so it can’t back it up. ${INSTALL}`)
  if (/No space left on device/.test(stderr))
    return new BackupRefused('There’s no room for the backup: the disk is full. Free some space, then try again.')
  return new Error(stderr.split('\n')[0] || message)
}

/** Runs one of PostgreSQL's own tools; the password goes by the environment, where no list of processes shows it. */
export async function runTool(tool: string, url: string, args: string[]): Promise<void> {
  const address = new URL(url)
  const password = decodeURIComponent(address.password)
  address.password = ''
  try {
    await exec(tool, [...args, `--dbname=${address.toString()}`], {
      env: { ...process.env, ...(password && { PGPASSWORD: password }) },
      maxBuffer: 16 * 1024 * 1024,
    })
  } catch (error) {
    throw refusal(tool, error)
  }
}

/** Reads a whole dump without putting it anywhere: one that is cut short or damaged is noticed. */
export async function checkDump(file: string): Promise<void> {
  try {
    await exec('pg_restore', ['--file=/dev/null', file])
  } catch (error) {
    throw refusal('pg_restore', error)
  }
}

/** A dump of the database by `pg_dump`, as everything stood at one moment, in PostgreSQL's own compressed format. */
export async function backupPostgres(url: string, dataDir: string, kind: BackupKind, at: number): Promise<BackupFile> {
  return makeBackup(
    { folder: backupFolder(dataDir), kind, at, end: 'dump' },
    async file => {
      rmSync(file, { force: true })
      await runTool('pg_dump', url, ['--format=custom', '--no-owner', '--no-privileges', `--file=${file}`])
    },
    checkDump,
  )
}
