import { expect, test } from 'vitest'
import { clockTime, dayOf, daysUntil, greeting, inDays, longDay, longSpan, shortDateTime, shortDay } from './time.ts'

const london = 'Europe/London'

test('an instant is said as teachers say it, on the school’s clock in summer and in winter', () => {
  expect(shortDateTime('2026-09-30T14:30:00.000Z', london)).toBe('Wed 30 Sep, 15:30')
  expect(longSpan('2026-11-26T15:30:00.000Z', '2026-11-26T17:30:00.000Z', london)).toBe(
    'Thursday 26 November, 15:30\u00a0to\u00a017:30',
  )
  expect(clockTime('2026-01-01T00:05:00.000Z', london)).toBe('00:05')
})

test('a calendar day has no time zone', () => {
  expect(shortDay('2027-05-05')).toBe('5 May')
  expect(longDay('2026-09-30')).toBe('Wednesday 30 September')
})

test('days are counted by the school’s calendar, not by 24 hours', () => {
  const lateEvening = Date.parse('2026-11-16T23:30:00Z')
  expect(inDays('2026-11-17T00:30:00.000Z', london, lateEvening)).toBe('tomorrow')
  expect(inDays('2026-11-25T15:30:00.000Z', london, lateEvening)).toBe('in nine days')
  expect(inDays('2026-11-16T09:00:00.000Z', london, lateEvening)).toBe('today')
  expect(inDays('2026-11-14T09:00:00.000Z', london, lateEvening)).toBe('two days ago')
  expect(inDays('2026-11-30T15:30:00.000Z', london, lateEvening)).toBe('in two weeks')
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
