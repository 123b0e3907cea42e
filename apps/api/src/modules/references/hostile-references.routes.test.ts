import { expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'

const NUL = '\u0000'
const given = (csl: object, note = '') => ({ csl: { type: 'book', title: 'A', ...csl }, note })
const paste = (over: object) => ({ format: 'ris', text: 'TY  - BOOK', ...over })
const mark = { checked: true, how: 'the book', expectedVersion: 1 }
const reading = { referenceIds: [], seen: [] }

type Case = [name: string, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, payload?: object]

/** What a database may stumble over, what would be another's to say, and what is no such thing. */
const cases: Case[] = [
  ['a NUL in the address', 'GET', '/references/%00'],
  ['a NUL in what is looked for', 'GET', '/references?q=%00'],
  ['a NUL in a cursor', 'GET', '/references?cursor=%00'],
  ['a cursor that is none', 'GET', '/references?cursor=WzFd'],
  ['a page without end', 'GET', '/references?limit=201'],
  ['a mark that is none', 'GET', '/references?checked=maybe'],
  ['a NUL in a title', 'POST', '/references', given({ title: `A${NUL}` })],
  ['a line break in a title', 'POST', '/references', given({ title: 'A\nB' })],
  ['half a character in a name', 'POST', '/references', given({ author: [{ family: '\ud800' }] })],
  ['a name that is none', 'POST', '/references', given({ author: [{ given: 'A' }] })],
  ['names without end', 'POST', '/references', given({ author: Array.from({ length: 101 }, () => ({ family: 'A' })) })],
  ['a kind that is none', 'POST', '/references', given({ type: 'rumour' })],
  ['a year that is none', 'POST', '/references', given({ issued: { 'date-parts': [[20266]] } })],
  ['a date in two parts', 'POST', '/references', given({ issued: { 'date-parts': [[2026], [2027]] } })],
  ['an address that runs', 'POST', '/references', given({ URL: 'javascript:alert(1)' })],
  ['an address of a file', 'POST', '/references', given({ URL: 'file:///etc/passwd' })],
  ['a DOI with a space', 'POST', '/references', given({ DOI: '10.1/a b' })],
  ['a DOI with a tag', 'POST', '/references', given({ DOI: '10.1000/<script>' })],
  ['a field that is none', 'POST', '/references', given({ polluted: 'x' })],
  ['a key of one’s own choosing', 'POST', '/references', { ...given({}), key: 'mine' }],
  ['a mark of one’s own making', 'POST', '/references', { ...given({}), checkedHow: 'trust me' }],
  ['a NUL in a note', 'POST', '/references', given({}, NUL)],
  ['a format that is none', 'POST', '/references/import', paste({ format: 'docx' })],
  ['an address to fetch', 'POST', '/references/import', paste({ url: 'https://example.test/a.bib' })],
  ['text that is a list', 'POST', '/references/import', paste({ text: [] })],
  ['an export of nothing', 'GET', '/references/export'],
  ['an export of a NUL', 'GET', '/references/export?format=ris&strategy=%00'],
  ['an export of a hub with a NUL', 'GET', '/references/export?format=ris&hub=%00'],
  ['an export of a reference that is none', 'GET', '/references/export?format=ris&reference=none'],
  ['a mark without how', 'PUT', '/references/:id/check', { ...mark, how: ' ' }],
  ['a mark by somebody else', 'PUT', '/references/:id/check', { ...mark, by: 'p' }],
  ['no version', 'PATCH', '/references/:id', { note: 'A' }],
  ['a version beyond the column', 'PATCH', '/references/:id', { expectedVersion: 2_147_483_648 }],
  ['away with no version', 'DELETE', '/references/:id'],
  ['away with a version that is none', 'DELETE', '/references/:id?expectedVersion=x'],
  ['a style that is none', 'PUT', '/citation-style', { style: '../../etc/passwd', expectedVersion: 1 }],
  ['a reading of a hub that is none', 'GET', '/hubs/nothing/reading'],
  ['a reading of a hub with a NUL', 'PUT', '/hubs/%00/reading', reading],
  ['a reading with a NUL', 'PUT', '/programmes/current/reading', { referenceIds: [NUL], seen: [] }],
  ['a reading that is there twice', 'PUT', '/programmes/current/reading', { referenceIds: ['a', 'a'], seen: [] }],
  ['a reading without end', 'PUT', '/programmes/current/reading', { ...reading, referenceIds: Array(21).fill('a') }],
]

test('what no reference can be is refused with a sentence, and nothing changes', async () => {
  const { facilitator, store } = await buildTestApp()
  const all = await facilitator('questioning', { roles: ['coordinator'] })
  const { db, t } = store.read
  const before = await db.select().from(t.reference)
  const failed: string[] = []
  for (const [name, method, path, payload] of cases) {
    const url = `/api/v1${path.replace(':id', before[0]?.id ?? '')}`
    const answer = await all.inject({ method, url, ...(payload && { payload }) })
    const { detail } = answer.json() as { detail?: string }
    if (![400, 404].includes(answer.statusCode) || !detail) failed.push(`${name}: ${answer.statusCode} ${answer.body}`)
  }
  expect(failed).toEqual([])
  expect(await db.select().from(t.reference)).toEqual(before)
})
