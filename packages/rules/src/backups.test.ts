import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBackupDue, isBackupOverdue } from './backups.ts'

const hour = 60 * 60_000
const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) })

describe('a daily backup', () => {
  test('is made once a day, however often the server looks, and however long it was off', () => {
    const pauses = fc.array(fc.integer({ min: 1, max: 60 * hour }), { maxLength: 200 })
    fc.assert(
      fc.property(instant, pauses, (start, steps) => {
        const made: number[] = []
        let now = start
        for (const step of steps) {
          if (isBackupDue(made, now)) made.push(now)
          expect(isBackupDue(made, now)).toBe(false)
          // Never is a day's work without one behind it.
          expect(now - (made.at(-1) ?? 0)).toBeLessThan(24 * hour)
          now += step
        }
        const days = made.map(at => Math.floor((at - 2 * hour) / (24 * hour)))
        expect(new Set(days).size).toBe(days.length)
      }),
    )
  })

  test('of a clock that ran ahead does not stand for those that are missing', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 24 * hour, max: 900 * hour }), (now, ahead) =>
        isBackupDue([now + ahead], now),
      ),
    )
  })

  test('is missed after two days, from the last one or from the beginning', () => {
    const now = Date.UTC(2026, 10, 29, 9)
    expect(isBackupOverdue(now - 48 * hour, 0, now)).toBe(false)
    expect(isBackupOverdue(now - 48 * hour - 1, now, now)).toBe(true)
    expect(isBackupOverdue(null, now - 47 * hour, now)).toBe(false)
    expect(isBackupOverdue(null, now - 49 * hour, now)).toBe(true)
  })
})
