import { execFile } from 'node:child_process'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { nextMail } from '../../../test/outbox.ts'
import { buildApp } from '../../app.ts'
import { readEnv } from '../../env.ts'
import { prepareSample } from '../../sample/school.ts'
import { backupFolder } from '../../store/backups.ts'
import { addErasures, listErasures } from '../../store/personal/erasures.ts'
import { openSqlite } from '../../store/sqlite/sqlite.ts'
import { importSchool } from './archive-console.service.ts'
import { eraseAgainOn, testFolder } from './archive.testkit.ts'

const now = Date.parse('2026-11-23T10:00:00Z')

/** As `npm run admin -- …` does it. */
async function admin(dataDir: string, ...args: string[]) {
  const quick = ['--import', path.join(import.meta.dirname, '../../compile-cache.js')]
  const { PATH, TMPDIR } = process.env
  const env = { PATH, TMPDIR, DATA_DIR: dataDir }
  const script = path.join(import.meta.dirname, '../../commands/admin.ts')
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [...quick, script, ...args], { env })
    return { code: 0, said: stdout.trim() }
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string }
    return { code, said: stderr.trim() }
  }
}

async function sampleFolder() {
  const dir = testFolder()
  const store = await openSqlite(dir)
  await prepareSample(store, now)
  await store.close()
  return dir
}

test('a technician moves the school to a new server with two commands, and people sign in there by an email link', async () => {
  const file = path.join(testFolder(), 'school.zip')
  const made = await admin(await sampleFolder(), 'export', file)
  expect(made).toEqual({ code: 0, said: expect.stringContaining(`Northgate Community School is in ${file}`) })
  expect(statSync(file).mode & 0o777).toBe(0o600)

  const dir = path.join(testFolder(), 'new')
  const read = await admin(dir, 'import', file)
  expect(read).toEqual({ code: 0, said: expect.stringContaining('You can start the server now') })

  const store = await openSqlite(dir)
  const env = readEnv({ DATA_DIR: dir, PUBLIC_URL: 'http://hubs.school.test' })
  const app = await buildApp({ env, store, clock: () => now })
  onTestFinished(async () => {
    await app.close()
    await store.close()
  })
  expect(await app.setUpLink()).toBeNull()
  const email = 'coordinator@sample.test'
  await app.inject({ method: 'POST', url: '/api/v1/sign-in-links', payload: { email } })
  const { token } = await nextMail(dir, email)
  const signedIn = await app.inject({ method: 'POST', url: '/api/v1/sign-in-links/redeem', payload: { token } })
  expect(signedIn.statusCode).toBe(201)
})

test('nobody comes back by it who has been erased since: by the file, by what lies beside it, by the new server', async () => {
  const from = await sampleFolder()
  const before = await openSqlite(from)
  const { db, t } = before.read
  const [first, second, third] = await db.select({ id: t.person.id, name: t.person.name }).from(t.person).limit(3)
  await before.close()
  const gone = [first!, second!, third!]
  const file = path.join(testFolder(), 'school.zip')
  const dir = testFolder()
  // The download was made while the first of them was being erased.
  addErasures(backupFolder(from), [gone[0]!.id], now)
  expect((await admin(from, 'export', file)).code).toBe(0)
  addErasures(path.dirname(file), [gone[1]!.id], now)
  addErasures(backupFolder(dir), [gone[2]!.id], now)

  expect((await admin(dir, 'import', file)).code).toBe(0)
  const after = await openSqlite(dir)
  onTestFinished(() => after.close())
  const people = await after.read.db.select().from(after.read.t.person)
  const left = people.filter(({ id }) => gone.some(each => each.id === id))
  expect(left.map(({ name }) => name)).toEqual(Array(3).fill('Former colleague'))
  expect(listErasures(backupFolder(dir)).toSorted()).toEqual(gone.map(({ id }) => id).toSorted())
  const indexed = JSON.stringify(await after.read.db.select().from(after.read.t.searchDoc))
  expect(gone.filter(({ name }) => indexed.includes(name))).toEqual([])
})

test('nor where the process ends as soon as the school is there: the server goes on from what is written with it', async () => {
  const file = path.join(testFolder(), 'school.zip')
  const from = await sampleFolder()
  const before = await openSqlite(from)
  const [gone] = await before.read.db.select().from(before.read.t.person).limit(1)
  if (!gone) throw new Error('the sample has people')
  await before.close()
  addErasures(backupFolder(from), [gone.id], now)
  expect((await admin(from, 'export', file)).code).toBe(0)

  const store = await openSqlite(testFolder())
  onTestFinished(() => store.close())
  const eraseAgain = eraseAgainOn(store, file)
  await importSchool({ store, file, now }, eraseAgain)
  // What comes after that is not begun.
  const { db, t } = store.read
  const told = async () => JSON.stringify(await db.select().from(t.person)).includes(gone.email)
  expect(await told()).toBe(false)
  expect(listErasures(store.backupFolder)).toEqual([gone.id])
  const unfinished = async () =>
    (await db.select().from(t.person)).filter(({ email }) => email.startsWith('erasing-')).map(({ id }) => id)
  expect(await unfinished()).toEqual([gone.id])
  await eraseAgain.all()
  expect(await unfinished()).toEqual([])
})

test('what can’t be done is a sentence, and leaves no half a file and nothing half read', async () => {
  const dir = await sampleFolder()
  const file = path.join(testFolder(), 'school.zip')
  expect(await admin(dir, 'export')).toEqual({ code: 1, said: expect.stringContaining('npm run admin -- export FILE') })
  expect((await admin(dir, 'export', path.join(file, 'deeper.zip'))).said).toMatch(
    /can’t be written: its folder isn’t there/,
  )
  writeFileSync(file, 'mine')
  expect((await admin(dir, 'export', file)).said).toMatch(/is there already/)
  expect((await admin(dir, 'import', file)).said).toMatch(/isn’t a whole zip file\. Nothing was changed/)
  expect((await admin(testFolder(), 'export', `${file}.2`)).said).toBe('There’s no school here yet.')
  expect(existsSync(`${file}.2`)).toBe(false)
  expect(readdirSync(dir)).toEqual(['learning-hubs.db'])
})
