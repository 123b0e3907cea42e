import { expect, test } from 'vitest'
import { greetingLines } from './start.ts'

test.each([
  [{ id: 'm1', hubName: 'Questioning', running: false }, 'A meeting is about to start:', false],
  [{ id: 'm1', hubName: 'Questioning', running: true }, 'A meeting is on now:', false],
  [null, 'Its meeting is over, so there is none to run.', true],
] as const)('nobody is asked to run a meeting that is over: %o', (meeting, words, isOver) => {
  const said = greetingLines(meeting).join('\n')
  expect(said).toContain(words)
  expect(said.includes('with a new meeting')).toBe(isOver)
})
