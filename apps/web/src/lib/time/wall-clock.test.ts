import { expect, test } from 'vitest'
import { instantOf, wallClockOf } from './wall-clock.ts'

const london = 'Europe/London'

test('a wall-clock time means the instant at which the school’s clock shows it, in winter and in summer', () => {
  expect(instantOf('2026-12-04', '17:00', london)).toBe('2026-12-04T17:00:00.000Z')
  expect(instantOf('2026-07-04', '17:00', london)).toBe('2026-07-04T16:00:00.000Z')
  expect(instantOf('2026-07-04', '17:00', 'America/New_York')).toBe('2026-07-04T21:00:00.000Z')
})

test('in the hour that a clock change leaves out it is the hour after, in the one that comes twice the first', () => {
  expect(instantOf('2027-03-28', '01:30', london)).toBe('2027-03-28T01:30:00.000Z')
  expect(instantOf('2026-10-25', '01:30', london)).toBe('2026-10-25T00:30:00.000Z')
})

test('what is shown and what it means are each other’s way back', () => {
  const shown = wallClockOf('2026-09-18T16:00:00.000Z', london)
  expect(shown).toEqual({ day: '2026-09-18', time: '17:00' })
  expect(instantOf(shown.day, shown.time, london)).toBe('2026-09-18T16:00:00.000Z')
})
