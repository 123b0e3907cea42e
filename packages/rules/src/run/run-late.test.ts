import type { StoredRun } from '@hubs/schema/meetings/live'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lateStart } from './late-start.ts'
import { rebalance } from './rebalance.ts'
import { isHere } from './round/round.ts'
import { project } from './run-project.ts'
import { bare } from './run.arbitraries.ts'
import { AISHA, type Bare, command, meeting, MIN, play, START } from './run.testkit.ts'
import { apply } from './run.ts'

const HOUR = 60 * MIN
const at = (minute: number) => START + minute * MIN
const personOf = (run: StoredRun, id: string) => run.people.find(person => person.id === id)
const held = () => play(meeting(6), [0, { type: 'start' }], [90, { type: 'end' }])

test.each([
  ['a minute early', -1, -1],
  ['at its time', 0, 0],
  ['late', 4, 4],
  ['three hours late', 180, 180],
  ['at another time', 181, 0],
  ['on another day', -24 * 60, 0],
])('a meeting that starts %s says how late that is', (_, minute, late) => {
  expect(lateStart(START, at(minute))).toBe(late)
})

test('start, minutes and end of a meeting add up: what it began early, it ends early besides', () => {
  const run = play(meeting(6), [-1, { type: 'start' }], [3, { type: 'end' }])
  const view = project(run, at(3))
  const [planned, taken] = [120, view.segments.reduce((sum, { minutes }) => sum + minutes, 0)]
  expect(view.lateMinutes).toBe(taken - planned + lateStart(run.plannedStart, run.startedAt ?? 0))
})

describe('undo long after the end', () => {
  test('opens a meeting again for twelve hours, and then no more', () => {
    const run = held()
    const undo = (hours: number) => apply(run, command(run, { type: 'undo' }), at(90) + hours * HOUR, AISHA)
    expect(undo(12)).toMatchObject({ ok: true, run: { status: 'running' } })
    expect(undo(13)).toEqual({
      ok: false,
      code: 'over',
      sentence: 'This meeting ended too long ago to reopen. You can still correct its register and edit its minutes.',
    })
    expect(project(run, at(90) + 500 * HOUR).elapsedMs).toBe(90 * MIN)
  })

  test('no one is told any more that undo would open it', () => {
    const run = held()
    const resume = (hours: number) => apply(run, command(run, { type: 'resume' }), at(90) + hours * HOUR, AISHA)
    expect(resume(1)).toMatchObject({ sentence: 'The meeting has ended. Use Undo to reopen it.' })
    expect(resume(13)).toMatchObject({ sentence: 'The meeting has ended.' })
  })
})

describe('who came and went', () => {
  test('a late tap never makes anyone leave before they came', () => {
    const run = play(
      meeting(6),
      [0, { type: 'start' }],
      [1, { type: 'register', personId: 'p2', attendance: 'absent' }],
      [10, { type: 'pause' }],
      [20, { type: 'register', personId: 'p2', attendance: 'present' }],
    )
    const late = { ...command(run, { type: 'leave', personId: 'p2' }), agoMs: 8 * MIN }
    const outcome = apply(run, late, at(22), AISHA)
    if (!outcome.ok) throw new Error(outcome.code)
    expect(personOf(outcome.run, 'p2')).toMatchObject({ arrivedAt: at(20), leftAt: at(20) })
  })

  test('a start that was a mistake takes the minutes with it, and leaves who is here', () => {
    const undone = play(
      meeting(6),
      [0, { type: 'start' }],
      [20, { type: 'register', personId: 'p1', attendance: 'absent' }],
      [21, { type: 'register', personId: 'p1', attendance: 'present' }],
      [22, { type: 'leave', personId: 'p2' }],
      [23, { type: 'undo' }],
    )
    expect(undone.status).toBe('planned')
    for (const id of ['p1', 'p2'])
      expect(personOf(undone, id)).toMatchObject({ attendance: 'present', arrivedAt: null, leftAt: null })
  })
})

const waited = fc.array(fc.record({ bare, waitMs: fc.nat(15 * MIN), agoMs: fc.nat(6 * HOUR) }), {
  maxLength: 40,
  size: 'max',
})

/** Plays commands that each have waited for the network; `see` gets what each has made of it. */
function playLate(list: { bare: Bare; waitMs: number; agoMs: number }[], see: (run: StoredRun, now: number) => void) {
  const opening: Bare[] = [{ type: 'start' }, { type: 'registerRest', attendance: 'present' }]
  let [run, now] = [meeting(6, 'unknown'), START]
  for (const [i, each] of list.entries()) {
    now += each.waitMs
    const outcome = apply(run, { ...command(run, opening[i] ?? each.bare), agoMs: each.agoMs }, now, AISHA)
    if (outcome.ok) run = outcome.run
    see(run, now)
  }
}

describe('whatever waits for the network, however long', () => {
  test('everyone came after the start, and left after that', () => {
    fc.assert(
      fc.property(waited, list =>
        playLate(list, run => {
          for (const { arrivedAt, leftAt } of run.people) {
            if (run.startedAt === null) expect([arrivedAt, leftAt]).toEqual([null, null])
            const from = arrivedAt ?? run.startedAt ?? 0
            expect(from).toBeGreaterThanOrEqual(run.startedAt ?? 0)
            expect(leftAt ?? from).toBeGreaterThanOrEqual(from)
          }
        }),
      ),
    )
  })

  test('no one is lost or there twice, every millisecond is somewhere, and a proposal can be accepted', () => {
    fc.assert(
      fc.property(waited, list =>
        playLate(list, (run, now) => {
          const turns = run.round.turns.map(turn => turn.personId)
          expect(new Set(turns).size).toBe(turns.length)
          expect(run.people).toHaveLength(6)
          for (const person of run.people.filter(isHere)) expect(turns).toContain(person.id)
          const view = project(run, now)
          const spent = view.segments.reduce((sum, { spentMs }) => sum + spentMs, 0)
          expect(spent + view.pausedMs).toBe(view.elapsedMs)
          expect(JSON.stringify(run).length).toBeLessThan(40_000)
          const asked = rebalance(run, now).command
          if (!asked || (run.status !== 'running' && run.status !== 'paused')) return
          expect(apply(run, command(run, asked), now, null)).toMatchObject({ ok: true })
        }),
      ),
    )
  })
})
