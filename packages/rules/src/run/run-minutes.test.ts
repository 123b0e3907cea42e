import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockMinute, minutesBetween } from '../dates/clock-minutes.ts'
import { project } from './run-project.ts'
import { playAll, steps } from './run.arbitraries.ts'
import { meeting, MIN, play, START } from './run.testkit.ts'

const sum = (list: readonly number[]) => list.reduce((total, n) => total + n, 0)

describe('minutes as screens say them', () => {
  test('how late a meeting ends is the difference of the two ends that clocks show, and no end is in the future', () => {
    fc.assert(
      fc.property(steps, fc.nat(60 * MIN), (list, later) => {
        playAll(list, (_before, run, now) => {
          const view = project(run, now + later)
          expect(view.shownEnd).toBe(clockMinute(view.projectedEnd))
          expect(view.lateMinutes).toBe(minutesBetween(view.plannedEnd, view.shownEnd))
        })
      }),
    )
  })

  test('the parts and pauses of a meeting that has ended add up to the time between its two times of day', () => {
    fc.assert(
      fc.property(steps, list => {
        playAll(list, (_before, run, now) => {
          if (run.startedAt === null || run.endedAt === null) return
          const { segments, pausedMinutes } = project(run, now)
          expect(sum(segments.map(({ minutes }) => minutes)) + pausedMinutes).toBe(
            minutesBetween(run.startedAt, run.endedAt),
          )
        })
      }),
    )
  })

  test('started 15:31 and ended 15:36 is five minutes, whatever the seconds', () => {
    const run = play(
      meeting(),
      [1.9, { type: 'start' }],
      [3.3, { type: 'goTo', segmentId: 's2' }],
      [4.7, { type: 'goTo', segmentId: 's3' }],
      [6.1, { type: 'end' }],
    )
    expect(project(run, START + 7 * MIN).segments.map(({ minutes }) => minutes)).toEqual([2, 1, 2, 0, 0, 0, 0])
  })

  test('what a part took stays what it was said to take, however the meeting goes on', () => {
    const seconds = fc.array(fc.nat(9 * 60), { minLength: 3, maxLength: 6 })
    fc.assert(
      fc.property(seconds, fc.nat(59), fc.nat(120), (lasting, from, pause) => {
        let at = from / 60
        let run = play(meeting(), [at, { type: 'start' }])
        const said: number[] = []
        for (const [i, each] of lasting.entries()) {
          run = play(run, [(at += each / 60), { type: 'goTo', segmentId: `s${i + 2}` }])
          const now = () => project(run, START + at * MIN).segments.map(({ minutes }) => minutes)
          said.push(now()[i] ?? 0)
          expect(now().slice(0, i + 1)).toEqual(said)
          run = play(run, [at, { type: 'pause' }], [(at += pause / 60), { type: 'resume' }])
          expect(now().slice(0, i + 1)).toEqual(said)
        }
        run = play(run, [(at += 0.5), { type: 'end' }])
        const { segments } = project(run, START + at * MIN)
        expect(segments.slice(0, said.length).map(({ minutes }) => minutes)).toEqual(said)
      }),
    )
  })

  test('while it runs, the list of the parts ends when the meeting does', () => {
    const run = play(meeting(), [0.7, { type: 'start' }], [8.6, { type: 'goTo', segmentId: 's2' }])
    for (const minute of [9, 12, 15.5, 15.7, 17.4]) {
      const { segments, shownEnd } = project(run, START + minute * MIN)
      expect(sum(segments.map(({ minutes }) => minutes))).toBe(minutesBetween(START + 0.7 * MIN, shownEnd))
    }
  })
})
