import { expect, test } from 'vitest'
import { dayMonthYear, longDay, shortDay, weekdayOf } from './dates.ts'

test('a day of this year goes without it', () => {
  expect(shortDay('2026-09-30', '2026-01-01')).toBe('Wed 30 Sep')
  expect(longDay('2026-09-30', '2026-12-31')).toBe('Wednesday 30 September')
})

test('a day of another year says which', () => {
  expect(shortDay('2027-01-27', '2026-12-31')).toBe('Wed 27 Jan 2027')
  expect(longDay('2026-12-31', '2027-01-01')).toBe('Thursday 31 December 2026')
})

test('what is kept for years always says which', () => {
  expect(dayMonthYear('2026-11-05')).toBe('5 November 2026')
  expect(weekdayOf('2026-11-05')).toBe('Thursday')
})
