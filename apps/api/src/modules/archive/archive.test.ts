import fc from 'fast-check'
import { zipSync, strToU8 } from 'fflate'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openTestStore } from '../../../test/test-store.ts'
import { prepareSample } from '../../sample/school.ts'
import { archiveTables, leftOut, tablesInOrder } from '../../store/archive-tables.ts'
import { addErasures, listErasures } from '../../store/personal/erasures.ts'
import { marksOf, tableNames } from '../../store/personal/personal-columns.ts'
import type { Store } from '../../store/store.ts'
import { plantCanaries } from '../privacy/privacy.testkit.ts'
import { importSchool } from './archive-console.service.ts'
import { clearAll, listSchools } from './archive.repo.ts'
import { archiveOf, contentOf, emptySqlite, testFolder, eraseAgainOn } from './archive.testkit.ts'

const now = Date.parse('2026-11-23T10:00:00Z')

/** The sample school on the engine under test. */
async function sampleStore(): Promise<Store> {
  const store = await openTestStore()
  await store.write(clearAll)
  await prepareSample(store, now)
  return store
}

/** What two exports of one school have in common: all but the line in the audit that says one was made. */
function recordsIn(file: string): Record<string, string> {
  const { 'manifest.json': _, 'README.txt': __, 'csv/audit.csv': ___, ...content } = contentOf(file)
  const audit = JSON.parse(content['json/audit.json'] ?? '[]') as { action: string }[]
  return { ...content, 'json/audit.json': JSON.stringify(audit.filter(({ action }) => action !== 'school-imported')) }
}

describe('what an archive has', () => {
  test('every table is in it, or is named with the reason why not', () => {
    const held = archiveTables.map(({ name }) => name)
    expect([...held, ...Object.keys(leftOut)].toSorted()).toEqual([...tableNames].toSorted())
    expect(tablesInOrder).toHaveLength(tableNames.length)
  })

  test('each of its tables says whose it is and can be put in again: a key that is left out may be empty', () => {
    for (const { name, columns, key, belongsTo } of archiveTables) {
      expect([name, key.length > 0]).toEqual([name, true])
      expect([name, belongsTo === null || archiveTables.some(each => each.name === belongsTo.table)]).toEqual([
        name,
        true,
      ])
      const left = Object.keys(marksOf(name)).filter(column => !columns.some(each => each.name === column))
      // reply.formHash may be null; a new one that may not has to be thought about in archive-tables.ts.
      expect([name, left]).toEqual([name, name === 'reply' ? ['formHash'] : []])
    }
  })

  test('no password, token or other key is anywhere in it, whatever the table', async () => {
    const store = await openTestStore()
    const [school] = await listSchools(store.read)
    await plantCanaries(store, school?.id ?? '', 'person-1')
    const all = Object.values(contentOf(await archiveOf(store))).join('\n')
    // What is not a key is there: the planted rows were looked at.
    expect(all).toContain('canary words of plan technique')
    const keys = tableNames.flatMap(table =>
      Object.entries(marksOf(table)).flatMap(([column, mark]) =>
        (mark === 'secret' || table in leftOut) && `${table}.${column}` !== 'certificate.code'
          ? [`${table}-${column}`]
          : [],
      ),
    )
    expect(keys.length).toBeGreaterThan(40)
    expect(keys.filter(key => all.includes(`"${key}"`) || all.includes(`,${key},`))).toEqual([])
  })
})

/** Any text that a database takes. */
const anyText = fc.string({ unit: 'binary', maxLength: 60 }).map(text => text.replaceAll('\0', ''))

describe('an archive that is read back', () => {
  test('is the same again, out of SQLite into this engine, and from there into SQLite and back', async () => {
    const store = await emptySqlite()
    await prepareSample(store, now)
    const [strategy] = await store.read.db.select().from(store.read.t.strategy).limit(1)
    const texts = fc.sample(fc.record({ text: anyText, title: anyText, more: fc.array(anyText) }), 80)
    texts.push({ text: '=1+1\u2028"\r\n,', title: '\uFEFF', more: ['\u2029'] })
    await store.write(async ({ db, t }) => {
      for (const [n, { text, title, more }] of texts.entries())
        await db
          .insert(t.strategy)
          .values({ ...strategy!, id: `s${n}`, code: `X${n}`, what: text, name: title, techniques: more })
    })
    addErasures(store.backupFolder, ['someone'], now)
    let file = await archiveOf(store)
    const records = recordsIn(file)
    expect(Object.keys(records).length).toBeGreaterThan(100)
    // Those of the engine under test were started once and never set up.
    for (const open of [openTestStore, emptySqlite, openTestStore]) {
      const next = await open()
      expect(await importSchool({ store: next, file, now }, eraseAgainOn(next, file))).toContain(
        'Northgate Community School is here, with 8',
      )
      file = await archiveOf(next)
      expect(recordsIn(file)).toEqual(records)
      expect(listErasures(next.backupFolder)).toEqual(['someone'])
      const { t, db } = next.read
      expect(await db.select().from(t.session)).toEqual([])
      expect(await db.select().from(t.credential)).toEqual([])
    }
  })
})

