import { runState, storedRun } from '@hubs/schema/meetings/live'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { project, type RunView } from './run-project.ts'
import { toRunState } from './run-state.ts'
import { bare, playAll, STAYS, steps } from './run.arbitraries.ts'
import { AISHA, command, MIN, START } from './run.testkit.ts'
import { apply } from './run.ts'

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

test('at most one segment is current, and one of each sub-group speaks, in feedback; nothing negative, nothing NaN', () => {
  fc.assert(
    fc.property(steps, fc.nat(60 * MIN), (list, later) => {
      playAll(list, (_before, after, now) => {
        const view = project(after, now + later)
        const currents = view.segments.filter(({ state }) => state === 'current')
        expect(currents.length).toBe(after.status === 'running' || after.status === 'paused' ? 1 : 0)
        const speaking = after.round.turns.filter(({ state }) => state === 'speaking' || state === 'replying')
        const most = currents[0]?.kind === 'feedback' ? (after.round.split ? 2 : 1) : 0
        expect(speaking.length).toBeLessThanOrEqual(most)
        if (speaking.length === 2) expect(speaking[0]?.subGroup).not.toBe(speaking[1]?.subGroup)
        expect(after.round.shares.map(({ personId }) => personId).toSorted()).toEqual(
          speaking.map(({ personId }) => personId).toSorted(),
        )
        expect(
          Math.min(...view.segments.map(({ lengthMs, spentMs }) => Math.min(lengthMs, spentMs))),
        ).toBeGreaterThanOrEqual(0)
        for (const group of [0, 1]) {
          const theirs = after.round.turns.filter(({ subGroup }) => subGroup === group)
          expect(sum(theirs.map(({ usedMs }) => usedMs))).toBeLessThanOrEqual(view.segments[2]?.spentMs ?? 0)
        }
        for (const { usedMs, replyUsedMs } of after.round.turns) {
          expect(replyUsedMs).toBeLessThanOrEqual(usedMs)
          expect(replyUsedMs).toBeGreaterThanOrEqual(0)
        }
        expect(anyNaN(view)).toBe(false)
        expect(view.shownEnd - view.plannedEnd).toBe(view.lateMinutes * MIN)
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
        if (after === before || STAYS.includes(type)) return
        const undone = apply(after, command(after, { type: 'undo' }), now + wait, AISHA)
        if (!undone.ok) throw new Error(undone.code)
        expect(project(undone.run, now + wait + later)).toEqual(project(before, now + wait + later))
        expect(undone.run.round).toEqual(before.round)
        expect(undone.run.people).toBe(after.people)
        expect([undone.run.lead, undone.run.wall, undone.run.chimeOn]).toEqual([after.lead, after.wall, after.chimeOn])
        if (before.undo.length < 10) expect(toRunState(undone.run).undoLabel).toBe(toRunState(before).undoLabel)
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
        const outcome = apply(run, command(run, { type: 'undo' }), START + 700 * MIN, AISHA)
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
        const free = ['undo', 'register', 'registerRest', 'takeLead'].includes(next.type)
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
      expect(runState.parse(JSON.parse(JSON.stringify(toRunState(run))))).toEqual(toRunState(run))
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
