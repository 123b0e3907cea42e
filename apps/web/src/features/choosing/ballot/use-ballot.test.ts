import { expect, test } from 'vitest'
import { ranked } from './use-ballot.ts'

test('a hub takes the rank it is given, and the others close up', () => {
  expect(ranked([], 'a', 1)).toEqual(['a'])
  expect(ranked(['a', 'b', 'c'], 'c', 1)).toEqual(['c', 'a', 'b'])
  expect(ranked(['a', 'b', 'c'], 'a', 3)).toEqual(['b', 'c', 'a'])
  expect(ranked(['a', 'b', 'c'], 'd', 2)).toEqual(['a', 'd', 'b', 'c'])
  expect(ranked(['a', 'b', 'c'], 'b', null)).toEqual(['a', 'c'])
})
