import { count } from '@hubs/rules/text/words'
import { meeting, MIN, play, START } from '@hubs/rules/run/run.testkit'
import { project } from '@hubs/rules/run/run-project'
import { expect, test } from 'vitest'
import { clockTime } from '#lib/time/time.ts'
import { whyLate } from './console/why-late.ts'
import { endForAll, endSentence } from './meeting-labels.ts'

const zone = 'Europe/London'
const seconds = [0, 1, 29, 30, 31, 59]

test.each(seconds)('six minutes and %i seconds after its planned start everything says six minutes', second => {
  const now = START + 6 * MIN + second * 1000
  const view = project(meeting(), now)
  expect(Math.floor(view.startOverdueMs / MIN)).toBe(6)
  expect(endSentence(view, zone)).toBe('Ends 17:36, six minutes late')
  const last = view.segments.at(-1)
  expect(clockTime((last?.projectedStart ?? 0) + (last?.lengthMs ?? 0), zone)).toBe('17:36')
  const run = play(meeting(), [6 + second / 60, { type: 'start' }])
  const started = project(run, now + MIN)
  expect(endSentence(started, zone)).toBe('Ends 17:36, six minutes late')
  expect(whyLate(started, run.startedAt)).toBe(`We started ${count(6, 'minute')} late.`)
})

test.each(seconds)('a meeting that ended in second %i of a minute ended in that minute', second => {
  const end = 5 + second / 60
  const view = project(play(meeting(), [1, { type: 'start' }], [end, { type: 'end' }]), START + 6 * MIN)
  expect(endSentence(view, zone)).toBe('Ended 15:35, 1 hour 55 minutes early')
})

test('the group isn’t told of lateness before the start, nor of time to spare', () => {
  expect(endForAll(project(meeting(), START + 6 * MIN), zone)).toBe('Ends 17:36')
  const run = play(meeting(), [-5, { type: 'start' }])
  expect(endForAll(project(run, START), zone)).toBe('Ends 17:25')
  const late = play(meeting(), [4, { type: 'start' }])
  expect(endForAll(project(late, START + 5 * MIN), zone)).toBe('Ends 17:34, four minutes late')
})
