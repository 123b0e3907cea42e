import { expect, test } from 'vitest'
import { didItTold } from './plan-labels.ts'

test.each([
  ['a-few-times', null, 'A few times'],
  ['a-few-times', 10, '10 times'],
  ['a-few-times', 2, 'Twice'],
  ['once', 1, 'Once'],
  ['most-lessons', 12, 'Most lessons, 12 times'],
  ['not-yet', null, 'Not yet'],
] as const)('%s, counted as %s, is told as %s', (didIt, times, told) => {
  expect(didItTold(didIt, times, { teaching: true })).toBe(told)
})
