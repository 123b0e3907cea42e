import { describe, expect, test } from 'vitest'
import { project } from './run-project.ts'
import { toRunState } from './run-state.ts'
import { AISHA, type Bare, command, meeting, MIN, play, START } from './run.testkit.ts'
import { apply } from './run.ts'

const at = (minute: number) => START + minute * MIN
const BEN = { id: 'p2', name: 'Ben Rowe' }
const give = (run: ReturnType<typeof meeting>, bare: Bare, minute: number, by: typeof BEN | null = AISHA) =>
  apply(run, command(run, bare), at(minute), by)
const given = (...args: Parameters<typeof give>) => {
  const outcome = give(...args)
  if (!outcome.ok) throw new Error(outcome.sentence)
  return outcome.run
}
const started = () => play(meeting(), [0, { type: 'start' }])

describe('two facilitators', () => {
  test('the one who starts the meeting leads it; the other one is told so', () => {
    const run = started()
    expect(run.lead).toEqual({ personId: 'p1', name: 'Aisha Khan', since: at(0) })
    expect(give(run, { type: 'pause' }, 1, BEN)).toEqual({
      ok: false,
      code: 'not-leading',
      sentence: 'Aisha Khan is leading this meeting. Take over first, then try again.',
    })
    for (const bare of [
      { type: 'register', personId: 'p3', attendance: 'absent' },
      { type: 'leave', personId: 'p3' },
      { type: 'registerRest', attendance: 'present' },
    ] satisfies Bare[])
      expect(give(run, bare, 1, BEN)).toMatchObject({ ok: true })
  })

  test('the lead is taken in one step, twice does nothing, and undo leaves it', () => {
    const moved = play(started(), [1, { type: 'goTo', segmentId: 's2' }])
    const taken = given(moved, { type: 'takeLead' }, 2, BEN)
    expect(taken.lead).toEqual({ personId: 'p2', name: 'Ben Rowe', since: at(2) })
    expect(give(taken, { type: 'takeLead' }, 3, BEN)).toMatchObject({ ok: true, changed: false })
    expect(give(taken, { type: 'pause' }, 3)).toMatchObject({ code: 'not-leading' })
    const undone = given(taken, { type: 'undo' }, 4, BEN)
    expect(undone).toMatchObject({ currentId: 's1', lead: { personId: 'p2' } })
  })

  test('before the start either may prepare; after the end the other one takes over to open it again', () => {
    expect(give(meeting(), { type: 'setOrder', personIds: ['p4'] }, -5, BEN)).toMatchObject({ ok: true })
    expect(give(meeting(), { type: 'takeLead' }, -5, BEN)).toMatchObject({ code: 'not-started' })
    const ended = play(started(), [100, { type: 'end' }])
    expect(give(ended, { type: 'undo' }, 101, BEN)).toMatchObject({ code: 'not-leading' })
    const open = given(given(ended, { type: 'takeLead' }, 101, BEN), { type: 'undo' }, 102, BEN)
    expect(open.status).toBe('running')
  })

  test('a meeting started by mistake is planned again, and anyone may start it', () => {
    const undone = play(started(), [1, { type: 'undo' }])
    expect(undone).toMatchObject({ status: 'planned', startedAt: null, undo: [] })
    expect(given(undone, { type: 'start' }, 5, BEN)).toMatchObject({ startedAt: at(5), lead: { personId: 'p2' } })
  })
})

describe('a command that waited for the network', () => {
  const evening: [number, Bare][] = [
    [0, { type: 'start' }],
    [6, { type: 'goTo', segmentId: 's2' }],
    [13, { type: 'goTo', segmentId: 's3' }],
    [14, { type: 'beginTurn', personId: 'p4' }],
    [17, { type: 'beginReply', personId: 'p4' }],
    [18, { type: 'beginTurn', personId: 'p2' }],
    [20, { type: 'pause' }],
    [23, { type: 'resume' }],
    [25, { type: 'goTo', segmentId: 's4' }],
  ]

  test('makes the same times as if it had been given live', () => {
    const live = play(meeting(), ...evening)
    const late = evening.reduce((run, [minute, bare]) => {
      const waited = minute < 5 ? 0 : 35 - minute
      return given(run, { ...bare, agoMs: waited * MIN }, minute + waited)
    }, meeting())
    expect(late.segments).toEqual(live.segments)
    expect(late.round).toEqual(live.round)
    expect([late.pausedMs, late.startedAt]).toEqual([live.pausedMs, live.startedAt])
  })

  test('is never before what is known already', () => {
    const run = play(started(), [10, { type: 'goTo', segmentId: 's2' }])
    const late = given(run, { type: 'goTo', segmentId: 's3', agoMs: 30 * MIN }, 12)
    expect(late.segments.slice(0, 3).map(({ spentMs }) => spentMs)).toEqual([10 * MIN, 0, 0])
    expect(project(late, at(12)).segments[2]?.spentMs).toBe(2 * MIN)
  })
})

