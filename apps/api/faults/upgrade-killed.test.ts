import Database from 'better-sqlite3'
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { backupFolder, listBackups } from '../src/store/backups.ts'
import { databaseFile, knownMigrations, migrationsFolder } from '../src/store/sqlite/sqlite-file.ts'
import { migrateAll } from '../src/store/sqlite/sqlite-upgrade.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import { writeDown } from './tried.ts'

const rounds = 12
const people = 3000

/** A data folder of the first version, with a school of many people. */
function firstFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-upgrade-killed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const known = path.join(folder, 'migrations')
  cpSync(migrationsFolder, known, { recursive: true })
  const journal = path.join(known, 'meta/_journal.json')
  const all: { entries: unknown[] } = JSON.parse(readFileSync(journal, 'utf8'))
  writeFileSync(journal, JSON.stringify({ ...all, entries: all.entries.slice(0, 1) }))
  const dir = path.join(folder, 'data')
  mkdirSync(dir)
  const db = new Database(databaseFile(dir))
  db.pragma('journal_mode = WAL')
  migrateAll(db, known)
  db.exec(`INSERT INTO school (id, slug, name, time_zone, created_at) VALUES ('s', 's', 'S', 'UTC', 1)`)
  const person = db.prepare(`INSERT INTO person (id, school_id, name, email, staff_kind, job, department, working_days,
    senior_leader, roles, created_at) VALUES (?, 's', ?, ?, 'teaching', '', '', '[]', 0, '[]', 1)`)
  db.transaction(() => {
    for (let n = 0; n < people; n++) person.run(`p${n}`, `Person ${n}`, `p${n}@s.test`)
  })()
  db.close()
  return dir
}

/** Starts a server on the folder, and kills it so long after that file of its upgrade is there. */
async function killOnce(dir: string, file: string, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../run.js'), 'server'], {
    env: { PATH: process.env.PATH, DATA_DIR: dir, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: 'ignore',
  })
  const ended = new Promise(resolve => child.once('exit', resolve))
  while (!existsSync(path.join(dir, file)) && child.exitCode === null) await wait(1)
  await wait(afterMs)
  child.kill('SIGKILL')
  await ended
}

function standing(dir: string) {
  const db = new Database(databaseFile(dir), { readonly: true })
  try {
    return {
      version: Number(db.pragma('user_version', { simple: true })),
      people: db.prepare('SELECT count(*) FROM person').pluck().get(),
      check: db.pragma('integrity_check(1)', { simple: true }),
    }
  } finally {
    db.close()
  }
}

test('a server that is killed while it brings an old folder up to date leaves the old file or the new one', async () => {
  const original = firstFolder()
  const before = standing(original)
  for (let round = 0; round < rounds; round++) {
    const dir = mkdtempSync(path.join(tmpdir(), 'hubs-upgrading-'))
    cpSync(original, dir, { recursive: true })
    const file = round % 2 === 0 ? 'backups' : 'learning-hubs.db.upgrading'
    await killOnce(dir, file, Math.random() * 60)
    const after = standing(dir)
    expect([before.version, knownMigrations()]).toContain(after.version)
    expect(after).toMatchObject({ people, check: 'ok' })
    await (await openSqlite(dir)).close()
    expect(standing(dir)).toEqual({ version: knownMigrations(), people, check: 'ok' })
    expect(listBackups(backupFolder(dir)).length).toBeGreaterThan(0)
    rmSync(dir, { recursive: true, force: true })
  }
  writeDown({
    fault: 'the process is killed in an upgrade',
    tried: `${rounds} times, at random moments once its backup, or its copy, was begun`,
    acknowledged: people,
    lost: 0,
    said: 'the old file or the new one, whole; the next start goes on',
  })
})
