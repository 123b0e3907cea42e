import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import path from 'node:path'

const SECOND = 1000

/** How often this can be done in a second. */
function perSecond(work: () => void): number {
  const began = performance.now()
  let done = 0
  while (performance.now() - began < SECOND) {
    work()
    done++
  }
  return done / ((performance.now() - began) / 1000)
}

/** What it all ran on, and how fast that is by itself: figures of two machines are only read beside these. */
export function describeMachine(folder: string): string {
  const [cpu] = cpus()
  const block = Buffer.alloc(1_000_000, 'learning')
  const hashed = perSecond(() => createHash('sha256').update(block).digest())
  const file = path.join(folder, 'speed.db')
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT)')
  const insert = db.prepare('INSERT INTO line (text) VALUES (?)')
  const commits = perSecond(() => insert.run('said'))
  db.close()
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  return [
    `${cpu?.model ?? 'an unknown processor'}, ${cpus().length} cores, ${(totalmem() / 1e9).toFixed(0)} GB, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`,
    `by itself: ${hashed.toFixed(0)} MB of SHA-256 and ${commits.toFixed(0)} commits on the disk a second`,
  ].join('\n')
}
