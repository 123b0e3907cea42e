import Database from 'better-sqlite3'
import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { prepareStore } from '../first-school.ts'
import { canary } from '../modules/privacy/privacy.testkit.ts'
import { backupFolder, listBackups } from '../store/backups.ts'
import { addErasures, listErasures } from '../store/personal/erasures.ts'
import { lastRestoreTrial } from '../store/restore-trial.ts'
import { databaseFile } from '../store/sqlite/sqlite-file.ts'
import { holdFolder } from '../store/sqlite/sqlite-lock.ts'
import { putBack, swapIn, unfinishedRestore } from '../store/sqlite/sqlite-swap.ts'
import { openSqlite } from '../store/sqlite/sqlite.ts'

const run = promisify(execFile)

function folder() {
  const made = mkdtempSync(path.join(tmpdir(), 'hubs-restore-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** As `npm run backup` and `npm run restore` do it. */
async function command(script: 'backup' | 'restore', dataDir: string, ...args: string[]) {
  const quick = ['--import', path.join(import.meta.dirname, '../compile-cache.js')]
  const { PATH, TMPDIR } = process.env
  try {
    const { stdout } = await run(
      process.execPath,
      [...quick, path.join(import.meta.dirname, `${script}.ts`), ...args],
      {
        env: { PATH, TMPDIR, DATA_DIR: dataDir },
      },
    )
    return { code: 0, said: stdout.trim() }
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string }
    return { code, said: stderr.trim() }
  }
}

async function schoolIn(dataDir: string) {
  const store = await openSqlite(dataDir)
  await store.write(async tx => {
    await prepareStore(tx, Date.UTC(2026, 8, 14))
    await tx.db.update(tx.t.school).set({ name: 'As it was backed up' })
    const schoolId = (await tx.db.select().from(tx.t.school))[0]?.id ?? ''
    await tx.db.insert(tx.t.person).values(canary(schoolId, 'p', 1))
    await tx.db
      .insert(tx.t.linkToken)
      .values({ id: 'l', tokenHash: 'h', kind: 'set-up', schoolId, createdAt: 1, expiresAt: 2 })
  })
  return store
}

const ask = (file: string, sql: string) => {
  const db = new Database(file)
  try {
    return db.prepare(sql).pluck().get()
  } finally {
    db.close()
  }
}
const nameIn = (dataDir: string) => ask(databaseFile(dataDir), 'SELECT name FROM school')

/** A folder that was backed up and changed afterwards. */
async function changedSince() {
  const dir = folder()
  const store = await schoolIn(dir)
  // While the server runs.
  const backed = await command('backup', dir)
  await store.write(({ db, t }) => db.update(t.school).set({ name: 'Changed since' }))
  await store.close()
  const [newest] = listBackups(backupFolder(dir))
  return { dir, backed, file: path.join(backupFolder(dir), newest?.name ?? '') }
}

describe('a backup and its restore', () => {
  test('bring the data back as it was, with nobody signed in and what was there before set aside', async () => {
    const { dir, backed, file } = await changedSince()
    expect(backed).toEqual({ code: 0, said: expect.stringContaining(file) })
    const restored = await command('restore', dir, file)
    expect(restored).toEqual({ code: 0, said: expect.stringContaining('You can start the server now') })
    expect(nameIn(dir)).toBe('As it was backed up')
    expect(ask(databaseFile(dir), "SELECT count(*) FROM link_token WHERE id = 'l'")).toBe(0)
    const before = readdirSync(dir).find(name => name.startsWith('before-restore-')) ?? ''
    expect(nameIn(path.join(dir, before))).toBe('Changed since')
    expect(readdirSync(dir).toSorted()).toEqual(['backups', before, 'learning-hubs.db'])
  })

  test('bring nobody back who has been erased since', async () => {
    const { dir, file } = await changedSince()
    addErasures(backupFolder(dir), ['p'], Date.now())
    for (const [to, from] of [
      [dir, file],
      // A new machine knows of it from the list beside the backup.
      [path.join(folder(), 'new'), file],
    ] as const) {
      expect(await command('restore', to, from)).toMatchObject({ code: 0 })
      expect(ask(databaseFile(to), 'SELECT name FROM person')).toBe('Former colleague')
      expect(listErasures(backupFolder(to))).toEqual(['p'])
      for (const end of ['', '-wal'])
        if (existsSync(`${databaseFile(to)}${end}`))
          expect(readFileSync(`${databaseFile(to)}${end}`).includes('canarywharf')).toBe(false)
    }
  })

  test('fill a new folder on another machine', async () => {
    const { file } = await changedSince()
    const dir = path.join(folder(), 'new')
    const began = Date.now()
    expect(await command('restore', dir, file)).toMatchObject({ code: 0 })
    expect(nameIn(dir)).toBe('As it was backed up')
    expect(readdirSync(dir)).toEqual(['learning-hubs.db'])
    // Noted where the backup lies, for the administrators of the server that made it.
    const tried = Date.parse(lastRestoreTrial(path.dirname(file)) ?? '')
    expect(tried).toBeGreaterThanOrEqual(began)
    expect(tried).toBeLessThanOrEqual(Date.now())
  })

  test('say so where it can’t be noted that one was tried', async () => {
    const { file } = await changedSince()
    mkdirSync(path.join(path.dirname(file), 'restore-tried.json'))
    const restored = await command('restore', path.join(folder(), 'new'), file)
    expect(restored).toEqual({
      code: 0,
      said: expect.stringContaining('administrators won’t see that a restore was tried'),
    })
  })

  test('change nothing where the server doesn’t come up, and say what it said', async () => {
    const { dir, file } = await changedSince()
    const db = new Database(file)
    db.exec('DROP TABLE run')
    db.close()
    const { code, said } = await command('restore', dir, file)
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/doesn’t start with this backup, so everything is as it was/),
    ])
    expect(nameIn(dir)).toBe('Changed since')
    expect(readdirSync(dir).toSorted()).toEqual(['backups', 'learning-hubs.db'])
    expect(lastRestoreTrial(backupFolder(dir))).toBeNull()
  })

  test('change nothing where the file is damaged, is not there, or the server still runs', async () => {
    const { dir, file } = await changedSince()
    expect(await command('restore', dir)).toEqual({ code: 1, said: expect.stringContaining(file) })
    expect((await command('restore', dir, `${file}x`)).said).toMatch(/There’s no file/)
    const letGo = holdFolder(dir)
    expect(await command('restore', dir, file)).toEqual({
      code: 1,
      said: expect.stringMatching(/^Another Learning Hubs server is using the data folder .* Stop it first/),
    })
    letGo()
    writeFileSync(file, 'not a backup')
    expect((await command('restore', dir, file)).said).toMatch(/can’t be used, and nothing was changed/)
    expect(nameIn(dir)).toBe('Changed since')
  })
})

describe('a swap', () => {
  /** Breaks off after so many of its moves. */
  test.each([0, 1, 2, 3])('that is interrupted after move %i is undone, log and all', moves => {
    const dir = folder()
    const file = databaseFile(dir)
    for (const end of ['', '-wal']) writeFileSync(`${file}${end}`, `old${end}`)
    const fresh = path.join(dir, 'fresh.db')
    writeFileSync(fresh, 'new')
    swapIn(dir, fresh, 'before')
    // What stood after so many moves, and the journal that was there then.
    writeFileSync(path.join(dir, 'restore-under-way'), 'before')
    const kept = databaseFile(path.join(dir, 'before'))
    if (moves < 3) rmSync(file)
    if (moves < 2) renameSync(`${kept}-wal`, `${file}-wal`)
    if (moves < 1) renameSync(kept, file)
    expect(unfinishedRestore(dir)).toBe(path.join(dir, 'before'))
    putBack(dir, 'before')
    expect([readFileSync(file, 'utf8'), readFileSync(`${file}-wal`, 'utf8')]).toEqual(['old', 'old-wal'])
    expect([existsSync(kept), unfinishedRestore(dir)]).toEqual([false, null])
  })
})
