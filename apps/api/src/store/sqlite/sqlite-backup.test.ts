import Database from 'better-sqlite3'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { backupFolder, listBackups, makeBackup } from '../backups.ts'
import type { Store } from '../store.ts'
import { backupBeside, checkSqliteBackup } from './sqlite-backup.ts'
import { openSqlite } from './sqlite.ts'

const day = 24 * 60 * 60_000
const start = Date.UTC(2026, 10, 2, 2)

function folder() {
  const made = mkdtempSync(path.join(tmpdir(), 'hubs-backup-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

async function openFolder() {
  const dir = folder()
  const store = await openSqlite(dir)
  onTestFinished(() => store.close())
  await store.write(({ db, t }) =>
    db.insert(t.school).values({ id: 's', slug: 's', name: 'S', timeZone: 'UTC', createdAt: 1 }),
  )
  return { dir, store }
}

/** Two rows that belong together, and a third kilobyte of words to make pages. */
const writePair = (store: Store, n: number) =>
  store.write(async ({ db, t }) => {
    const entry = { schoolId: 's', action: 'backup-made' as const, at: n, details: { words: 'w'.repeat(1000) } }
    await db.insert(t.audit).values({ id: `a${n}`, ...entry })
    await new Promise(resolve => setImmediate(resolve))
    await db.insert(t.audit).values({ id: `b${n}`, ...entry })
  })

function pairsIn(file: string) {
  const db = new Database(file, { readonly: true })
  const ids = db.prepare<[], { id: string }>('SELECT id FROM audit').all()
  db.close()
  return { of: (letter: string) => new Set(ids.flatMap(({ id }) => (id[0] === letter ? [id.slice(1)] : []))) }
}

test('a backup that is made while people write has whole changes only, and all that were acknowledged before it', async () => {
  const { dir, store } = await openFolder()
  for (let n = 0; n < 300; n++) await writePair(store, n)
  let stop = false
  onTestFinished(() => void (stop = true))
  let written = 300
  const writing = (async () => {
    for (; !stop; written++) await writePair(store, written)
  })()
  for (const [at, make] of [
    [start, () => store.backup('daily', start)],
    [start + day, () => backupBeside({ dataDir: dir, kind: 'by-hand', at: start + day })],
  ] as const) {
    const before = written
    const { name, bytes } = await make()
    const file = path.join(backupFolder(dir), name)
    const pairs = pairsIn(file)
    expect(pairs.of('a')).toEqual(pairs.of('b'))
    expect(pairs.of('a').size).toBeGreaterThanOrEqual(before)
    expect(statSync(file)).toMatchObject({ size: bytes })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(listBackups(backupFolder(dir))[0]).toMatchObject({ name, at })
  }
  stop = true
  await writing
  expect(statSync(backupFolder(dir)).mode & 0o777).toBe(0o700)
  expect(readdirSync(backupFolder(dir)).filter(name => !name.endsWith('.db'))).toEqual([])
})

test('fourteen of a kind are kept, the newest', async () => {
  const dir = folder()
  const write = (file: string) => writeFileSync(file, 'x')
  for (let n = 0; n < 20; n++)
    await makeBackup({ folder: dir, kind: 'daily', at: start + n * day, end: 'db' }, write, () => undefined)
  await makeBackup({ folder: dir, kind: 'by-hand', at: start, end: 'db' }, write, () => undefined)
  const kept = listBackups(dir)
  expect(kept.filter(({ kind }) => kind === 'daily').map(({ at }) => at)).toEqual(
    Array.from({ length: 14 }, (_, n) => start + (19 - n) * day),
  )
  expect(kept.filter(({ kind }) => kind === 'by-hand')).toHaveLength(1)
})

test('one that breaks off, or does not pass its check, leaves nothing and pushes none out', async () => {
  const dir = folder()
  const good = { folder: dir, kind: 'daily', at: start, end: 'db' } as const
  await makeBackup(
    good,
    file => writeFileSync(file, 'good'),
    () => undefined,
  )
  const broken = (write: (file: string) => void, check: () => void) =>
    makeBackup({ ...good, at: start + day }, write, check)
  const full = () => {
    throw Object.assign(new Error('full'), { code: 'ENOSPC' })
  }
  await expect(broken(full, () => undefined)).rejects.toThrow('full')
  await expect(broken(file => writeFileSync(file, 'half'), full)).rejects.toThrow('full')
  expect(listBackups(dir).map(({ at }) => at)).toEqual([start])
  expect(readdirSync(dir)).toHaveLength(1)
})

test('the check notices a page that is damaged, a file cut short, and one that is no backup', async () => {
  const { dir, store } = await openFolder()
  for (let n = 0; n < 50; n++) await writePair(store, n)
  const { name } = await store.backup('daily', start)
  const whole = readFileSync(path.join(backupFolder(dir), name))
  const tried = path.join(folder(), 'tried.db')
  const check = (bytes: Buffer) => {
    writeFileSync(tried, bytes)
    return () => checkSqliteBackup(tried)
  }
  expect(check(whole)).not.toThrow()
  const damaged = Buffer.from(whole)
  damaged.fill(0xa5, whole.length - 3 * 4096, whole.length - 2 * 4096)
  expect(check(damaged)).toThrow(/damaged|malformed/)
  expect(check(whole.subarray(0, whole.length - 4096))).toThrow(/damaged|malformed/)
  expect(check(Buffer.alloc(0))).toThrow(/is empty/)
  expect(check(Buffer.from('SELECT 1'))).toThrow(/isn’t a Learning Hubs database/)
})

test('what was deleted is in no file: not the database, not its log, not a backup', async () => {
  const { dir, store } = await openFolder()
  const canary = 'canary-7f3a-words-that-were-deleted'
  await store.write(({ db, t }) =>
    db
      .insert(t.audit)
      .values({ id: 'c', schoolId: 's', action: 'backup-made', at: 1, details: { words: canary.repeat(300) } }),
  )
  await store.write(({ db, t }) => db.delete(t.audit))
  const { name } = await store.backup('daily', start)
  await store.close()
  store.close = async () => undefined
  const files = [path.join(dir, 'learning-hubs.db'), path.join(backupFolder(dir), name)]
  for (const file of files) expect(readFileSync(file).includes(canary)).toBe(false)
  expect(existsSync(`${files[0]}-wal`)).toBe(false)
})
