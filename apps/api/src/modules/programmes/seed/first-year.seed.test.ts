import { expect, test } from 'vitest'
import { dayAt, isWeekend, timeAt } from '../../../time/wall-time.ts'
import { firstYearOf } from './first-year.seed.ts'

const timeZone = 'Europe/London'
const said = (ms: number) => `${dayAt(ms, timeZone)} ${timeAt(ms, timeZone)}`
const windowFor = (now: string) => {
  const { choiceOpensAt, choiceClosesAt } = firstYearOf(Date.parse(now), timeZone)
  return [said(choiceOpensAt), said(choiceClosesAt)]
}

test.each([
  ['in August', '2026-08-20T10:00:00Z'],
  ['while the usual days last', '2026-09-14T11:00:00Z'],
  ['a minute before they end', '2026-09-18T15:59:00Z'],
])('a school that begins %s chooses in the first weeks of September', (_, now) => {
  expect(windowFor(now)).toEqual(['2026-09-01 09:00', '2026-09-18 17:00'])
})

test.each([
  ['the minute they have ended', '2026-09-18T16:00:00Z', '2026-09-21 09:00', '2026-10-08 17:00'],
  ['on a Sunday in November', '2026-11-29T17:17:00Z', '2026-11-30 09:00', '2026-12-17 17:00'],
  ['with its last day in the Christmas bank holidays', '2026-12-09T12:00:00Z', '2026-12-10 09:00', '2026-12-29 17:00'],
  ['on the Thursday before Easter', '2027-03-25T12:00:00Z', '2027-03-30 09:00', '2027-04-16 17:00'],
])('one that begins later, %s, has its choices still to come', (_, now, opens, closes) => {
  expect(windowFor(now)).toEqual([opens, closes])
})

test.each([
  ['in time for its last half term', '2027-06-16T12:00:00Z', '2026-27', '2026-09-01', '2027-07-21'],
  ['too late for it', '2027-06-23T12:00:00Z', '2027-28', '2027-08-31', '2028-07-19'],
  ['on the last day of the year', '2027-07-21T12:00:00Z', '2027-28', '2027-08-31', '2028-07-19'],
  ['in the August after', '2027-08-11T13:00:00Z', '2027-28', '2027-08-31', '2028-07-19'],
  ['on the next leap day', '2028-02-29T09:30:00Z', '2027-28', '2027-08-31', '2028-07-19'],
  ['years later', '2031-01-10T09:00:00Z', '2030-31', '2030-08-27', '2031-07-16'],
])('a school that begins %s has the year in which it can still meet', (_, now, name, startsOn, endsOn) => {
  const year = firstYearOf(Date.parse(now), timeZone)
  const { halfTerms } = year.calendar
  expect([year.name, halfTerms[0]?.startsOn, halfTerms.at(-1)?.endsOn]).toEqual([name, startsOn, endsOn])
})

test('on whatever day it begins, it meets once everybody has chosen, and its choices and meetings are on school days', () => {
  const day = 24 * 3_600_000
  for (let now = Date.parse('2026-08-01T12:00:00Z'); now < Date.parse('2030-08-01T12:00:00Z'); now += 11 * day) {
    const { calendar, choiceOpensAt, choiceClosesAt } = firstYearOf(now, timeZone)
    const { halfTerms, daysOff } = calendar
    expect(choiceClosesAt).toBeGreaterThan(now)
    const off = daysOff.map(({ day }) => day)
    const meetings = halfTerms.flatMap(({ meeting }) => meeting ?? [])
    expect(meetings.length).toBeGreaterThan(0)
    expect(meetings[0]! > dayAt(choiceClosesAt + 6 * day, timeZone)).toBe(true)
    for (const on of [dayAt(choiceOpensAt, timeZone), dayAt(choiceClosesAt, timeZone), ...meetings])
      expect([on, isWeekend(on), off.includes(on)]).toEqual([on, false, false])
    for (const { startsOn, meeting, endsOn } of halfTerms)
      if (meeting) expect([startsOn, meeting, endsOn].toSorted()).toEqual([startsOn, meeting, endsOn])
  }
})