test('an archive of a version that had other names for some fields is read as well', async () => {
  const store = await emptySqlite()
  await prepareSample(store, now)
  const { t } = store.read
  await store.write(({ db }) => db.update(t.person).set({ preferredName: 'Called so' }))
  const content = contentOf(await archiveOf(store))
  const earlier = (text: string) => text.replaceAll('"preferredName"', '"called"').replaceAll('"method"', '"way"')
  for (const part of ['json/person.json', 'json/attendanceChange.json', 'manifest.json'])
    content[part] = earlier(content[part]!)
  const said = JSON.parse(content['manifest.json']!)
  for (const each of said.tables)
    each.sha256 = createHash('sha256').update(content[`json/${each.name}.json`]!).digest('hex')
  const file = path.join(testFolder(), 'earlier.zip')
  const files = { ...content, 'manifest.json': JSON.stringify(said) }
  writeFileSync(file, zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))))
  const next = await emptySqlite()
  await importSchool({ store: next, file, now }, eraseAgainOn(next, file))
  const { db } = next.read
  const names = await db.selectDistinct({ preferredName: next.read.t.person.preferredName }).from(next.read.t.person)
  expect(names).toEqual([{ preferredName: 'Called so' }])
  const changes = await db.select({ method: next.read.t.attendanceChange.method }).from(next.read.t.attendanceChange)
  expect(changes.length).toBeGreaterThan(0)
  expect(new Set(changes.map(({ method }) => method))).toEqual(new Set(['tap', 'correction']))
})

describe('a file that is not such an archive', () => {
  /** The refusal, and that nothing is there that wasn’t. */
  async function refused(store: Store, file: string) {
    const before = await listSchools(store.read)
    const said = await importSchool({ store, file, now }, eraseAgainOn(store, file)).then(
      done => `imported: ${done}`,
      (error: Error) => `${error.constructor.name}: ${error.message}`,
    )
    expect(await listSchools(store.read)).toEqual(before)
    return said
  }

  test('gets a sentence, and nothing is done by half', async () => {
    const good = await archiveOf(await openTestStore())
    const content = contentOf(good)
    const folder = testFolder()
    const zipOf = (files: Record<string, string>) => {
      const file = path.join(folder, 'other.zip')
      writeFileSync(
        file,
        zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
      )
      return file
    }
    const said = (change: (text: string) => string) =>
      zipOf({ ...content, 'manifest.json': change(content['manifest.json']!) })
    const json = (name: string, change: (text: string) => string) =>
      zipOf({ ...content, [`json/${name}.json`]: change(content[`json/${name}.json`]!) })
    const store = await emptySqlite()
    const cut = path.join(folder, 'cut.zip')
    writeFileSync(cut, readFileSync(good).subarray(0, 5000))
    const text = path.join(folder, 'people.csv')
    writeFileSync(text, 'Name,Email\n')

    expect(await refused(store, path.join(folder, 'none.zip'))).toMatch(
      /^TaskRefused: There’s no file .*Nothing was changed/,
    )
    for (const file of [cut, text])
      expect(await refused(store, file)).toMatch(/isn’t a whole zip file\. Nothing was changed/)
    for (const files of [{ 'a.txt': 'a' }, { 'manifest.json': '{}' }, { 'manifest.json': '[' }] as Record<
      string,
      string
    >[])
      expect(await refused(store, zipOf(files))).toMatch(
        /^TaskRefused: The file (isn’t a download of a whole school|is damaged)/,
      )
    expect(
      await refused(
        store,
        said(page => page.replace('"version": 1', '"version": 2')),
      ),
    ).toMatch(/another version/)
    expect(
      await refused(
        store,
        said(page => page.replace('"name": "hub"', '"name": "wing"')),
      ),
    ).toMatch(/has “wing”, which this version doesn’t know\. Nothing was changed/)
    expect(
      await refused(
        store,
        json('hub', rows => rows.replace('Feedback', 'Feeding')),
      ),
    ).toMatch(/“hub” isn’t what it was/)
    expect(
      await refused(
        store,
        json('hub', rows => rows.replace('"position":0', '"position":"first"')),
      ),
    ).toMatch(/“hub” has a record with the wrong kind of value in “position”/)
    expect(
      await refused(
        store,
        json('hub', rows => rows.slice(0, 300)),
      ),
    ).toMatch(/^TaskRefused: The file is damaged/)
    expect(
      await refused(
        store,
        json('school', () => '[\n]\n'),
      ),
    ).toMatch(/^TaskRefused: The file is damaged/)
    for (const [name, from, to] of [
      ['school', /"createdAt":\d+/, '"createdAt":8640000000000001'],
      ['hub', /"position":\d+/, '"position":2147483648'],
      ['hub', /"name":"/, '"name":"\\u0000'],
      ['hub', /"name":"/, '"name":"\\ud800'],
    ] as const)
      expect(
        await refused(
          store,
          json(name, rows => rows.replace(from, to)),
        ),
      ).toMatch(/damaged: “\w+” has a record with the wrong kind of value in “\w+”\. Nothing was changed/)
    const bomb = `[\n{"id":"${'a'.repeat(20_000_000)}"}\n]\n`
    expect(
      await refused(
        store,
        json('hub', () => bomb),
      ),
    ).toMatch(/damaged: it has a line that is too long/)
    expect(await refused(store, zipOf({ ...content, 'erased.json': `["${'a'.repeat(20_000_000)}"]` }))).toMatch(
      /damaged: erased\.json is too long/,
    )
    const { 'json/meeting.json': _, ...without } = content
    expect(await refused(store, zipOf(without))).toMatch(/json\/meeting\.json is missing/)
  })

  test('nor is one read into a server that has a school', async () => {
    const store = await sampleStore()
    expect(await refused(store, await archiveOf(store))).toMatch(
      /already has a school, Northgate Community School\. Nothing was changed\. Set DATA_DIR to an empty folder/,
    )
  })
})
