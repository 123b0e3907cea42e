import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  clockTime,
  dayOf,
  daysUntil,
  greeting,
  inDays,
  keepSchoolZone,
  longDay,
  shortDate,
  shortDateTime,
  shortDay,
  shortSpan,
  weekday,
} from './time.ts'

const london = 'Europe/London'

/** The whole of what it says on a day when it is another year already in Auckland, and still summer nowhere. */
function said(timeZone: string) {
  keepSchoolZone(timeZone)
  return [
    shortDate('2026-12-31T11:30:00.000Z', timeZone),
    shortDateTime('2026-07-01T20:05:00.000Z', timeZone),
    shortSpan('2026-11-26T15:30:00.000Z', '2026-11-26T17:30:00.000Z', timeZone),
    shortDay('2027-01-27'),
    longDay('2026-11-05'),
    weekday('2026-12-31T11:30:00.000Z', timeZone),
    clockTime('2026-01-01T00:05:00.000Z', timeZone),
  ]
}

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-12-31T11:30:00Z'), toFake: ['Date'] }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  keepSchoolZone(london)
})

// The machine's own zone and language are the device's: a laptop from another country shows the school's dates too.
const zones = ['Pacific/Auckland', 'America/Los_Angeles', 'Europe/London']
const languages = ['en-US', 'ar-EG', 'de-DE']
const devices = zones.flatMap(zone => languages.map(language => [zone, language] as const))

test.each(devices)('a device in %s that speaks %s says what the school’s calendar has', (zone, language) => {
  vi.stubEnv('TZ', zone)
  vi.spyOn(navigator, 'language', 'get').mockReturnValue(language)
  expect(said(london)).toEqual([
    'Thu 31 Dec',
    'Wed 1 Jul, 21:05',
    'Thu 26 Nov, 15:30\u00a0to\u00a017:30',
    'Wed 27 Jan 2027',
    'Thursday 5 November',
    'Thursday',
    '00:05',
  ])
  expect(said('Pacific/Auckland')).toEqual([
    'Fri 1 Jan',
    'Thu 2 Jul 2026, 08:05',
    'Fri 27 Nov 2026, 04:30\u00a0to\u00a006:30',
    'Wed 27 Jan',
    'Thursday 5 November 2026',
    'Friday',
    '13:05',
  ])
})

test('days are counted by the school’s calendar, not by 24 hours', () => {
  const lateEvening = Date.parse('2026-11-16T23:30:00Z')
  expect(inDays('2026-11-17T00:30:00.000Z', london, lateEvening)).toBe('tomorrow')
  expect(inDays('2026-11-25T15:30:00.000Z', london, lateEvening)).toBe('in nine days')
  expect(inDays('2026-11-16T09:00:00.000Z', london, lateEvening)).toBe('today')
  expect(inDays('2026-11-14T09:00:00.000Z', london, lateEvening)).toBe('two days ago')
  expect(inDays('2026-11-30T15:30:00.000Z', london, lateEvening)).toBe('in 14 days')
  expect(inDays('2027-01-27T15:30:00.000Z', london, lateEvening)).toBe('in 10 weeks')
  expect(inDays('2027-06-23T15:30:00.000Z', london, lateEvening)).toBe('in seven months')
})

test('a night with a clock change is still one night', () => {
  const before = Date.parse('2026-10-24T11:00:00Z')
  expect(daysUntil('2026-10-25T11:00:00.000Z', london, before)).toBe(1)
  expect(dayOf('2026-10-24T23:30:00.000Z', london)).toBe('2026-10-25')
})

test('the greeting goes by the school’s clock', () => {
  expect(greeting(london, Date.parse('2026-06-01T10:59:00Z'))).toBe('Good morning')
  expect(greeting(london, Date.parse('2026-06-01T11:00:00Z'))).toBe('Good afternoon')
  expect(greeting(london, Date.parse('2026-06-01T17:00:00Z'))).toBe('Good evening')
})
