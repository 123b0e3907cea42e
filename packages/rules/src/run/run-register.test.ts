import { expect, test } from 'vitest'
import { AISHA, type Bare, command, meeting, MIN, play, START } from './run.testkit.ts'
import { apply } from './run.ts'

const DAY = 24 * 60
const present: Bare[] = [
  { type: 'register', personId: 'p2', attendance: 'present' },
  { type: 'registerRest', attendance: 'present' },
]

test.each(present)('nobody is present at a meeting weeks before it, until it is started (%o)', bare => {
  const run = meeting(4, 'unknown')
  const early = apply(run, command(run, bare), START - 7 * DAY * MIN, AISHA)
  expect(early).toMatchObject({ ok: false, code: 'not-started' })
  expect(apply(run, command(run, bare), START - 60 * MIN, AISHA)).toMatchObject({ ok: true })
  const begun = play(run, [-7 * DAY, { type: 'start' }])
  expect(apply(begun, command(begun, bare), START - 7 * DAY * MIN, AISHA)).toMatchObject({ ok: true })
})

test('who can’t come may be known weeks before', () => {
  const run = play(meeting(4, 'unknown'), [-7 * DAY, { type: 'register', personId: 'p2', attendance: 'apologies' }])
  expect(run.people.map(({ attendance }) => attendance)).toEqual(['unknown', 'apologies', 'unknown', 'unknown'])
})

test('a start that is taken back weeks before leaves nobody present, on the day everybody', () => {
  const steps = (minute: number): [number, Bare][] => [
    [minute, { type: 'start' }],
    [minute, { type: 'registerRest', attendance: 'present' }],
    [minute, { type: 'undo' }],
  ]
  const after = (minute: number) => play(meeting(4, 'unknown'), ...steps(minute))
  expect(new Set(after(-7 * DAY).people.map(({ attendance }) => attendance))).toEqual(new Set(['unknown']))
  expect(new Set(after(0).people.map(({ attendance }) => attendance))).toEqual(new Set(['present']))
})
