import { runMessage, storedRun } from '@hubs/schema/meetings/live'
import { runCommand } from '@hubs/schema/meetings/run-commands'
import { describe, expect, test } from 'vitest'
import { project } from './run-project.ts'
import { newRun, toRunState } from './run-state.ts'
import { AISHA, type Bare, command, meeting, MIN, play, START } from './run.testkit.ts'
import { apply } from './run.ts'

const at = (minute: number) => START + minute * MIN
const starts = (view: ReturnType<typeof project>) =>
  view.segments.map(({ projectedStart: t }) => (t === null ? null : (t - START) / MIN))

describe('before the start', () => {
  test('the end is projected from the planned start, and from now once that has passed', () => {
    expect(project(meeting(), at(-30))).toMatchObject({ status: 'planned', elapsedMs: 0, current: null, lateMs: 0 })
    const late = project(meeting(), at(3))
    expect(late).toMatchObject({ lateMinutes: 3, projectedEnd: at(123), shownEnd: at(123) })
    expect(starts(late)).toEqual([3, 10, 17, 54, 64, 93, 115])
  })

  test('only start, the order and the register are accepted', () => {
    const run = meeting()
    for (const bare of [{ type: 'pause' }, { type: 'end' }, { type: 'goTo', segmentId: 's2' }] satisfies Bare[])
      expect(apply(run, command(run, bare), at(0), AISHA)).toMatchObject({ ok: false, code: 'not-started' })
    expect(play(run, [0, { type: 'setOrder', personIds: ['p3'] }]).round.turns[0]?.personId).toBe('p3')
  })
})

describe('a meeting held at another time than planned', () => {
  test('begins when someone says so, unless they would rather be told', () => {
    const run = meeting()
    const early = at(-13 * 60)
    const start = (over: object) => apply(run, command(run, { type: 'start', ...over }), early, AISHA)
    expect(start({ anyway: false })).toMatchObject({ ok: false, code: 'other-day' })
    expect(start({})).toMatchObject({ ok: true, run: { status: 'running' } })
    expect(start({ anyway: true })).toMatchObject({ ok: true, run: { status: 'running' } })
    expect(apply(run, command(run, { type: 'start', anyway: false }), at(-11 * 60), AISHA).ok).toBe(true)
  })

  test.each([-2 * 24 * 60, -200, 200, 3 * 24 * 60])('ends by its own start, %i minutes from its plan', minute => {
    const run = play(meeting(), [minute, { type: 'start', anyway: true }])
    expect(project(run, at(minute + 1))).toMatchObject({
      lateMinutes: 0,
      plannedStart: at(minute),
      shownEnd: at(minute + 120),
    })
    const over = project(play(run, [minute + 50, { type: 'goTo', segmentId: 's2' }]), at(minute + 60))
    expect(over.lateMinutes).toBe(46)
  })

  test('is late by its plan as long as it is the same sitting', () => {
    expect(project(play(meeting(), [170, { type: 'start' }]), at(171)).lateMinutes).toBe(170)
  })

  test('is not late before anyone has started it', () => {
    expect(project(meeting(), at(3 * 24 * 60))).toMatchObject({ lateMinutes: 0, plannedStart: at(0) })
  })

  test('goes back to its plan when the start is undone', () => {
    const run = play(meeting(), [-600, { type: 'start' }], [-599, { type: 'undo' }])
    expect(project(run, at(-599))).toMatchObject({ plannedStart: at(0), plannedEnd: at(120) })
  })
})

