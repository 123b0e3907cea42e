import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bankHolidaysBetween, bankHolidaysOf, easterSunday } from './bank-holidays.ts'

/** GOV.UK, "UK bank holidays", England and Wales, and the rule of earlier years. */
const published: Record<number, string[]> = {
  2021: ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
}

test.each(Object.entries(published))(
  'the bank holidays of England in %s are those that were published',
  (year, days) => {
    expect(bankHolidaysOf(Number(year)).map(({ day }) => day.slice(5))).toEqual(days)
  },
)

test('Easter is a Sunday between 22 March and 25 April', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2199 }), year => {
      const easter = easterSunday(year)
      expect(new Date(`${easter}T00:00:00Z`).getUTCDay()).toBe(0)
      expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true)
    }),
  )
})

test('a year has eight, each on a weekday of its own and in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1978, max: 2199 }), year => {
      const days = bankHolidaysOf(year).map(({ day }) => day)
      expect(new Set(days).size).toBe(8)
      expect(days.toSorted()).toEqual(days)
      for (const day of days) expect([0, 6]).not.toContain(new Date(`${day}T00:00:00Z`).getUTCDay())
    }),
  )
})

test('an academic year has those between its first and last day', () => {
  expect(bankHolidaysBetween('2026-09-01', '2027-07-21').map(({ name }) => name)).toEqual([
    'Christmas Day',
    'Boxing Day (substitute day)',
    'New Year’s Day',
    'Good Friday',
    'Easter Monday',
    'Early May bank holiday',
    'Spring bank holiday',
  ])
  expect(bankHolidaysBetween('2027-08-01', '2027-07-01')).toEqual([])
})
