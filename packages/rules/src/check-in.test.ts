import { expect, test } from 'vitest'
import { isCheckInOpen } from './check-in.ts'
import { meeting } from './run/run.testkit.ts'

const { segments } = meeting()
const [first, second] = segments
const at = (currentId: string | undefined) => ({ segments, currentId: currentId ?? null })

test('closed lets nobody in, open everybody, and introduction while that part runs', () => {
  expect(first?.kind).toBe('introduction')
  const runs = [undefined, at(undefined), at(first?.id), at(second?.id)]
  expect(runs.map(run => isCheckInOpen('closed', 'running', run))).toEqual([false, false, false, false])
  expect(runs.map(run => isCheckInOpen('open', 'running', run))).toEqual([true, true, true, true])
  expect(runs.map(run => isCheckInOpen('introduction', 'running', run))).toEqual([false, false, true, false])
})

test.each([
  ['planned', true],
  ['running', true],
  ['paused', true],
  ['ended', false],
  ['cancelled', false],
] as const)('a meeting that is %s lets people in: %s', (status, open) => {
  expect([isCheckInOpen('open', status, at(first?.id)), isCheckInOpen('introduction', status, at(first?.id))]).toEqual([
    open,
    open,
  ])
})
