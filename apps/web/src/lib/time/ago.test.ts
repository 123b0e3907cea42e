import { expect, test } from 'vitest'
import { ago } from './ago.ts'

const now = Date.parse('2026-11-24T15:30:00Z')

test.each([
  ['2026-11-24T15:29:40.000Z', 'just now'],
  ['2026-11-24T15:31:00.000Z', 'just now'],
  ['2026-11-24T15:29:00.000Z', 'one minute ago'],
  ['2026-11-24T15:10:00.000Z', '20 minutes ago'],
  ['2026-11-24T13:20:00.000Z', 'two hours ago'],
  ['2026-11-23T23:50:00.000Z', 'yesterday'],
  ['2026-11-20T10:00:00.000Z', 'four days ago'],
  ['2026-10-24T10:00:00.000Z', 'four weeks ago'],
])('%s is %s', (instant, words) => {
  expect(ago(instant, 'Europe/London', now)).toBe(words)
})

test('shortly after midnight, what was said before it was said minutes ago', () => {
  expect(ago('2026-11-23T23:50:00.000Z', 'Europe/London', Date.parse('2026-11-24T00:10:00Z'))).toBe('20 minutes ago')
})
