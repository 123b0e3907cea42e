import { expect, test } from 'vitest'
import { someProgramme } from '#test/fixtures.ts'
import { halfTermNow } from './half-term-now.ts'

const [first] = someProgramme.halfTerms
const programme = {
  ...someProgramme,
  halfTerms: first ? [{ ...first, name: 'Autumn 2', startsOn: '2026-11-02', endsOn: '2026-12-18' }] : [],
}

test.each([
  ['2026-11-02', 'Autumn 2, week 1 of 7'],
  ['2026-11-25', 'Autumn 2, week 4 of 7'],
  ['2026-12-18', 'Autumn 2, week 7 of 7'],
  ['2026-10-28', 'Autumn 2 starts soon'],
])('on %s it is %s', (today, words) => {
  expect(halfTermNow(programme, today)).toBe(words)
})

test('after the last half term there is nothing to say', () => {
  expect(halfTermNow(programme, '2026-12-19')).toBeNull()
})
