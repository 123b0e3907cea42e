import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { backupFolder, listBackups } from '../src/store/backups.ts'
import { copyOfSample, schoolIn, startFaulty, whyNotUp } from './faulty-server.ts'
import { writeDown } from './tried.ts'
import { acknowledgedOf, databaseOf, lostOf, readBack, startWriters } from './writers.ts'

const page = 4096
const api = path.join(import.meta.dirname, '../src')

function scribble(file: string, offset: number, bytes: number) {
  const handle = openSync(file, 'r+')
  writeSync(handle, randomBytes(bytes), 0, bytes, offset)
  closeSync(handle)
}

const damages: [what: string, damage: (file: string) => void][] = [
  ['its first bytes are others', file => scribble(file, 0, 16)],
  ['its first page is scribbled over', file => scribble(file, 16, page - 16)],
  ['it ends half way', file => truncateSync(file, Math.floor(statSync(file).size / page / 2) * page)],
  ['it is empty', file => truncateSync(file, 0)],
  [
    'every tenth page is scribbled over',
    file => {
      for (let at = 9 * page; at + page <= statSync(file).size; at += 10 * page) scribble(file, at, page)
    },
  ],
]

/** A school with comments, a checked backup of them, and its server stopped. */
async function backedUp() {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-damaged-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const dataDir = await copyOfSample(folder)
  const server = await startFaulty({ dataDir })
  const people = await startWriters(server.origin, 6)
  await people.some(30)
  await server.stop()
  await command('backup', dataDir)
  return { dataDir, written: people.written }
}

const command = (script: 'backup' | 'restore', dataDir: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [path.join(api, `commands/${script}.ts`), ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: schoolIn(dataDir) },
  })

test('a damaged file is refused and left as it is, and the backup brings all of it back', async () => {
  const { dataDir, written } = await backedUp()
  const file = databaseOf(dataDir)
  const whole = `${file}.whole`
  cpSync(file, whole)
  const sentences: string[] = []
  for (const [what, damage] of damages) {
    cpSync(whole, file)
    damage(file)
    const bytes = readFileSync(file)
    const said = await whyNotUp(dataDir)
    expect([what, said]).toEqual([
      what,
      expect.stringMatching(/It hasn’t been changed\. Restore a backup in its place/),
    ])
    expect(readFileSync(file).equals(bytes)).toBe(true)
    sentences.push(said)
  }
  const [newest] = listBackups(backupFolder(schoolIn(dataDir)))
  await command('restore', dataDir, path.join(backupFolder(schoolIn(dataDir)), newest?.name ?? ''))
  const found = readBack(file)
  const lost = lostOf(written, found)
  writeDown({
    fault: 'the file is damaged',
    tried: damages.map(([what]) => what).join('; '),
    acknowledged: acknowledgedOf(written),
    lost: lost.length,
    said: `doesn’t start: “${sentences.at(-1) ?? ''}”; the backup brings it back`,
  })
  expect([lost, found.check]).toEqual([[], 'ok'])
})

/** How many single pages are scribbled over, one after the other. */
const pages = 12

test('any one page that is scribbled over is noticed at the start, or was in no use', async () => {
  const { dataDir, written } = await backedUp()
  const file = databaseOf(dataDir)
  const whole = `${file}.whole`
  cpSync(file, whole)
  const count = statSync(file).size / page
  let [noticed, unused, lost] = [0, 0, 0]
  for (let n = 0; n < pages; n++) {
    cpSync(whole, file)
    scribble(file, (1 + Math.floor(Math.random() * (count - 1))) * page, page)
    const why = await whyNotUp(dataDir).catch(() => null)
    if (why === null) {
      unused++
      const found = readBack(file)
      lost += lostOf(written, found).length
      expect(found.check).toBe('ok')
    } else {
      noticed++
      expect(why).toMatch(/It hasn’t been changed\. Restore a backup in its place/)
    }
  }
  writeDown({
    fault: 'one page of the file is damaged',
    tried: `${pages} pages by chance: ${noticed} noticed at the start, ${unused} in no use`,
    acknowledged: acknowledgedOf(written),
    lost,
    said: 'doesn’t start, and says to restore a backup',
  })
  expect(lost).toBe(0)
  expect(noticed).toBeGreaterThan(0)
})
