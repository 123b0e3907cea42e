import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attendedMinutes, certificateCodeShown, hoursInWords, hoursTotals } from './hours.ts'

const minute = 60_000
const start = Date.parse('2026-11-25T15:30:00Z')
const held = { startedAt: start, endedAt: start + 120 * minute, plannedMinutes: 110 }
const line = { attendance: 'present', arrivedAt: null, leftAt: null } as const

describe('minutes at a meeting', () => {
  test.each([
    ['all of it', line, 120],
    ['came late', { ...line, arrivedAt: start + 7 * minute }, 113],
    ['left early', { ...line, leftAt: start + 90 * minute }, 90],
    ['both', { ...line, arrivedAt: start + 10 * minute, leftAt: start + 30 * minute }, 20],
    ['marked before the start', { ...line, arrivedAt: start - 5 * minute }, 120],
    ['left after the end', { ...line, leftAt: start + 300 * minute }, 120],
    ['absent, with old times left over', { attendance: 'absent', arrivedAt: start, leftAt: null } as const, 0],
    ['never marked', { attendance: 'unknown', arrivedAt: null, leftAt: null } as const, 0],
  ])('%s', (_, who, minutes) => {
    expect(attendedMinutes(held, who)).toBe(minutes)
  })

  test('are the planned ones where nobody ran it on screen', () => {
    expect(attendedMinutes({ startedAt: null, endedAt: null, plannedMinutes: 110 }, line)).toBe(110)
  })

  test('are never fewer than none nor more than the meeting', () => {
    const at = fc.option(fc.integer({ min: -500, max: 500 }).map(n => start + n * minute))
    fc.assert(
      fc.property(at, at, (arrivedAt, leftAt) => {
        const minutes = attendedMinutes(held, { attendance: 'present', arrivedAt, leftAt })
        expect(minutes).toBeGreaterThanOrEqual(0)
        expect(minutes).toBeLessThanOrEqual(120)
      }),
    )
  })
})

test('the totals are the sum of the lines, whatever their order', () => {
  const entry = fc.record({
    kind: fc.constantFrom('attended' as const, 'caught-up' as const, 'extra' as const),
    minutes: fc.integer({ min: -600, max: 600 }),
  })
  fc.assert(
    fc.property(fc.array(entry), entries => {
      const totals = hoursTotals(entries)
      expect(totals.all).toBe(entries.reduce((sum, each) => sum + each.minutes, 0))
      expect(hoursTotals(entries.toReversed())).toEqual(totals)
    }),
  )
})

test.each([
  [0, '0 minutes'],
  [1, '1 minute'],
  [60, '1 hour'],
  [250, '4 hours 10 minutes'],
  [-15, '−15 minutes'],
])('%i minutes in words', (minutes, words) => {
  expect(hoursInWords(minutes)).toBe(words)
})

test('a code is shown in groups of four', () => {
  expect(certificateCodeShown('ABCDEFGHJKMN')).toBe('ABCD-EFGH-JKMN')
})
