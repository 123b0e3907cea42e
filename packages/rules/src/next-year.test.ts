import { describe, expect, test } from 'vitest'
import { bankHolidaysBetween, easterSunday } from './dates/bank-holidays.ts'
import { firstOverlap, nextYearName, proposeHalfTerms } from './next-year.ts'

const year2026 = [
  { name: 'Autumn 1', startsOn: '2026-09-01', endsOn: '2026-10-23' },
  { name: 'Autumn 2', startsOn: '2026-11-02', endsOn: '2026-12-18' },
  { name: 'Spring 1', startsOn: '2027-01-04', endsOn: '2027-02-12' },
  { name: 'Spring 2', startsOn: '2027-02-22', endsOn: '2027-03-25' },
  { name: 'Summer 1', startsOn: '2027-04-12', endsOn: '2027-05-28' },
  { name: 'Summer 2', startsOn: '2027-06-07', endsOn: '2027-07-21' },
]

describe('the half terms of the next year', () => {
  test('are this year’s on the same weekdays, with the spring holiday round Easter', () => {
    expect(proposeHalfTerms(year2026)).toEqual([
      { name: 'Autumn 1', startsOn: '2027-08-31', endsOn: '2027-10-22' },
      { name: 'Autumn 2', startsOn: '2027-11-01', endsOn: '2027-12-17' },
      { name: 'Spring 1', startsOn: '2028-01-04', endsOn: '2028-02-11' },
      { name: 'Spring 2', startsOn: '2028-02-21', endsOn: '2028-04-06' },
      { name: 'Summer 1', startsOn: '2028-04-24', endsOn: '2028-05-26' },
      { name: 'Summer 2', startsOn: '2028-06-05', endsOn: '2028-07-19' },
    ])
  })

  test('stay in order, off bank holidays and clear of Easter, year after year', () => {
    let halfTerms = year2026
    for (let year = 2027; year < 2034; year++) {
      halfTerms = proposeHalfTerms(halfTerms)
      expect(firstOverlap(halfTerms)).toBeNull()
      for (const { startsOn, endsOn } of halfTerms) {
        expect(startsOn < endsOn).toBe(true)
        for (const day of [startsOn, endsOn]) {
          expect(bankHolidaysBetween(day, day)).toEqual([])
          expect([0, 6]).not.toContain(new Date(`${day}T00:00:00Z`).getUTCDay())
        }
      }
      expect(halfTerms[0]?.startsOn.slice(0, 4)).toBe(String(year))
      const easter = easterSunday(year + 1)
      expect(halfTerms.some(({ startsOn, endsOn }) => startsOn <= easter && easter <= endsOn)).toBe(false)
    }
  })

  test('are nothing where there are none', () => expect(proposeHalfTerms([])).toEqual([]))

  test('that overlap are said at the later one', () => {
    const [first, second, ...rest] = year2026
    const early = { ...second!, startsOn: '2026-10-20' }
    expect(firstOverlap([first!, early, ...rest])).toEqual({ at: 1, field: 'startsOn', with: 'Autumn 1' })
    expect(firstOverlap([...rest, early, first!])).toEqual({ at: 4, field: 'startsOn', with: 'Autumn 1' })
    expect(firstOverlap([...rest, second!, first!])).toBeNull()
  })
})

test('the name of the next year follows from this one’s', () => {
  expect(nextYearName('2026-27')).toBe('2027-28')
  expect(nextYearName('2098-99')).toBe('2099-00')
  expect(nextYearName('Our year')).toBe('')
})
