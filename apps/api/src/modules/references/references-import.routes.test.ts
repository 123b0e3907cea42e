import type { Csl } from '@hubs/schema/library/csl'
import { importResult, type ReferenceFormat, referenceFormats } from '@hubs/schema/library/references'
import { eq } from 'drizzle-orm'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { buildTestApp, type TestPerson } from '../../../test/test-app.ts'
import { insertProgramme, insertSchool } from '../programmes/seed/create-school.seed.ts'
import { firstCalendar } from '../programmes/seed/programme.seed.ts'

const url = '/api/v1/references/import'

async function build() {
  const built = await buildTestApp()
  const amy = await built.member('questioning', { name: 'Amy Canary-Adams' })
  const send = (payload: object, who: TestPerson = amy) => who.inject({ method: 'POST', url, payload })
  const take = async (format: ReferenceFormat, text: string, dryRun = false, who: TestPerson = amy) =>
    importResult.parse((await send({ format, text, dryRun }, who)).json())
  const total = async () => (await amy.inject({ url: '/api/v1/references?limit=1' })).json().total as number
  return { ...built, amy, send, take, total }
}

/** A coordinator of a school that has no reference yet. */
async function elsewhere({ store, clock, person }: Awaited<ReturnType<typeof build>>) {
  const timeZone = 'Europe/London'
  const schoolId = await store.write(async tx => {
    const id = await insertSchool(tx, { slug: 'elsewhere', name: 'Elsewhere', timeZone }, clock.now + 1)
    await insertProgramme(tx, {
      schoolId: id,
      timeZone,
      name: '2026-27',
      current: true,
      calendar: firstCalendar,
      choiceOpensAt: clock.now,
      choiceClosesAt: clock.now + 1000,
    })
    return id
  })
  return { schoolId, stranger: await person({ schoolId, roles: ['coordinator'] }) }
}

const bibtex = `@article{fresh2020,
  title = {Talk that counts}, author = {Ng, Ada}, year = 2020, doi = {10.1234/FRESH}
}
@article{wait, title = {Wait time}, doi = {https://doi.org/10.1177/002248718603700110.}}
@book{again, title = {Talk that counts}, doi = {doi:10.1234/fresh}}
@book{broken, title = {Never closed, year = 2001
}
@book{nodoi, title = {A book}, doi = {p. 12}}
@book{rowe-1986, title = {Its key is taken}, author = {Rowe, Z.}}
@book{, title = {An ethic of excellence: Building a culture of craftsmanship with students}, author = {Berger, Ron}, year = 2003}
`

describe('a paste', () => {
  test('says of each entry what comes of it, tried first, and then keeps all that is new at once', async () => {
    const { take, total, amy } = await build()
    const before = await total()
    const tried = await take('bibtex', bibtex, true)
    expect(tried).toMatchObject({ saved: false, added: 2, known: 3, refused: 2 })
    expect(await total()).toBe(before)
    const { entries, ...sums } = await take('bibtex', bibtex)
    expect(sums).toEqual({ saved: true, added: 2, known: 3, refused: 2 })
    expect(entries.map(({ line, outcome, reason }) => [line, outcome, reason])).toEqual([
      [1, 'added', ''],
      [4, 'known', expect.stringContaining('“Wait time: Slowing down')],
      [5, 'known', 'This source appears twice.'],
      [6, 'refused', expect.stringContaining('A closing brace } is missing')],
      [8, 'refused', expect.stringContaining('This isn’t a DOI')],
      [9, 'added', ''],
      [10, 'known', expect.stringContaining('“An ethic of excellence')],
    ])
    expect(await total()).toBe(before + 2)
    const of = async (id: string | null | undefined) => (await amy.inject({ url: `/api/v1/references/${id}` })).json()
    expect(await of(entries[0]?.id)).toMatchObject({ key: 'fresh2020', checked: null, doi: '10.1234/FRESH' })
    expect(await of(entries[5]?.id)).toMatchObject({ key: 'rowe-1986b' })
    expect(await take('bibtex', bibtex)).toMatchObject({ added: 0, known: 5, refused: 2 })
  })

  test('is sent twice by a bad network, and kept once', async () => {
    const { amy, total } = await build()
    const before = await total()
    const payload = { format: 'ris', text: 'TY  - BOOK\r\nTI  - Once\r\nER  - \r\n' }
    const ask = () => amy.inject({ method: 'POST', url, payload, headers: { 'idempotency-key': 'one-paste' } })
    const [one, other] = await Promise.all([ask(), ask()])
    expect(one.json()).toMatchObject({ added: 1 })
    expect(other.json()).toEqual(one.json())
    expect((await ask()).json()).toEqual(one.json())
    expect(await total()).toBe(before + 1)
  })

  test('goes in a few sources with each write: others have their turn in between', async () => {
    const { store, take, total } = await build()
    const before = await total()
    const ris = Array.from({ length: 300 }, (_, at) => `TY  - BOOK\nTI  - Many ${at}\nER  - `).join('\n')
    let isDone = false
    const taken = take('ris', ris).finally(() => (isDone = true))
    const seen = new Set<number>()
    while (!isDone) {
      seen.add((await store.read.db.select({ id: store.read.t.reference.id }).from(store.read.t.reference)).length)
      await wait(1)
    }
    expect(await taken).toMatchObject({ added: 300, known: 0, refused: 0 })
    expect(await total()).toBe(before + 300)
    const between = [...seen].filter(count => count > before && count < before + 300)
    expect(between.length).toBeGreaterThan(2)
  })

  test('goes in after the one before it: what two have in common comes in once', async () => {
    const { take, total } = await build()
    const before = await total()
    const ris = Array.from({ length: 40 }, (_, at) => `TY  - BOOK\nTI  - Shared ${at}\nER  - `).join('\n')
    const [one, other] = await Promise.all([take('ris', ris), take('ris', ris)])
    expect([one.added, other.added].toSorted((a, b) => a - b)).toEqual([0, 40])
    expect(await total()).toBe(before + 40)
  })

  test('with nothing in it, in another format, too long or of too many is refused with what to do', async () => {
    const { send } = await build()
    const field = async (payload: object) => (await send(payload)).json().fields?.text
    expect(await field({ format: 'bibtex', text: '  ' })).toBe('Paste your sources here.')
    expect(await field({ format: 'bibtex', text: 'TY  - BOOK' })).toMatch(/^No sources found. .* BibTeX/)
    expect(await field({ format: 'ris', text: 'x'.repeat(1_000_001) })).toMatch(/^That’s too long/)
    const many = Array.from({ length: 501 }, (_, at) => `TY  - BOOK\nTI  - ${at}\nER  - `).join('\n')
    expect(await field({ format: 'ris', text: many })).toBe('There are 501 sources here. Paste up to 500 at a time.')
    const huge = await send({ format: 'bibtex', text: 'x'.repeat(10 * 1024 * 1024) })
    expect(huge.json()).toMatchObject({ status: 413, code: 'too-large', detail: expect.stringContaining('smaller') })
  })

  test('made to hurt ends with a sentence, and the next one is read as ever', async () => {
    const { send, take } = await build()
    const deep = await send({ format: 'bibtex', text: `@book{a, title=${'{'.repeat(30_000)}x${'}'.repeat(30_000)}}` })
    expect([200, 400]).toContain(deep.statusCode)
    const nested = await send({ format: 'csl-json', text: `[{"title":${'['.repeat(100_000)}}` })
    expect([200, 400]).toContain(nested.statusCode)
    const heavy = await send({ format: 'bibtex', text: `@book{a,author={${'A and '.repeat(150_000)}}}` })
    expect(heavy.json().fields).toHaveProperty('text')
    expect(await take('csl-json', '{"title":"Still here","__proto__":{"a":1}}', true)).toMatchObject({ added: 1 })
  })
})

