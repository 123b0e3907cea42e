import Database from 'better-sqlite3'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { storeErrorOf } from '../store-errors.ts'
import { StoreRefused } from '../store.ts'
import { openSqlite } from './sqlite.ts'

function folder() {
  const made = mkdtempSync(path.join(tmpdir(), 'hubs-sqlite-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return { dir: made, file: path.join(made, 'learning-hubs.db') }
}

/** Opening is refused with this sentence, and not one byte of the file has changed. */
async function expectRefused(dir: string, file: string, sentence: RegExp) {
  const before = readFileSync(file)
  const opening = openSqlite(dir)
  await expect(opening).rejects.toThrow(StoreRefused)
  await expect(opening).rejects.toThrow(sentence)
  expect(readFileSync(file).equals(before)).toBe(true)
  expect(existsSync(`${file}-wal`)).toBe(false)
}

describe('a database file', () => {
  test('that is ours opens again with what was in it', async () => {
    const { dir } = folder()
    const first = await openSqlite(dir)
    await first.write(({ db, t }) =>
      db.insert(t.school).values({ id: 's', slug: 's', name: 'S', timeZone: 'UTC', createdAt: 1 }),
    )
    await first.close()
    const second = await openSqlite(dir)
    expect(await second.read.db.select().from(second.read.t.school)).toHaveLength(1)
    await second.close()
  })

  test('that is taken away while the server runs is missed', async () => {
    const { dir, file } = folder()
    const store = await openSqlite(dir)
    await store.ping()
    copyFileSync(file, `${file}.copy`)
    rmSync(file)
    await expect(store.ping()).rejects.toThrow('been removed or replaced')
    const writing = store.write(async () => expect.fail('nobody would ever find it again'))
    await expect(writing).rejects.toThrow('been removed or replaced')
    await expect(writing).rejects.toSatisfy(error => storeErrorOf(error) === 'away')
    copyFileSync(`${file}.copy`, file)
    await expect(store.ping()).rejects.toThrow('been removed or replaced')
    await store.close()
  })

  test('that is left by a killed server, with its log beside it, opens', async () => {
    const { dir } = folder()
    const killed = await openSqlite(dir)
    await killed.write(({ db, t }) =>
      db.insert(t.school).values({ id: 's', slug: 's', name: 'S', timeZone: 'UTC', createdAt: 1 }),
    )
    const other = folder()
    for (const end of ['', '-wal']) copyFileSync(path.join(dir, `learning-hubs.db${end}`), `${other.file}${end}`)
    await killed.close()
    const again = await openSqlite(other.dir)
    expect(await again.read.db.select().from(again.read.t.school)).toHaveLength(1)
    await again.close()
  })

  test('that is empty is refused', async () => {
    const { dir, file } = folder()
    writeFileSync(file, '')
    await expectRefused(dir, file, /is empty, so it isn’t a Learning Hubs database/)
  })

  test('that is no database is refused', async () => {
    const { dir, file } = folder()
    writeFileSync(file, 'a letter to the governors, saved in the wrong place')
    await expectRefused(dir, file, /isn’t a Learning Hubs database, or is damaged/)
  })

  test('of another program is refused', async () => {
    const { dir, file } = folder()
    new Database(file).exec('CREATE TABLE recipes (name TEXT)').close()
    await expectRefused(dir, file, /belongs to another program/)
  })

  test('of a newer version is refused', async () => {
    const { dir, file } = folder()
    await (await openSqlite(dir)).close()
    const db = new Database(file)
    db.pragma('user_version = 9999')
    db.close()
    await expectRefused(dir, file, /newer version of Learning Hubs/)
  })

  test('that is damaged in the middle is refused', async () => {
    const { dir, file } = folder()
    await (await openSqlite(dir)).close()
    const bytes = readFileSync(file)
    bytes.fill(0xa5, 4096, 4096 * 6)
    writeFileSync(file, bytes)
    await expectRefused(dir, file, /is damaged/)
  })

  test('that is cut short is refused', async () => {
    const { dir, file } = folder()
    await (await openSqlite(dir)).close()
    writeFileSync(file, readFileSync(file).subarray(0, 4096 * 3 + 100))
    await expectRefused(dir, file, /is damaged/)
  })

  test('is written so that an acknowledged change outlives a power cut', async () => {
    const { dir } = folder()
    const store = await openSqlite(dir)
    onTestFinished(() => store.close())
    const { sql } = await import('drizzle-orm')
    const db = store.read.db as unknown as { get(query: unknown): { synchronous: number } }
    expect(db.get(sql`PRAGMA synchronous`)).toEqual({ synchronous: 2 })
  })
})
