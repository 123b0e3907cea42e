import { expect, test } from 'vitest'
import { dayAt, isWeekend, timeAt } from '../../../time/wall-time.ts'
import { firstChoiceWindow } from './create-school.seed.ts'
import { firstCalendar } from './programme.seed.ts'

const timeZone = 'Europe/London'
const said = (ms: number) => `${dayAt(ms, timeZone)} ${timeAt(ms, timeZone)}`
const windowFor = (now: string) => {
  const { choiceOpensAt, choiceClosesAt } = firstChoiceWindow(Date.parse(now), timeZone)
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

test('on whatever day of the year it begins, it opens later and closes on a school day', () => {
  const off = firstCalendar.daysOff.map(({ day }) => String(day))
  for (let now = Date.parse('2026-09-19T12:00:00Z'); now < Date.parse('2027-07-21T12:00:00Z'); now += 24 * 3_600_000) {
    const { choiceOpensAt, choiceClosesAt } = firstChoiceWindow(now, timeZone)
    expect(choiceOpensAt).toBeGreaterThan(now)
    for (const day of [dayAt(choiceOpensAt, timeZone), dayAt(choiceClosesAt, timeZone)])
      expect([isWeekend(day), off.includes(day)]).toEqual([false, false])
  }
})
