import { expect, test } from 'vitest'
import { readBibtex } from './bibtex-read.format.ts'
import { readCslJson } from './csl-json.format.ts'
import type { ReadEntry } from './csl-read.format.ts'
import { readRis } from './ris.format.ts'

const ris = (...rows: string[]) => readRis(['TY  - JOUR', 'TI  - Assessment', ...rows, 'ER  - '].join('\n'))
const csl = ([entry]: ReadEntry[]) => (entry && 'csl' in entry ? entry.csl : entry)
const note = ([entry]: ReadEntry[]) => (entry && 'csl' in entry ? entry.note : undefined)

test('all the names of one line are authors, and an organisation stays whole', () => {
  expect(csl(ris('AU  - Black, Paul; Wiliam, Dylan; Harrison, Christine'))).toMatchObject({
    author: [
      { family: 'Black', given: 'Paul' },
      { family: 'Wiliam', given: 'Dylan' },
      { family: 'Harrison', given: 'Christine' },
    ],
  })
  expect(csl(ris('AU  - Ofsted; Department for Education'))).toMatchObject({
    author: [{ literal: 'Ofsted; Department for Education' }],
  })
})

test.each([
  ['set further in', '      UK - based schools'],
  ['set further in, with a tag’s two spaces', '  AU  - study of'],
  ['not set in, with no tag that we know', 'UK - based schools'],
])('a line goes on with the one before: %s', (_how, row) => {
  const read = csl(readRis(['TY  - JOUR', 'TI  - Assessment in', row, 'ER  - '].join('\n')))
  expect(read).toMatchObject({ title: `Assessment in ${row.trim().replace(/ +/g, ' ')}` })
  expect(read).not.toHaveProperty('author.0')
})

test('a source that is set in as a whole is read as it is', () => {
  const rows = ['TY  - JOUR', 'TI  - Assessment in', '    UK - based schools', 'AU  - Black, Paul', 'ER  - ']
  const read = csl(readRis(rows.map(row => `  ${row}`).join('\n')))
  expect(read).toMatchObject({
    title: 'Assessment in UK - based schools',
    author: [{ family: 'Black', given: 'Paul' }],
  })
})

test.each([
  ['2019/2020', [2019], '2019'],
  ['2019-20', [2019], '2019'],
  ['2019–2020', [2019], '2019'],
  ['2019-05-03/2019-06-01', [2019, 5, 3], '2019-5-3'],
])('of a range, %s, the first is kept, and people are told', (range, parts, kept) => {
  const told = `We keep one date, so ${range} became ${kept}.`
  const all = [
    ris(`PY  - ${range}`),
    readBibtex(`@article{a, title = {Assessment}, date = {${range}}}`),
    readCslJson(JSON.stringify([{ type: 'book', title: 'Assessment', issued: { raw: range } }])),
  ]
  for (const read of all) {
    expect(csl(read)).toMatchObject({ issued: { 'date-parts': [parts] } })
    expect(note(read)).toBe(told)
  }
})

test.each([
  ['2019', [2019]],
  ['2019/05', [2019, 5]],
  ['2019/05/03', [2019, 5, 3]],
  ['2019-12', [2019, 12]],
])('a date, %s, is no range', (text, parts) => {
  const read = ris(`PY  - ${text}`)
  expect(csl(read)).toMatchObject({ issued: { 'date-parts': [parts] } })
  expect(note(read)).toBe('')
})
