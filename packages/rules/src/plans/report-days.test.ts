import { expect, test } from 'vitest'
import { DAY_MS } from '../dates/durations.ts'
import { isClosed } from './report-days.ts'

const startsAtMs = Date.parse('2026-11-25T15:30:00Z')

test('reports of a meeting that is over are taken for 14 days, their last moment included', () => {
  const after = [0, 13 * DAY_MS, 14 * DAY_MS, 14 * DAY_MS + 1]
  expect(after.map(ms => isClosed({ status: 'ended', startsAtMs }, startsAtMs + ms))).toEqual([
    false,
    false,
    false,
    true,
  ])
})

test.each(['planned', 'running', 'cancelled'] as const)('a meeting that is %s closes by no day', status => {
  expect(isClosed({ status, startsAtMs }, startsAtMs + 100 * DAY_MS)).toBe(false)
})
