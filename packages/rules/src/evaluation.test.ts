import { ratingMoments } from '@hubs/schema/evaluation'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answer, figureDue, figureOf, type HeldMeeting, openMoment, ratingWindows, shiftOf } from './evaluation.ts'

const day = 86_400_000
const hour = 3_600_000
/** Meetings 30 days apart, two hours each, from day 30 on. */
const year = (count: number, over: Partial<Record<number, HeldMeeting['status']>> = {}): HeldMeeting[] =>
  Array.from({ length: count }, (_, index) => {
    const startsAt = (index + 1) * 30 * day
    return { startsAt, endsAt: startsAt + 2 * hour, status: over[index + 1] ?? 'planned' }
  })
const states = (meetings: HeldMeeting[], now: number) => {
  const windows = ratingWindows(meetings, now)
  return ratingMoments.map(moment => windows[moment].state).join(' ')
}

describe('when a group rates itself', () => {
  const after = (n: number) => n * 30 * day + 3 * hour
  test.each([
    ['before the first meeting', 0, 'open not-yet not-yet'],
    ['after the first', after(1), 'open not-yet not-yet'],
    ['in the second', after(2) - 2 * hour, 'open not-yet not-yet'],
    ['after the second', after(2), 'closed not-yet not-yet'],
    ['in the third', after(3) - 2 * hour, 'closed open not-yet'],
    ['after the fourth', after(4), 'closed open not-yet'],
    ['after the fifth', after(5), 'closed closed not-yet'],
    ['in the sixth', after(6) - 2 * hour, 'closed closed open'],
    ['three weeks later', after(6) + 20 * day, 'closed closed open'],
    ['a day after that', after(6) + 22 * day, 'closed closed closed'],
  ])('%s', (_when, now, expected) => {
    expect(states(year(6), now)).toBe(expected)
  })

  test('a meeting held on another day than planned counts when it is held', () => {
    expect(states(year(6, { 1: 'ended', 2: 'ended' }), 0)).toBe('closed not-yet not-yet')
    expect(states(year(6, { 2: 'running' }), after(2))).toBe('open not-yet not-yet')
    expect(states(year(6, { 1: 'ended', 2: 'ended', 3: 'running' }), 0)).toBe('closed open not-yet')
  })

  test('a meeting that is called off is not one of them', () => {
    expect(states(year(6, { 2: 'cancelled' }), after(2))).toBe('open not-yet not-yet')
    expect(states(year(6, { 6: 'cancelled' }), after(5))).toBe('closed closed open')
  })

  test.each([
    [0, 'open none none'],
    [1, 'open none not-yet'],
    [2, 'open none not-yet'],
    [3, 'open none not-yet'],
    [4, 'open not-yet not-yet'],
    [5, 'open not-yet not-yet'],
    [8, 'open not-yet not-yet'],
  ])('a year of %i meetings begins', (count, expected) => {
    expect(states(year(count), 0)).toBe(expected)
  })

  const anyYear = fc.array(
    fc.record({
      startsAt: fc.integer({ min: 0, max: 300 * day }),
      status: fc.constantFrom('planned' as const, 'running' as const, 'ended' as const, 'cancelled' as const),
    }),
    { maxLength: 9 },
  )
  const held = (meetings: { startsAt: number; status: HeldMeeting['status'] }[]) =>
    meetings.map(meeting => ({ ...meeting, endsAt: meeting.startsAt + 2 * hour }))

  test('never are two moments open, and none opens before the one ahead of it is closed', () => {
    fc.assert(
      fc.property(anyYear, fc.integer({ min: -day, max: 400 * day }), (meetings, now) => {
        const windows = ratingWindows(held(meetings), now)
        const open = ratingMoments.filter(moment => windows[moment].state === 'open')
        expect(open.length).toBeLessThanOrEqual(1)
        expect(openMoment(windows)).toBe(open[0] ?? null)
        const order = ratingMoments.map(moment => windows[moment].state).filter(state => state !== 'none')
        const rank = order.map(state => ['closed', 'open', 'not-yet'].indexOf(state))
        expect(rank).toEqual(rank.toSorted())
      }),
    )
  })

  test('with the dates as they stand, what has closed never opens again', () => {
    fc.assert(
      fc.property(anyYear, fc.nat(400 * day), fc.nat(200 * day), (meetings, now, later) => {
        // A running meeting ends some day; here it stands still.
        const still = held(meetings).filter(meeting => meeting.status !== 'running')
        const [before, after] = [ratingWindows(still, now), ratingWindows(still, now + later)]
        for (const moment of ratingMoments)
          if (before[moment].state === 'closed') expect(after[moment].state).toBe('closed')
      }),
    )
  })
})

describe('the figures', () => {
  const answer = (value: number, releasedValue: number | null = null): Answer => ({ value, releasedValue })
  const fives = (count: number) => Array.from({ length: count }, () => answer(4))

  test('come when the moment closes, or when everyone has answered', () => {
    expect(figureDue(fives(8), 1, false)).toBe(false)
    expect(figureDue(fives(8), 0, false)).toBe(true)
    expect(figureDue(fives(8), 3, true)).toBe(true)
    expect(figureDue(fives(4), 0, true)).toBe(false)
  })

  test('stay as they were, whoever alters theirs, until five more come in', () => {
    const altered = Array.from({ length: 8 }, () => answer(3, 4))
    expect(figureDue(altered, 0, true)).toBe(false)
    expect(figureDue([...altered, ...fives(4)], 0, true)).toBe(false)
    expect(figureDue([...altered, ...fives(5)], 0, true)).toBe(true)
  })

  test('are means to one decimal place with their counts, of five at least', () => {
    expect(figureOf([1, 2, 2, 3].map(releasedValue => ({ releasedValue })))).toBeNull()
    expect(figureOf([1, 2, 2, 3, 4, null].map(releasedValue => ({ releasedValue })))).toEqual({ mean: 2.4, answers: 5 })
    expect(shiftOf({ mean: 2.4, answers: 5 }, { mean: 3.1, answers: 6 })).toBe(0.7)
    expect(shiftOf({ mean: 3, answers: 5 }, null)).toBeNull()
  })
})
