import type { OpenRun } from '@hubs/schema/meetings/live'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countdown } from '../text/words.ts'
import { project } from './run-project.ts'
import { secondsOf } from './run-seconds.ts'
import { steps, playAll } from './run.arbitraries.ts'
import { meeting, MIN, play, START } from './run.testkit.ts'

/** Every number of a run that counts by itself, as screens show it. */
function numbers(run: OpenRun, now: number): string[] {
  const { current, round, lateMinutes } = project(run, now)
  const speakers = (round?.groups ?? []).flatMap(({ speaker }) => speaker ?? [])
  const left = [current, ...speakers].flatMap(each => each?.leftMs ?? [])
  return [...left, ...speakers.map(({ partLeftMs }) => partLeftMs)].map(countdown).concat(String(lateMinutes))
}

/** The last moment that a screen draws, at a moment in between. */
function drawn(run: OpenRun, now: number): number {
  return Math.max(...secondsOf(run, now).map(moment => now - ((((now - moment) % 1000) + 1000) % 1000)))
}

test('a screen that is drawn at these moments alone shows what is so at every moment', () => {
  fc.assert(
    fc.property(steps, fc.nat(60 * MIN), fc.nat(3000), (list, later, after) => {
      playAll(list, (_before, run, now) => {
        for (const moment of [now, now + after, now + later])
          expect(numbers(run, drawn(run, moment))).toEqual(numbers(run, moment))
      })
    }),
  )
})

test('the moments are whole milliseconds of a second, at least one', () => {
  fc.assert(
    fc.property(steps, fc.double({ min: 0, max: 60 * MIN, noNaN: true }), (list, later) => {
      playAll(list, (_before, run, now) => {
        const moments = secondsOf(run, now + later)
        expect(moments.length).toBeGreaterThan(0)
        for (const moment of moments) {
          expect(Number.isInteger(moment)).toBe(true)
          expect(moment).toBeGreaterThanOrEqual(0)
          expect(moment).toBeLessThan(1000)
        }
      })
    }),
  )
})

test('whenever a part or a turn begins, its first second is a whole one', () => {
  fc.assert(
    fc.property(fc.nat(999), fc.nat(9 * MIN), (begins, waits) => {
      const started = begins / MIN
      const turn = started + 14 + waits / MIN
      const run = play(
        meeting(7),
        [started, { type: 'start' }],
        [started + 14, { type: 'goTo', segmentId: 's3' }],
        [turn, { type: 'beginTurn', personId: 'p1' }],
      )
      const speaks = Math.round(START + turn * MIN)
      const first = (now: number) => project(run, now).round?.speaker?.leftMs ?? NaN
      expect(first(speaks) % 1000).toBe(0)
      expect(countdown(first(speaks + 999))).toBe(countdown(first(speaks)))
      expect(countdown(first(speaks + 1000))).not.toBe(countdown(first(speaks)))
      expect(secondsOf(run, speaks + 5)).toContain(speaks % 1000)
    }),
  )
})
