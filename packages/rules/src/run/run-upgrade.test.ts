import { storedRun } from '@hubs/schema/meetings/live'
import { expect, test } from 'vitest'
import { project } from './run-project.ts'
import { type FirstRun, upgradeRun } from './run-upgrade.ts'
import { AISHA, command, meeting, MIN, play, START } from './run.testkit.ts'
import { apply } from './run.ts'

/** As the first version kept it: ten minutes into feedback, with somebody speaking and a step to undo. */
function firstRun(): FirstRun {
  const {
    lead: _,
    wall: __,
    chimeOn: ___,
    ...run
  } = play(
    meeting(3),
    [0, { type: 'start' }],
    [14, { type: 'goTo', segmentId: 's3' }],
    [16, { type: 'beginTurn', personId: 'p2' }],
  )
  const before = ({ round }: { round: Pick<typeof run.round, 'shares' | 'turns'> }) => ({
    shareMs: round.shares[0]?.shareMs ?? null,
    turns: round.turns.map(({ personId, state, usedMs }) => {
      if (state === 'replying') throw new Error('there was no reply')
      return { personId, state, usedMs }
    }),
  })
  return {
    ...run,
    round: before(run),
    people: run.people.map(({ id, name, attendance }) => ({ id, name, attendance })),
    undo: run.undo.map(each => ({ ...each, before: { ...each.before, round: before(each.before) } })),
  }
}

test('a run of the first version goes on where it was', () => {
  const run = upgradeRun(firstRun())
  expect(storedRun.parse(JSON.parse(JSON.stringify(run)))).toEqual(run)
  const view = project(run, START + 18 * MIN)
  expect(view.round).toMatchObject({ number: 1, of: 3, speaker: { name: 'Ben Rowe', usedMs: 2 * MIN } })
  expect(apply(run, command(run, { type: 'beginReply', personId: 'p2' }), START + 19 * MIN, AISHA).ok).toBe(true)
  const undone = apply(run, command(run, { type: 'undo' }), START + 19 * MIN, AISHA)
  expect(undone.ok && undone.run.round.turns.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting'])
})

test('a run of this version is the very same', () => {
  const run = meeting()
  expect(upgradeRun(run)).toBe(run)
})