describe('the meeting runs', () => {
  test('a segment past its length stays current and pushes the later ones back', () => {
    const run = play(
      meeting(),
      [0, { type: 'start' }],
      [7, { type: 'goTo', segmentId: 's2' }],
      [14, { type: 'goTo', segmentId: 's3' }],
    )
    expect(project(run, at(50)).lateMinutes).toBe(0)
    const over = project(run, at(55))
    expect(over.current).toMatchObject({ id: 's3', state: 'current', leftMs: -4 * MIN, overMs: 4 * MIN })
    expect(over).toMatchObject({ lateMs: 4 * MIN, projectedEnd: at(124), elapsedMs: 55 * MIN })
    expect(starts(over)).toEqual([0, 7, 14, 55, 65, 94, 116])
  })

  test('a pause stops every timer and moves the end', () => {
    const run = play(meeting(), [0, { type: 'start' }], [2, { type: 'pause' }])
    expect(project(run, at(6))).toMatchObject({
      current: { spentMs: 2 * MIN },
      pausedMs: 4 * MIN,
      lateMs: 4 * MIN,
      elapsedMs: 6 * MIN,
    })
    const on = play(run, [6, { type: 'resume' }])
    expect(project(on, at(7))).toMatchObject({ current: { spentMs: 3 * MIN }, pausedMs: 4 * MIN, lateMs: 4 * MIN })
    const twice = play(on, [7, { type: 'pause' }], [9, { type: 'resume' }])
    expect(project(twice, at(9))).toMatchObject({ pausedMs: 6 * MIN, current: { spentMs: 3 * MIN } })
  })

  test('going back adds to the time spent there; what was passed by says so', () => {
    const run = play(
      meeting(),
      [0, { type: 'start' }],
      [5, { type: 'goTo', segmentId: 's3' }],
      [8, { type: 'goTo', segmentId: 's1' }],
    )
    const view = project(run, at(9))
    expect(view.current).toMatchObject({ id: 's1', spentMs: 6 * MIN, projectedStart: at(0) })
    expect(view.segments.map(({ plannedStart }) => plannedStart)).toEqual([0, 7, 14, 51, 61, 90, 112].map(at))
    expect(view.segments[2]).toMatchObject({ state: 'to-come', spentMs: 3 * MIN, leftMs: 34 * MIN })
    expect(project(play(run, [9, { type: 'goTo', segmentId: 's4' }]), at(9)).segments[1]).toMatchObject({
      state: 'passed',
      projectedStart: null,
    })
  })

  test('time can be added, and taken down to what is spent', () => {
    const run = play(meeting(), [0, { type: 'start' }], [5, { type: 'addTime', segmentId: 's1', ms: MIN }])
    expect(toRunState(run).undoLabel).toBe('Added one minute to Introduction')
    expect(project(run, at(5))).toMatchObject({ lateMs: MIN, current: { lengthMs: 8 * MIN } })
    const cut = play(run, [5, { type: 'addTime', segmentId: 's1', ms: -30 * MIN }])
    expect(toRunState(cut).undoLabel).toBe('Took three minutes from Introduction')
    expect(project(cut, at(5)).current).toMatchObject({ lengthMs: 5 * MIN, leftMs: 0 })
    expect(apply(cut, command(cut, { type: 'addTime', segmentId: 's1', ms: -MIN }), at(6), AISHA)).toMatchObject({
      code: 'no-room',
      sentence: 'Introduction has no time left to give.',
    })
  })

  test('the end stands still, and only undo opens it again', () => {
    const run = play(meeting(), [0, { type: 'start' }], [100, { type: 'end' }])
    expect(project(run, at(500))).toMatchObject({
      status: 'ended',
      current: null,
      elapsedMs: 100 * MIN,
      lateMinutes: -20,
    })
    expect(
      project(run, at(500))
        .segments.map(({ state }) => state)
        .slice(0, 2),
    ).toEqual(['done', 'passed'])
    expect(apply(run, command(run, { type: 'resume' }), at(101), AISHA)).toMatchObject({ ok: false, code: 'over' })
    const again = play(run, [101, { type: 'register', personId: 'p1', attendance: 'absent' }], [102, { type: 'undo' }])
    expect(project(again, at(103))).toMatchObject({ status: 'running', elapsedMs: 103 * MIN })
    expect(again.people[0]?.attendance).toBe('absent')
  })
})

