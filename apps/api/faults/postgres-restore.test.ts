import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { prepareStore } from '../src/first-school.ts'
import { canary } from '../src/modules/privacy/privacy.testkit.ts'
import { backupFolder, listBackups } from '../src/store/backups.ts'
import { addErasures, listErasures } from '../src/store/personal/erasures.ts'
import { openPostgres } from '../src/store/postgres/postgres.ts'
import { startPostgres } from './postgres.ts'
import { writeDown } from './tried.ts'

const run = promisify(execFile)
const src = path.join(import.meta.dirname, '../src')

/** A school on PostgreSQL that was backed up as `npm run backup` does it, and changed afterwards. */
async function changedSince() {
  const postgres = await startPostgres()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hubs-pg-data-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const command = async (script: 'backup' | 'restore', ...args: string[]) => {
    const env = { PATH: postgres.path, TMPDIR: process.env.TMPDIR, DATA_DIR: dataDir, DATABASE_URL: postgres.url }
    const quick = ['--import', path.join(src, 'compile-cache.js')]
    return run(process.execPath, [...quick, path.join(src, `commands/${script}.ts`), ...args], { env }).then(
      ({ stdout }) => ({ code: 0, said: stdout.trim() }),
      ({ code, stderr }: { code: number; stderr: string }) => ({ code, said: stderr.trim() }),
    )
  }
  const ask = async (sql: string, url = postgres.url) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows.map(row => Object.values(row)[0])
    } finally {
      await client.end()
    }
  }
  const store = await openPostgres(postgres.url, dataDir)
  await store.write(async tx => {
    await prepareStore(tx, Date.UTC(2026, 8, 14))
    await tx.db.update(tx.t.school).set({ name: 'As it was backed up' })
    const [school] = await tx.db.select().from(tx.t.school)
    await tx.db.insert(tx.t.person).values(canary(school?.id ?? '', 'p', 1))
    const link = { id: 'l', tokenHash: 'h', kind: 'set-up' as const, createdAt: 1, expiresAt: 2 }
    await tx.db.insert(tx.t.linkToken).values({ ...link, schoolId: school?.id ?? '' })
  })
  // While a server has it open.
  const backed = await command('backup')
  await store.write(({ db, t }) => db.update(t.school).set({ name: 'Changed since' }))
  await store.close()
  const [newest] = listBackups(backupFolder(dataDir))
  const file = path.join(backupFolder(dataDir), newest?.name ?? '')
  const dumpOf = async () => {
    const { stdout } = await run('pg_dump', [`--dbname=${postgres.url}`], {
      env: { PATH: postgres.path },
      maxBuffer: 64 * 1024 * 1024,
    })
    return stdout
  }
  return { ...postgres, dataDir, command, ask, backed, file, dumpOf }
}

describe('a backup on PostgreSQL by its own tools', () => {
  test('brings the data back as it was, erases again who was erased since, and keeps what was there before', async () => {
    const { dataDir, command, ask, backed, file, dumpOf } = await changedSince()
    expect(backed).toEqual({ code: 0, said: expect.stringContaining(file) })
    expect(await dumpOf()).toMatch(/canarywharf/i)
    addErasures(backupFolder(dataDir), ['p'], Date.now())
    const { code, said } = await command('restore', file)
    expect([code, said]).toEqual([0, expect.stringContaining('You can start the server now')])

    expect(await ask('SELECT name FROM school')).toEqual(['As it was backed up'])
    expect(await ask("SELECT name FROM person WHERE id = 'p'")).toEqual(['Former colleague'])
    expect(await ask("SELECT count(*)::int FROM link_token WHERE id = 'l'")).toEqual([0])
    expect(await ask("SELECT action FROM audit WHERE subject_id = 'p'")).toEqual(['erased-again'])
    expect(listErasures(backupFolder(dataDir))).toEqual(['p'])
    expect(await dumpOf()).not.toMatch(/canarywharf/i)
    const before = await ask("SELECT datname FROM pg_database WHERE datname LIKE 'hubs\\_before\\_%'")
    expect(before).toHaveLength(1)
    expect(said).toContain(String(before[0]))
    writeDown({
      fault: 'a restore on PostgreSQL',
      tried: 'by pg_dump and pg_restore, with somebody erased since',
      acknowledged: 1,
      lost: 0,
      said: 'as it was, erased again; what was there before is kept',
    })
  })

  test('changes nothing where the dump is cut short, is not one, or the server still runs', async () => {
    const { url, dataDir, command, ask, file } = await changedSince()
    const store = await openPostgres(url, dataDir)
    expect(await command('restore', file)).toEqual({
      code: 1,
      said: expect.stringMatching(/can’t be exchanged while something uses it.*Stop the server.*Nothing was changed/s),
    })
    await store.close()
    truncateSync(file, Math.floor(readFileSync(file).length / 2))
    expect(await command('restore', file)).toEqual({
      code: 1,
      said: expect.stringMatching(/isn’t a backup of PostgreSQL, or is damaged\. Nothing was changed/),
    })
    expect((await command('restore', `${file}x`)).said).toMatch(/There’s no file/)
    expect(await ask('SELECT name FROM school')).toEqual(['Changed since'])
    expect(await ask("SELECT count(*)::int FROM pg_database WHERE datname LIKE 'hubs%'")).toEqual([1])
  })
})