describe('an export', () => {
  test.each(referenceFormats)('as %s gives another school the same references', async format => {
    const built = await build()
    const { amy, take, store } = built
    const { schoolId, stranger } = await elsewhere(built)
    const { text, count } = (await amy.inject({ url: `/api/v1/references/export?format=${format}` })).json()
    expect(count).toBe(124)
    expect(await take(format, text, false, stranger)).toMatchObject({ added: 124, known: 0, refused: 0 })
    expect(await take(format, text)).toMatchObject({ added: 0, known: 124, refused: 0 })
    const { db, t } = store.read
    const of = async (id: string) => {
      const rows = await db.select().from(t.reference).where(eq(t.reference.schoolId, id))
      return new Map<string, Csl>(rows.map(row => [row.key, row.csl]))
    }
    expect(await of(schoolId)).toEqual(await of(built.schoolId))
  })

  test('is of a strategy, of a hub’s reading or of one reference where that is asked for', async () => {
    const { amy } = await build()
    const of = async (query: string) => (await amy.inject({ url: `/api/v1/references/export?${query}` })).json()
    expect(await of('format=bibtex&strategy=QU2')).toMatchObject({ fileName: 'QU2.bib', count: 2 })
    expect(await of('format=ris&hub=questioning')).toMatchObject({ fileName: 'questioning.ris', count: 3 })
    const [one] = (await amy.inject({ url: '/api/v1/references?q=tobin' })).json().items
    expect(await of(`format=csl-json&reference=${one.id}`)).toMatchObject({ fileName: 'tobin-1987.json', count: 1 })
    expect(await of('format=word')).toMatchObject({ status: 400 })
  })

  test('holds nothing of the school’s own, and nothing for another school', async () => {
    const built = await build()
    const { amy, facilitator } = built
    const lead = await facilitator('feedback', { name: 'Lea Canary-Lead' })
    const payload = { csl: { type: 'book', title: 'A book of ours' }, note: 'canary-note' }
    const { id } = (await amy.inject({ method: 'POST', url: '/api/v1/references', payload })).json()
    const mark = { checked: true, how: 'canary-how', expectedVersion: 1 }
    await lead.inject({ method: 'PUT', url: `/api/v1/references/${id}/check`, payload: mark })
    const { stranger } = await elsewhere(built)
    for (const format of referenceFormats) {
      const whole = (await amy.inject({ url: `/api/v1/references/export?format=${format}` })).body
      expect(whole).toContain('A book of ours')
      expect(whole).not.toMatch(/canary/i)
      const others = await stranger.inject({ url: `/api/v1/references/export?format=${format}` })
      expect(others.json().count).toBe(0)
      const one = await stranger.inject({ url: `/api/v1/references/export?format=${format}&reference=${id}` })
      expect(one.statusCode).toBe(404)
    }
    expect((await stranger.inject({ url: '/api/v1/references' })).json().items).toEqual([])
  })
})
