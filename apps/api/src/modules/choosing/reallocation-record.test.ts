import { allocate } from '@hubs/allocation/allocate'
import { readRecord, type AllocationRecord } from '@hubs/allocation/record'
import { describe, expect, test } from 'vitest'
import { recordToSolve } from './reallocation-record.ts'

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
function randomsFrom(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let n = Math.imul(state ^ (state >>> 15), 1 | state)
    n = (n + Math.imul(n ^ (n >>> 7), 61 | n)) ^ n
    return ((n ^ (n >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A school of so many people and five hubs of 8 to 12, some more wanted than others; a tenth did not answer. */
function schoolOf(size: number, seed: number): AllocationRecord {
  const random = randomsFrom(seed)
  const hubs = ['a', 'b', 'c', 'd', 'e']
  const ranking = () =>
    hubs
      .map((id, n) => ({ id, key: random() ** (1 / (n + 1) ** -0.9) }))
      .toSorted((one, other) => other.key - one.key)
      .slice(0, 3)
      .map(({ id }) => id)
  return readRecord({
    version: 1,
    rule: 'generous',
    seed: `school ${seed}`,
    costs: [0, 1, 3, 6, 10],
    unlisted: 30,
    hubs: hubs.map(id => ({ id, min: 8, max: 12 })),
    people: Array.from({ length: size }, (_, n) => ({
      id: `p${n}`,
      ...(random() < 0.9 && { ranks: ranking() }),
    })),
  })
}

async function solved(record: AllocationRecord) {
  const answer = await allocate(record)
  if (answer.status !== 'solved') throw new Error(answer.status)
  return answer.result.assignments
}

describe('a leaver in mid-year', () => {
  test.each([48, 55])(
    'in twenty schools of %i: no one else moves, or one person where a group falls under its minimum',
    async size => {
      for (let seed = 1; seed <= 20; seed++) {
        const record = schoolOf(size, seed)
        const before = await solved(record)
        const leaver = record.people[seed % size]?.id ?? ''
        const people = record.people.filter(({ id }) => id !== leaver)
        const { [leaver]: left, ...places } = before
        const after = await solved(recordToSolve({ ...record, people }, places, 'only-if-needed'))
        const moved = people.filter(({ id }) => after[id] !== places[id])
        const under = Object.values(places).filter(hub => hub === left).length < 8
        expect([seed, moved.length]).toEqual([seed, under ? 1 : 0])
      }
    },
  )

  test('with a lower price, whoever moves is better off in all', async () => {
    for (let seed = 1; seed <= 10; seed++) {
      const record = schoolOf(55, seed)
      const before = await solved(record)
      const people = record.people.filter(({ id }) => id !== 'p1')
      const { p1: _, ...places } = before
      const costAt = (hub: string | undefined, ranks: readonly string[] | undefined) =>
        ranks ? (record.costs[ranks.indexOf(hub ?? '')] ?? record.unlisted) : 0
      const costOf = (at: Readonly<Record<string, string>>) =>
        people.reduce((sum, { id, ranks }) => sum + costAt(at[id], ranks), 0)
      const after = await solved(recordToSolve({ ...record, people }, places, 'wherever-better'))
      const moved = people.filter(({ id }) => after[id] !== places[id])
      expect(costOf(after)).toBeLessThanOrEqual(costOf(places) - 0.5 * moved.length)
    }
  })
})
