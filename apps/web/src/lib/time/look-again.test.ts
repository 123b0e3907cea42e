import { HOUR_MS, MINUTE_MS } from '@hubs/rules/dates/durations'
import { expect, test } from 'vitest'
import { LOOK_AGAIN_MS, lookAgainIn } from './look-again.ts'

const meeting = { status: 'planned', startsAt: '2026-11-25T15:30:00Z', endsAt: '2026-11-25T17:30:00Z' }
const start = Date.parse(meeting.startsAt)

test('a page asks more often the nearer its meeting is, and on until it has ended', () => {
  expect(lookAgainIn([meeting], start - 60 * HOUR_MS)).toBe(2 * HOUR_MS)
  expect(lookAgainIn([meeting], start - HOUR_MS)).toBe(2 * MINUTE_MS)
  expect(lookAgainIn([meeting], start - MINUTE_MS)).toBe(LOOK_AGAIN_MS)
  expect(lookAgainIn([meeting], start + HOUR_MS)).toBe(LOOK_AGAIN_MS)
  expect(lookAgainIn([{ ...meeting, status: 'running' }], start + 24 * HOUR_MS)).toBe(LOOK_AGAIN_MS)
  expect(lookAgainIn([{ ...meeting, status: 'ended' }], start)).toBe(false)
})

test('whenever it is opened, it has asked within two looks of the start', () => {
  for (let opened = start - 40 * HOUR_MS; opened < start; opened += 7 * MINUTE_MS) {
    let now = opened
    while (now < start) now += lookAgainIn([meeting], now) || Infinity
    expect(now - start).toBeLessThanOrEqual(2 * LOOK_AGAIN_MS)
  }
})
