import fc from 'fast-check'
import { expect, test } from 'vitest'
import { notYours, overlap } from './observations.ts'

test('the observer may move it, say no and ask for cover, and nothing else', () => {
  const expectedVersion = 1
  expect(
    notYours('observer', { date: '2026-12-01', startsAt: '09:00', minutes: 10, place: 'B12', expectedVersion }),
  ).toEqual([])
  expect(notYours('observer', { off: true, coverNeeded: true, expectedVersion })).toEqual([])
  expect(
    notYours('observer', { focus: 'x', evidenceAsked: 'y', shared: true, conclusion: 'z', expectedVersion }),
  ).toEqual(['focus', 'evidenceAsked', 'shared', 'conclusion'])
})

test('the observed sets everything but the cover of someone else’s work', () => {
  expect(notYours('observed', { focus: 'x', thanks: 'y', off: true, coverNeeded: false, expectedVersion: 1 })).toEqual([
    'coverNeeded',
  ])
})

test('two stretches overlap for both alike, and neighbours do not', () => {
  const slot = fc.record({
    startsAtMs: fc.integer({ min: 0, max: 86_400_000 }),
    minutes: fc.integer({ min: 5, max: 60 }),
  })
  fc.assert(
    fc.property(slot, slot, (a, b) => {
      expect(overlap(a, b)).toBe(overlap(b, a))
      expect(overlap(a, a)).toBe(true)
      expect(overlap(a, { startsAtMs: a.startsAtMs + a.minutes * 60_000, minutes: b.minutes })).toBe(false)
    }),
  )
})
