import { expect, test } from 'vitest'
import { snippetOf } from './search-marks.ts'

const none = new Set<string>()

test('a line without a stop stands apart from the next, one with a stop does not', () => {
  expect(snippetOf('Rowe, 1986. Psychological Bulletin \n\n The DOI was wrong.\nSee page 4', none).text).toBe(
    'Rowe, 1986. Psychological Bulletin · The DOI was wrong. See page 4',
  )
})

test('words that were found are marked where they stand after lines were joined', () => {
  const { text, marks } = snippetOf('Journal\nwait time', new Set(['wait']))
  expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['wait'])
})