describe('beginning', () => {
  test('says how long ago it should have begun, until it does', () => {
    expect(project(meeting(), at(-1)).startOverdueMs).toBe(0)
    expect(project(meeting(), at(2)).startOverdueMs).toBe(2 * MIN)
    expect(project(started(), at(2)).startOverdueMs).toBe(0)
    expect(project(meeting(), at(24 * 60)).startOverdueMs).toBe(0)
  })

  test('“we began three minutes ago” moves the start, and the time counts', () => {
    const run = play(meeting(), [3, { type: 'start' }], [4, { type: 'beganEarlier', segmentId: null, ms: 3 * MIN }])
    expect(run.startedAt).toBe(at(0))
    expect(project(run, at(4))).toMatchObject({ elapsedMs: 4 * MIN, lateMs: 0, current: { spentMs: 4 * MIN } })
    expect(run.segments[0]?.enteredAt).toBe(at(0))
    expect(toRunState(run).undoLabel).toBe('Started three minutes earlier')
    expect(project(play(run, [5, { type: 'undo' }]), at(5))).toMatchObject({ elapsedMs: 2 * MIN, lateMs: 3 * MIN })
  })

  test('a part that began before the button was pressed takes its time from the part before it', () => {
    const run = play(started(), [9, { type: 'goTo', segmentId: 's2' }])
    const earlier = play(run, [10, { type: 'beganEarlier', segmentId: 's2', ms: 2 * MIN }])
    expect(earlier.segments.slice(0, 2).map(({ spentMs, enteredAt }) => [spentMs, enteredAt])).toEqual([
      [7 * MIN, at(0)],
      [3 * MIN, at(7)],
    ])
    const all = play(run, [10, { type: 'beganEarlier', segmentId: 's2', ms: 50 * MIN }])
    expect(all.segments[0]?.spentMs).toBe(0)
    expect(give(all, { type: 'beganEarlier', segmentId: 's2', ms: MIN }, 11)).toMatchObject({ code: 'no-room' })
    expect(give(run, { type: 'beganEarlier', segmentId: 's5', ms: MIN }, 11)).toMatchObject({ code: 'no-room' })
  })

  test('no one has spoken after feedback was over', () => {
    const run = play(
      started(),
      [14, { type: 'goTo', segmentId: 's3' }],
      [14, { type: 'beginTurn', personId: 'p1' }],
      [17, { type: 'beginTurn', personId: 'p2' }],
      [24, { type: 'goTo', segmentId: 's4' }],
      [25, { type: 'beganEarlier', segmentId: 's4', ms: 3 * MIN }],
    )
    expect(run.round.turns.slice(0, 2).map(({ usedMs }) => usedMs)).toEqual([3 * MIN, 4 * MIN])
  })
})

describe('the wall and the chime', () => {
  test('are shown until they are taken away, and undo leaves them', () => {
    const run = play(
      started(),
      [1, { type: 'goTo', segmentId: 's2' }],
      [2, { type: 'wall', message: 'Tea at the back', blackout: false }],
      [2, { type: 'chime', device: 'console' }],
    )
    expect(toRunState(run)).toMatchObject({ undoLabel: 'Moved to Starter', chimeOn: 'console' })
    const undone = play(run, [3, { type: 'undo' }])
    expect(undone).toMatchObject({ wall: { message: 'Tea at the back', blackout: false }, currentId: 's1' })
    expect(play(undone, [4, { type: 'end' }]).wall).toEqual({ message: '', blackout: false })
  })
})

describe('feedback that will take more than it has', () => {
  const pace = (minutes: number, turns: number) =>
    play(
      started(),
      [14, { type: 'goTo', segmentId: 's3' }],
      ...Array.from({ length: turns + 1 }, (_, i): [number, Bare] => [
        14 + i * minutes,
        { type: 'beginTurn', personId: `p${i + 1}` },
      ]),
    )

  test('says so before it has happened, in minutes and with what it costs', () => {
    expect(project(pace(5, 3), at(29)).feedbackIntoPlanning).toMatchObject({
      minutes: 13,
      paceMs: 5 * MIN,
      sentence:
        'At this pace, feedback will take 13 minutes longer than planned. That would come out of Action planning, or the meeting would finish late.',
    })
  })

  test('is silent at a fair pace, after one turn, and where there is time in hand', () => {
    expect(project(pace(3.7, 3), at(14 + 3.7 * 3)).feedbackIntoPlanning).toBeNull()
    expect(project(pace(9, 1), at(23)).feedbackIntoPlanning).toBeNull()
    const shorter: Bare = { type: 'addTime', segmentId: 's5', ms: -20 * MIN }
    expect(project(play(pace(5, 3), [29, shorter]), at(29)).feedbackIntoPlanning).toBeNull()
  })
})
