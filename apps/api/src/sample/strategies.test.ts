import { stages } from '@hubs/schema/library/strategies'
import { expect, test } from 'vitest'
import { openSample } from './sample.testkit.ts'

async function read(day: string) {
  const { db, t } = (await openSample(day)).read
  return {
    strategies: await db.select().from(t.strategy),
    moves: await db.select().from(t.stageChange),
    adaptations: await db.select().from(t.adaptation),
    references: await db.select().from(t.strategyReference),
    meetings: await db.select().from(t.meeting),
    people: await db.select().from(t.person),
    memberships: await db.select().from(t.membership),
    hubs: await db.select().from(t.hub),
  }
}

test('the sample school’s library is the same each time, and its meetings keep their ids', async () => {
  const [one, two] = [await read('2026-11-23'), await read('2026-11-23')]
  expect(two).toEqual(one)
  expect(one.meetings.map(({ id }) => id)).toContain('5a3b1e00-0000-7000-8000-000000000457')
})

test('hubs have come to every stage, each move with who of the hub and why, one after the other', async () => {
  const { strategies, moves, people, memberships, hubs } = await read('2026-11-23')
  expect(new Set(strategies.map(({ stage }) => stage))).toEqual(new Set(stages))
  for (const { id, stage, hubSlug, version } of strategies) {
    const own = moves.filter(move => move.strategyId === id).toSorted((a, b) => a.number - b.number)
    let [before, at]: [string, number] = ['proposed', 0]
    for (const move of own) {
      expect([move.from, move.at > at, move.why.length > 10]).toEqual([before, true, true])
      ;[before, at] = [move.to, move.at]
      const by = people.find(person => person.id === move.byId)
      const theirs = memberships.filter(row => row.personId === by?.id).map(row => row.hubId)
      expect([by?.name, hubs.filter(hub => theirs.includes(hub.id)).map(({ slug }) => slug)]).toEqual([
        by?.name,
        expect.arrayContaining([hubSlug]),
      ])
    }
    expect([before, version]).toEqual([stage, 1 + own.length])
  }
})

test('several subjects have made it theirs, and a member has proposed one', async () => {
  const { strategies, adaptations, references, people } = await read('2027-03-01')
  expect(new Set(adaptations.map(({ subject }) => subject)).size).toBeGreaterThanOrEqual(6)
  const own = strategies.filter(({ proposedById }) => proposedById !== null)
  expect(own).toMatchObject([{ code: 'S1', stage: 'proposed', hubSlug: 'questioning' }])
  expect(people.find(({ id }) => id === own[0]?.proposedById)?.name).toBe('Hannah Weiss')
  expect(references.filter(({ strategyId }) => strategyId === own[0]?.id)).toHaveLength(1)
})
