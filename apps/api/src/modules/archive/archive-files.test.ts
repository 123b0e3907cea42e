import { strFromU8, unzipSync } from 'fflate'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openTestStore } from '../../../test/test-store.ts'
import type { Store } from '../../store/store.ts'
import { png } from '../school/school.testkit.ts'
import { importSchool } from './archive-console.service.ts'
import { listSchools } from './archive.repo.ts'
import { archiveOf, eraseAgainOn, zipOf } from './archive.testkit.ts'

const now = Date.parse('2026-11-23T10:00:00Z')
const picture = png(600, 200)

async function withLogo() {
  const store = await openTestStore()
  const [{ id } = expect.fail()] = await listSchools(store.read)
  const row = { schoolId: id, hash: 'h', png: picture.toString('base64'), width: 600, height: 200, alt: 'Two trees' }
  await store.write(({ db, t }) => db.insert(t.schoolLogo).values(row))
  return { store, row, name: `files/logo/${id}.png` }
}

async function logosAfter(file: string, store: Store) {
  await importSchool({ store, file, now }, eraseAgainOn(store, file))
  return store.read.db.select().from(store.read.t.schoolLogo)
}

test('what was uploaded is a file that opens by itself, named by its record, and is read back as it was', async () => {
  const { store, row, name } = await withLogo()
  const file = await archiveOf(store)
  const parts = unzipSync(readFileSync(file))
  expect(Buffer.from(parts[name] ?? []).equals(picture)).toBe(true)
  expect(JSON.parse(strFromU8(parts['json/schoolLogo.json']!))).toEqual([{ ...row, png: name }])
  // Nothing that is uploaded is left inside a record: a new table of pictures has to say so in archive-tables.ts.
  const text = Object.entries(parts).flatMap(([part, bytes]) => (/^(json|csv)\//.test(part) ? [strFromU8(bytes)] : []))
  expect(text.join('\n')).not.toMatch(/[A-Za-z0-9+/]{200}/)
  expect(await logosAfter(file, await openTestStore())).toEqual([row])
})

test('an earlier archive, which has it inside the record, is read as well', async () => {
  const { store, row } = await withLogo()
  const parts = unzipSync(readFileSync(await archiveOf(store)))
  const records = `[\n${JSON.stringify(row)}\n]\n`
  const { files: _, ...said } = JSON.parse(strFromU8(parts['manifest.json']!))
  const logos = said.tables.find((each: { name: string }) => each.name === 'schoolLogo')
  logos.sha256 = createHash('sha256').update(records).digest('hex')
  const file = zipOf({ ...parts, 'json/schoolLogo.json': records, 'manifest.json': JSON.stringify(said) })
  expect(await logosAfter(file, await openTestStore())).toEqual([row])
})

test('one that is missing or another is refused, and nothing is done', async () => {
  const { store, name } = await withLogo()
  const parts = unzipSync(readFileSync(await archiveOf(store)))
  const { [name]: _, ...without } = parts
  const next = await openTestStore()
  await expect(logosAfter(zipOf(without), next)).rejects.toThrow(`${name} is missing. Nothing was changed`)
  const other = zipOf({ ...parts, [name]: png(10, 10) })
  await expect(logosAfter(other, next)).rejects.toThrow(`${name} isn’t what it was when the file was made`)
  expect(await next.read.db.select().from(next.read.t.schoolLogo)).toEqual([])
})
