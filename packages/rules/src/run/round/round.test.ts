import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { project } from '../run-project.ts'
import { AISHA, type Bare, command, meeting, MIN, play, START } from '../run.testkit.ts'
import { apply } from '../run.ts'
import { turnParts, turnShare } from './round.ts'

const at = (minute: number) => START + minute * MIN
const inFeedback = (people = 10, attendance: 'present' | 'unknown' = 'present') =>
  play(meeting(people, attendance), [0, { type: 'start' }], [14, { type: 'goTo', segmentId: 's3' }])
const begin = (n: number): Bare => ({ type: 'beginTurn', personId: `p${n}` })
const order = (run: ReturnType<typeof meeting>, minute = 20) =>
  project(run, at(minute))
    .round?.turns.map(({ personId }) => personId)
    .join(' ')

test.each([
  [25, 8, 187.5],
  [25, 12, 125],
  [30, 10, 180],
  [37, 8, 277.5],
  [40, 8, 300],
  [40, 12, 200],
])('%i minutes for %i people are %f seconds each', (minutes, people, seconds) => {
  expect(turnShare(minutes * MIN, people)).toBe(seconds * 1000)
})

test('a turn falls into its parts exactly', () => {
  expect(turnParts(300_000)).toEqual({
    saidMs: 20_000,
    didMs: 80_000,
    happenedMs: 60_000,
    offersMs: 110_000,
    nextMs: 30_000,
  })
  expect(turnParts(200_000).offersMs).toBe(60_000)
  fc.assert(
    fc.property(fc.nat(600_000), share => {
      const parts = Object.values(turnParts(share))
      expect(parts.reduce((sum, ms) => sum + ms, 0)).toBe(share)
      expect(Math.min(...parts)).toBeGreaterThanOrEqual(0)
    }),
  )
})

describe('the round knows the clock', () => {
  test('a share is fixed when the turn begins; the others share what is left', () => {
    const run = play(inFeedback(), [14, begin(1)])
    const share = turnShare(37 * MIN, 10)
    expect(project(run, at(14)).round).toMatchObject({ number: 1, of: 10, eachMs: share, next: { name: 'Ben Rowe' } })
    expect(project(run, at(20)).round?.speaker).toMatchObject({
      name: 'Aisha Khan',
      shareMs: share,
      leftMs: share - 6 * MIN,
    })
    expect(project(run, at(20)).round?.eachMs).toBe(turnShare(31 * MIN, 9))
    const second = project(play(run, [20, begin(2)]), at(20)).round
    expect(second).toMatchObject({ number: 2, speaker: { shareMs: Math.floor(turnShare(31 * MIN, 9) / 1000) * 1000 } })
    expect(second?.turns[0]).toMatchObject({ state: 'spoken', usedMs: 6 * MIN })
  })

  test('nothing is left to share once the time is gone', () => {
    expect(project(play(inFeedback(), [14, begin(1)]), at(90)).round?.eachMs).toBe(0)
    expect(project(play(inFeedback(), [90, begin(1)]), at(91)).round?.speaker).toMatchObject({
      shareMs: 0,
      leftMs: -MIN,
    })
  })

  test('a pause stops the turn too; leaving feedback ends it', () => {
    const paused = play(inFeedback(), [14, begin(1)], [15, { type: 'pause' }])
    expect(project(paused, at(18)).round?.speaker?.usedMs).toBe(MIN)
    const moved = play(paused, [18, { type: 'resume' }], [19, { type: 'goTo', segmentId: 's4' }])
    expect(project(moved, at(25)).round).toMatchObject({
      speaker: null,
      turns: [{ state: 'spoken', usedMs: 2 * MIN }, {}, {}, {}, {}, {}, {}, {}, {}, {}],
    })
  })
})

