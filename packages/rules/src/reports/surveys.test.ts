import { expect, test } from 'vitest'
import { measureChange, surveyState, surveyWindows, twoTermsBefore } from './surveys.ts'

const choice = { opensOn: '2026-09-01', closesOn: '2026-09-15' }
const half = (month: string) => ({ name: month, startsOn: `2027-${month}-01`, endsOn: `2027-${month}-28` })
/** September, November, January, March, May and June. */
const six = [
  ...['09', '11'].map(month => ({ name: month, startsOn: `2026-${month}-01`, endsOn: `2026-${month}-28` })),
  ...['01', '03', '05', '06'].map(half),
]

test('each question has its time of the year', () => {
  const windows = surveyWindows(choice, six)
  expect(windows.map(({ question, moment, opensOn }) => [question, moment, opensOn])).toEqual([
    ['influence', 'before', '2026-09-01'],
    ['room', 'mid', '2027-03-01'],
    ['room', 'summer', '2027-06-01'],
    ['influence', 'summer', '2027-06-01'],
    ['use', 'summer', '2027-06-01'],
  ])
  const [first] = windows
  expect(first && ['2026-08-31', '2026-09-01', '2026-09-15', '2026-09-16'].map(day => surveyState(first, day))).toEqual(
    ['to-come', 'open', 'open', 'closed'],
  )
})

test('a year with one half term is asked once, and one with none only before choosing', () => {
  expect(surveyWindows(choice, [half('01')]).map(({ moment }) => moment)).toEqual(['before', 'summer', 'summer'])
  expect(surveyWindows(choice, [])).toHaveLength(1)
})

test('what was tried two terms ago was tried in the first term of a year, however many half terms that has', () => {
  expect(twoTermsBefore(six)).toEqual(six.slice(0, 2))
  expect(twoTermsBefore(six.slice(1))).toEqual(six.slice(1, 2))
  expect(twoTermsBefore(six.toSpliced(2, 1))).toEqual(six.slice(0, 2))
  expect(twoTermsBefore(six.slice(0, 4))).toEqual([])
})

test('a measure is better in the direction its owner chose', () => {
  expect(measureChange({ better: 'higher', before: 4, after: 9 })).toBe('better')
  expect(measureChange({ better: 'lower', before: 4, after: 9 })).toBe('worse')
  expect(measureChange({ better: 'lower', before: 4, after: 4 })).toBe('same')
  expect(measureChange({ better: 'lower', before: 4, after: null })).toBeNull()
})
