import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asReader, meetingWrittenAt, openGroups, readingOf } from './newcomer.ts'

const actor = { groupId: 'g1', leads: [] as string[] }
const all = { readsSince: null, missedMeetings: false }

describe('what a group wrote before somebody joined', () => {
  test.each([
    ['they belong to no group', null, 50, all],
    ['its first meeting after the choice has begun', { joinedAt: 20, firstAt: 10, opensAt: 50 }, 50, all],
    ['it has not', { joinedAt: 20, firstAt: 10, opensAt: 51 }, 50, { readsSince: 20, missedMeetings: true }],
    ['none is planned', { joinedAt: 20, firstAt: 10, opensAt: null }, 50, { readsSince: 20, missedMeetings: true }],
    ['it has not met yet', { joinedAt: 20, firstAt: 60, opensAt: 60 }, 50, { readsSince: 20, missedMeetings: false }],
  ])('where %s', (_, joined, now, reading) => {
    expect(readingOf(joined, now)).toEqual(reading)
  })

  test('is in no list of theirs, unless they lead the group', () => {
    expect(openGroups({ ...actor, missedMeetings: true })).toEqual([])
    expect(openGroups({ ...actor, missedMeetings: false })).toEqual(['g1'])
    expect(openGroups({ ...actor, leads: ['g1'], missedMeetings: true })).toEqual(['g1'])
    expect(asReader({ ...actor, missedMeetings: true }).groupId).toBeNull()
  })

  test('opens once and stays open', () => {
    const at = fc.integer({ min: 0, max: 99 })
    fc.assert(
      fc.property(at, at, fc.option(at), at, at, (joinedAt, firstAt, opensAt, one, other) => {
        const reading = (now: number) => readingOf({ joinedAt, firstAt, opensAt }, now)
        const [earlier, later] = [Math.min(one, other), Math.max(one, other)]
        if (reading(earlier).readsSince === null) expect(reading(later)).toEqual(all)
      }),
    )
  })
})

test('a meeting is written from its beginning on, by the clock or by its facilitator’s tap; a planned one until it would be over', () => {
  for (const status of ['planned', 'cancelled'] as const)
    expect(meetingWrittenAt({ status, startsAtMs: 5, minutes: 1 })).toBe(60_005)
  for (const status of ['running', 'ended'] as const) {
    expect(meetingWrittenAt({ status, startsAtMs: 5, minutes: 1 })).toBe(5)
    expect(meetingWrittenAt({ status, startsAtMs: 5, minutes: 1 }, 9)).toBe(9)
  }
})