describe('two facilitators', () => {
  test('the second is told where the meeting is', () => {
    const run = play(meeting(), [0, { type: 'start' }])
    const second = command(run, { type: 'goTo', segmentId: 's5' })
    const moved = play(run, [1, { type: 'goTo', segmentId: 's5' }])
    expect(apply(moved, second, at(1), AISHA)).toEqual({
      ok: false,
      code: 'stale',
      sentence: 'The meeting is already at New learning.',
    })
  })

  test('asking for what is so already changes nothing', () => {
    const run = play(meeting(), [0, { type: 'start' }])
    for (const bare of [{ type: 'start' }, { type: 'resume' }, { type: 'goTo', segmentId: 's1' }] satisfies Bare[]) {
      const outcome = apply(run, command(run, bare), at(1), AISHA)
      expect(outcome).toMatchObject({ ok: true, changed: false })
      expect(outcome.ok && outcome.run).toBe(run)
    }
  })

  test('an unknown target is refused', () => {
    const run = play(meeting(), [0, { type: 'start' }])
    expect(apply(run, command(run, { type: 'goTo', segmentId: 'x' }), at(1), AISHA)).toMatchObject({
      code: 'unknown-segment',
    })
    expect(apply(run, command(run, { type: 'beginTurn', personId: 'x' }), at(1), AISHA)).toMatchObject({
      code: 'unknown-person',
    })
    expect(apply(run, command(run, { type: 'undo' }), at(1), AISHA)).toMatchObject({ ok: true })
    expect(apply(meeting(), command(meeting(), { type: 'undo' }), at(1), AISHA)).toMatchObject({
      code: 'nothing-to-undo',
    })
  })
})

describe('on the wire', () => {
  const uuid = (n: number) => `01890a5d-ac96-774b-bcce-${String(n).padStart(12, '0')}`

  test('twelve people and seven segments stay under 8 kB, without the way back', () => {
    const small = meeting(12)
    const run = newRun({
      meetingId: uuid(0),
      plannedStart: START,
      plannedMinutes: 120,
      segments: small.segments.map((s, i) => ({
        ...s,
        id: uuid(i + 1),
        minutes: s.plannedMs / MIN,
        floorMinutes: s.floorMs / MIN,
        notes: 'for the facilitator',
      })),
      people: small.people.map((person, i) => ({ ...person, id: uuid(100 + i) })),
      order: { rotation: small.people.map((_, i) => uuid(100 + i)), firstBefore: uuid(100) },
    })
    const live = play(
      run,
      [0, { type: 'start' }],
      [7.123, { type: 'goTo', segmentId: uuid(3) }],
      [9.5, { type: 'beginTurn', personId: uuid(101) }],
      [12.7, { type: 'skipTurn', personId: uuid(101) }],
    )
    const text = JSON.stringify({ run: toRunState(live), serverNow: at(13) })
    const bytes = text.replace(/[^ -~]/g, '***').length // no sign here takes more than three
    expect(bytes).toBeLessThan(8000)
    expect(runMessage.parse(JSON.parse(text)).run).toEqual(toRunState(live))
    expect(text).not.toMatch(/for the facilitator|"undo"|"recent"/)
    expect(project(toRunState(live), at(20))).toEqual(project(live, at(20)))
  })

  test('the stored form comes back as it was', () => {
    const run = play(meeting(), [0, { type: 'start' }], [1, { type: 'pause' }], [2, { type: 'undo' }])
    expect(storedRun.parse(JSON.parse(JSON.stringify(run)))).toEqual(run)
  })

  test('unknown fields and unbounded amounts are refused', () => {
    const base = { commandId: 'c', expectedVersion: 0 }
    expect(runCommand.safeParse({ ...base, type: 'start', now: 5 }).success).toBe(false)
    expect(runCommand.safeParse({ ...base, type: 'addTime', segmentId: 's1', ms: 3_600_001 }).success).toBe(false)
    expect(runCommand.safeParse({ ...base, type: 'setOrder', personIds: ['a', 'a'] }).success).toBe(false)
    expect(runCommand.safeParse({ ...base, type: 'next' }).success).toBe(false)
    for (const bad of [
      { type: 'start', agoMs: -1 },
      { type: 'start', agoMs: 6 * 3_600_000 + 1 },
      { type: 'beganEarlier', segmentId: null, ms: 0 },
      { type: 'beganEarlier', ms: MIN },
      { type: 'rebalance', lengths: [] },
      { type: 'rebalance', lengths: [{ segmentId: 's1', ms: -1 }] },
      { type: 'rebalance', lengths: [1, 2].map(ms => ({ segmentId: 's1', ms })) },
      { type: 'wall', message: 'two\nlines', blackout: false },
      { type: 'wall', message: 'x'.repeat(121), blackout: false },
      { type: 'chime', device: 'x'.repeat(61) },
      { type: 'orderBy', order: 'own' },
      { type: 'setSeats', personIds: ['a', 'a'] },
      { type: 'leave' },
    ])
      expect([bad, runCommand.safeParse({ ...base, ...bad }).success]).toEqual([bad, false])
  })
})
