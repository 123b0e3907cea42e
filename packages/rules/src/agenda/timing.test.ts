import type { StoredRun } from '@hubs/schema/meetings/live'
import { describe, expect, test } from 'vitest'
import { meeting, play } from '../run/run.testkit.ts'
import { timingAdvice } from './timing.ts'

const PLAN = [7, 7, 37, 10, 29, 22, 8]
/** A meeting whose feedback took so long, and all else as planned; without new learning where it is passed by. */
function held(feedback: number, passed = false): StoredRun {
  const run = play(
    meeting(),
    [0, { type: 'start' }],
    [7, { type: 'goTo', segmentId: 's2' }],
    [14, { type: 'goTo', segmentId: 's3' }],
    [14 + feedback, { type: 'goTo', segmentId: 's4' }],
  )
  const from = 24 + feedback
  if (passed) return play(run, [from, { type: 'goTo', segmentId: 's6' }], [from + 22, { type: 'end' }])
  return play(run, [from, { type: 'goTo', segmentId: 's5' }], [from + 29, { type: 'end' }])
}
const agenda = (feedback = 37) =>
  meeting().segments.map(({ id, kind, title }, i) => ({
    id,
    kind,
    title,
    minutes: i === 2 ? feedback : (PLAN[i] ?? 0),
  }))
const advice = (took: number[], feedback?: number, minutes = 120) =>
  timingAdvice(
    took.map(each => held(each)),
    agenda(feedback),
    minutes,
  )

describe('after three meetings', () => {
  test('a part that always needs more says how much', () => {
    expect(advice([46, 45, 48])).toEqual([
      {
        segmentId: 's3',
        minutes: 46,
        neededMinutes: 9,
        meetings: 3,
        sentence: 'Feedback has been taking nine minutes longer than planned. Plan 46 instead of 37?',
      },
    ])
  })

  test('or less', () => {
    expect(advice([30, 31, 33, 29])[0]?.sentence).toBe(
      'Feedback has been taking six minutes less than planned. Plan 31 instead of 37?',
    )
  })

  test.each([
    ['two meetings', [46, 46]],
    ['two minutes', [39, 39, 39]],
    ['meetings that do not agree', [46, 46, 30, 30]],
    ['one long evening', [37, 60, 37]],
  ])('%s say nothing', (_, took) => {
    expect(advice(took)).toEqual([])
  })

  test('what is planned with it already is left alone', () => {
    expect(advice([46, 46, 46], 46)).toEqual([])
    expect(advice([46, 46, 46], 50)).toEqual([])
    expect(advice([46, 46, 46], 41)[0]?.sentence).toMatch(/Plan 46 instead of 41\?$/)
  })

  test('in a meeting of another length the difference counts, not the length', () => {
    expect(advice([46, 46, 46], 25, 75)[0]?.minutes).toBe(34)
  })

  test('a part that was passed by was not held', () => {
    const found = timingAdvice([held(37, true), held(37, true), held(37, true)], agenda(), 120)
    expect(found).toEqual([])
  })
})