describe('no one is lost', () => {
  test('who is skipped comes back at the end, with what they have used', () => {
    const run = play(inFeedback(3), [14, begin(1)], [16, { type: 'skipTurn', personId: 'p1' }])
    expect(order(run)).toBe('p2 p3 p1')
    const again = project(play(run, [18, begin(3)], [20, begin(1)]), at(20)).round
    expect(again).toMatchObject({ number: 3, speaker: { usedMs: 2 * MIN, shareMs: 5 * MIN } })
  })

  test('a speaker who is skipped makes way for the next one at once; undo brings them back', () => {
    const skip: Bare = { type: 'skipTurn', personId: 'p1' }
    const run = play(inFeedback(3), [14, begin(1)], [16, skip])
    expect(project(run, at(17)).round?.speaker).toMatchObject({ personId: 'p2', state: 'speaking', usedMs: MIN })
    expect(project(play(run, [17, { type: 'undo' }]), at(17)).round?.speaker).toMatchObject({ personId: 'p1' })
    // Before the first turn nobody begins by themselves, nor does the last one make way for themselves.
    expect(project(play(inFeedback(3), [14, skip]), at(15)).round?.speaker).toBeNull()
    expect(project(play(inFeedback(1), [14, begin(1)], [15, skip]), at(15)).round?.speaker).toBeNull()
  })

  test('a latecomer joins the end', () => {
    const run = play(
      inFeedback(3, 'unknown'),
      [14, { type: 'register', personId: 'p2', attendance: 'present' }],
      [14, begin(2)],
    )
    expect(order(play(run, [15, { type: 'register', personId: 'p1', attendance: 'present' }]))).toBe('p2 p1')
    expect(order(play(run, [15, { type: 'registerRest', attendance: 'present' }]))).toBe('p2 p1 p3')
  })

  test('who leaves before they spoke drops out, and comes back at the end', () => {
    const run = play(inFeedback(3), [14, begin(1)], [15, { type: 'register', personId: 'p1', attendance: 'absent' }])
    expect(order(run)).toBe('p2 p3')
    expect(project(run, at(16)).round?.speaker).toBeNull()
    expect(run.round.shares).toEqual([])
    const back = play(run, [16, { type: 'register', personId: 'p1', attendance: 'present' }])
    expect(project(back, at(16)).round?.turns.at(-1)).toMatchObject({ personId: 'p1', state: 'waiting', usedMs: MIN })
  })

  test('who has spoken and leaves has still spoken', () => {
    const run = play(
      inFeedback(3),
      [14, begin(3)],
      [15, { type: 'endTurn', personId: 'p3' }],
      [16, { type: 'register', personId: 'p3', attendance: 'absent' }],
    )
    expect(order(run)).toBe('p3 p1 p2')
  })

  test('a new order moves only those to come, and keeps who is not named', () => {
    const run = play(
      inFeedback(5),
      [14, begin(4)],
      [15, begin(2)],
      [16, { type: 'setOrder', personIds: ['p5', 'p4', 'p3'] }],
    )
    expect(order(run)).toBe('p4 p2 p5 p3 p1')
  })

  test('undo keeps a latecomer who was registered meanwhile', () => {
    const run = play(
      inFeedback(3, 'unknown'),
      [14, { type: 'register', personId: 'p2', attendance: 'present' }],
      [15, begin(2)],
    )
    const back = play(run, [16, { type: 'register', personId: 'p1', attendance: 'present' }], [17, { type: 'undo' }])
    expect(project(back, at(17)).round).toMatchObject({
      speaker: null,
      turns: [{ personId: 'p2', usedMs: 0 }, { personId: 'p1' }],
    })
  })

  test('turns are refused where they make no sense, by name', () => {
    const refusal = (run: ReturnType<typeof meeting>, bare: Bare) => apply(run, command(run, bare), at(20), AISHA)
    expect(refusal(play(meeting(), [0, { type: 'start' }]), begin(1))).toMatchObject({ code: 'not-feedback' })
    expect(refusal(inFeedback(3, 'unknown'), begin(1))).toMatchObject({
      code: 'not-present',
      sentence: 'Mark Aisha Khan present first.',
    })
    expect(refusal(inFeedback(), { type: 'endTurn', personId: 'p2' })).toMatchObject({ code: 'not-speaking' })
    const spoken = play(inFeedback(), [14, begin(1)], [15, begin(2)])
    expect(refusal(spoken, { type: 'skipTurn', personId: 'p1' })).toMatchObject({ code: 'already-spoken' })
  })
})
