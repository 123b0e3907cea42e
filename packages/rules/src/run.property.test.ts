import { attendances, runState, storedRun, type StoredRun } from '@hubs/schema/live'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apply } from './run.ts'
import { project, type RunView } from './run-project.ts'
import { toWire } from './run-state.ts'
import { AISHA, type Bare, command, meeting, MIN, START } from './run.testkit.ts'

const personId = fc.integer({ min: 1, max: 6 }).map(n => `p${n}`)
const segmentId = fc.oneof(
  { weight: 3, arbitrary: fc.constant('s3') },
  fc.integer({ min: 1, max: 8 }).map(n => `s${n}`),
)
const attendance = fc.constantFrom(...attendances)
const bare: fc.Arbitrary<Bare> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Bare>({ type: 'pause' }, { type: 'resume' }) },
  { weight: 1, arbitrary: fc.constantFrom<Bare>({ type: 'start' }, { type: 'undo' }, { type: 'end' }) },
  fc.record({ type: fc.constant('goTo' as const), segmentId }),
  fc.record({ type: fc.constant('addTime' as const), segmentId, ms: fc.integer({ min: -60 * MIN, max: 60 * MIN }) }),
  fc.record({ type: fc.constant('register' as const), personId, attendance }),
  fc.record({ type: fc.constant('registerRest' as const), attendance }),
  fc.record({ type: fc.constantFrom('beginTurn' as const, 'skipTurn' as const, 'endTurn' as const), personId }),
  fc.record({ type: fc.constant('beginTurn' as const), personId }),
  fc.record({ type: fc.constant('setOrder' as const), personIds: fc.uniqueArray(personId) }),
)
const steps = fc.array(fc.record({ bare, waitMs: fc.nat(15 * MIN) }), { maxLength: 40, size: 'max' })

/** Left to chance few runs would come as far as the feedback round: each begins in it, and may then leave it again. */
const OPENING: (Bare | undefined)[] = [
  undefined,
  { type: 'start' },
  { type: 'goTo', segmentId: 's3' },
  undefined,
  { type: 'registerRest', attendance: 'present' },
]

/** Plays the steps; `see` is shown each command that was tried, the run before it, the run after it, and the moment. */
function playAll(
  list: { bare: Bare; waitMs: number }[],
  see: (
    before: StoredRun,
    after: StoredRun,
    now: number,
    tried: { bare: Bare; outcome: ReturnType<typeof apply> },
  ) => void,
): StoredRun {
  let now = START - MIN
  return list.reduce(
    (before, { bare, waitMs }, i) => {
      now += waitMs
      const tried = OPENING[i] ?? bare
      const outcome = apply(before, command(before, tried), now, AISHA)
      const after = outcome.ok ? outcome.run : before
      see(before, after, now, { bare: tried, outcome })
      return after
    },
    meeting(6, 'unknown'),
  )
}

const sum = (list: number[]) => list.reduce((total, n) => total + n, 0)
const anyNaN = (view: RunView) => /null|NaN/.test(JSON.stringify(view, (_, value) => (value === null ? 0 : value)))

test('the version grows by one with each change, and a refusal or a needless command changes nothing', () => {
  fc.assert(
    fc.property(steps, list => {
      playAll(list, (before, after, _now, { outcome }) => {
        if (outcome.ok && outcome.changed) expect(after.version).toBe(before.version + 1)
        else expect(after).toBe(before)
      })
    }),
  )
})

test('every millisecond since the start is in one segment or in a pause', () => {
  fc.assert(
    fc.property(steps, fc.nat(60 * MIN), (list, later) => {
      playAll(list, (_before, after, now) => {
        for (const moment of [now, now + later]) {
          const view = project(after, moment)
          expect(sum(view.segments.map(({ spentMs }) => spentMs)) + view.pausedMs).toBe(view.elapsedMs)
          if (after.startedAt !== null) expect(view.elapsedMs).toBe((after.endedAt ?? moment) - after.startedAt)
        }
      })
    }),
  )
})

test('at most one segment is current and one person speaks, in feedback; no length is negative, nothing NaN', () => {
  fc.assert(
    fc.property(steps, fc.nat(60 * MIN), (list, later) => {
      playAll(list, (_before, after, now) => {
        const view = project(after, now + later)
        const currents = view.segments.filter(({ state }) => state === 'current')
        expect(currents.length).toBe(after.status === 'running' || after.status === 'paused' ? 1 : 0)
        const speaking = after.round.turns.filter(({ state }) => state === 'speaking')
        expect(speaking.length).toBeLessThanOrEqual(currents[0]?.kind === 'feedback' ? 1 : 0)
        expect(after.round.shares.length).toBe(speaking.length)
        expect(Math.min(...view.segments.map(({ lengthMs }) => lengthMs))).toBeGreaterThanOrEqual(0)
        const used = sum(after.round.turns.map(({ usedMs }) => usedMs))
        expect(used).toBeLessThanOrEqual(view.segments[2]?.spentMs ?? 0)
        expect(anyNaN(view)).toBe(false)
        expect(view.shownEnd - view.plannedEnd).toBe(view.lateMinutes * MIN)
      })
    }),
  )
})

