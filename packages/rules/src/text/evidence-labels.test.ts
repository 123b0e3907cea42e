import { expect, test } from 'vitest'
import { monthsWords } from './evidence-labels.ts'

test('a strand’s months are said as they are: more, none, fewer, or no figure at all', () => {
  expect([6, 1, 0, -2, null].map(monthsWords)).toEqual(['+6 months', '+1 month', '0 months', '−2 months', 'no figure'])
})
