import { expect, test } from 'vitest'
import { timesDoneWords } from './times-done.ts'

test.each([
  ['a-few-times', 9, 'A few times (9 in all)'],
  ['a-few-times', null, 'A few times'],
  ['most-lessons', 2, 'Most lessons (twice in all)'],
  ['habit', 12, 'It’s a habit (12 times in all)'],
  ['once', 1, 'Once'],
  ['not-yet', 3, 'Not yet'],
] as const)('of %s and %s times it says %s', (didIt, times, words) => {
  expect(timesDoneWords({ didIt, times }, { teaching: true })).toBe(words)
})
