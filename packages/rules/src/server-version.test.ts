import { expect, test } from 'vitest'
import { DAY_MS } from './dates/durations.ts'
import { monthsBehind } from './server-version.ts'

test.each([
  [0, null],
  [180, null],
  [181, 6],
  [213, 7],
  [730, 24],
])('a version installed %i days ago is behind by %s months', (days, months) => {
  const installedAt = Date.UTC(2026, 8, 1)
  expect(monthsBehind(installedAt, installedAt + days * DAY_MS)).toBe(months)
})