test('the round is everybody present and everybody who has spoken, each once', () => {
  fc.assert(
    fc.property(steps, list => {
      playAll(list, (_before, after, now) => {
        const present = after.people.filter(person => person.attendance === 'present').map(({ id }) => id)
        const spoken = after.round.turns.filter(({ state }) => state === 'spoken').map(({ personId }) => personId)
        const shown = project(after, now).round?.turns.map(({ personId }) => personId) ?? []
        expect(shown.toSorted()).toEqual([...new Set([...present, ...spoken])].toSorted())
        expect(new Set(after.round.turns.map(({ personId }) => personId)).size).toBe(after.round.turns.length)
      })
    }),
  )
})

test('a repeat of any of the latest commands, and a command for another version, changes nothing', () => {
  fc.assert(
    fc.property(steps, bare, fc.integer({ min: 1, max: 9 }), (list, next, off) => {
      const sent: string[] = []
      let at = START
      const run = playAll(list, (before, after, now) => {
        at = now
        const id = after.recent.at(-1)
        if (after !== before && id) sent.push(id)
      })
      for (const commandId of sent.slice(-32)) {
        const outcome = apply(run, { ...next, commandId, expectedVersion: run.version }, at + MIN, AISHA)
        expect(outcome.ok && outcome.run).toBe(run)
        expect(outcome).toMatchObject({ ok: true, changed: false })
      }
      const stale = apply(run, { ...command(run, next), expectedVersion: run.version + off }, at + MIN, AISHA)
      expect(stale).toMatchObject({ ok: false, code: 'stale' })
    }),
  )
})

test('undo right after a command, however much later, is as if the command had never been given', () => {
  fc.assert(
    fc.property(steps, fc.nat(30 * MIN), fc.nat(30 * MIN), (list, wait, later) => {
      playAll(list, (before, after, now, { bare: { type } }) => {
        if (after === before || type === 'undo' || type === 'register' || type === 'registerRest') return
        const undone = apply(after, command(after, { type: 'undo' }), now + wait, AISHA)
        if (!undone.ok) throw new Error(undone.code)
        expect(project(undone.run, now + wait + later)).toEqual(project(before, now + wait + later))
        expect(undone.run.round).toEqual(before.round)
        expect(undone.run.people).toBe(after.people)
        if (before.undo.length < 10) expect(toWire(undone.run).undoLabel).toBe(toWire(before).undoLabel)
      })
    }),
  )
})

test('undo again and again leads back through what was done, at most ten steps', () => {
  fc.assert(
    fc.property(steps, list => {
      let run = playAll(list, () => {})
      expect(run.undo.length).toBeLessThanOrEqual(10)
      for (let left = run.undo.length; left > 0; left--) {
        const outcome = apply(run, command(run, { type: 'undo' }), START + 2000 * MIN, AISHA)
        if (!outcome.ok) throw new Error(outcome.code)
        run = outcome.run
        expect(run.undo.length).toBe(left - 1)
      }
    }),
  )
})

test('after the end only the register and undo are accepted', () => {
  fc.assert(
    fc.property(steps, bare, (list, next) => {
      playAll(list, (_before, after, now) => {
        if (after.status !== 'ended') return
        const outcome = apply(after, command(after, next), now + MIN, AISHA)
        const free = next.type === 'undo' || next.type === 'register' || next.type === 'registerRest'
        expect(outcome).toMatchObject(free ? { ok: true } : { ok: false, code: 'over' })
      })
    }),
  )
})

test('a stored run and a wire state come back from JSON as they were', () => {
  fc.assert(
    fc.property(steps, list => {
      const run = playAll(list, () => {})
      expect(storedRun.parse(JSON.parse(JSON.stringify(run)))).toEqual(run)
      expect(runState.parse(JSON.parse(JSON.stringify(toWire(run))))).toEqual(toWire(run))
    }),
  )
})

test('a clock that steps back, or a fraction of a millisecond, moves nothing back', () => {
  fc.assert(
    fc.property(steps, bare, fc.integer({ min: 1, max: 1e7 }), (list, next, back) => {
      playAll(list, (_before, after, now) => {
        const outcome = apply(after, command(after, next), now - back + 0.25, AISHA)
        const run = outcome.ok ? outcome.run : after
        expect(storedRun.safeParse(run).success).toBe(true)
        expect(Math.min(...run.segments.map(({ spentMs }) => spentMs), run.pausedMs)).toBeGreaterThanOrEqual(0)
      })
    }),
  )
})
