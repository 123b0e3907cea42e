import { describe, expect, test } from 'vitest'
import { schoolOf, solved } from '../schools.testkit.ts'
import { recordToSolve } from './reallocation-record.rules.ts'

describe('a leaver in mid-year', () => {
  test.each([48, 55])(
    'in twenty schools of %i: no one else moves, or one person where a group falls under its minimum',
    async size => {
      for (let seed = 1; seed <= 20; seed++) {
        const record = schoolOf(size, seed)
        const before = (await solved(record)).assignments
        const leaver = record.people[seed % size]?.id ?? ''
        const people = record.people.filter(({ id }) => id !== leaver)
        const { [leaver]: left, ...places } = before
        const after = (await solved(recordToSolve({ ...record, people }, places, 'only-if-needed'))).assignments
        const moved = people.filter(({ id }) => after[id] !== places[id])
        const under = Object.values(places).filter(hub => hub === left).length < 8
        expect([seed, moved.length]).toEqual([seed, under ? 1 : 0])
      }
    },
  )

  test('with a lower price, whoever moves is better off in all', async () => {
    for (let seed = 1; seed <= 10; seed++) {
      const record = schoolOf(55, seed)
      const before = (await solved(record)).assignments
      const people = record.people.filter(({ id }) => id !== 'p1')
      const { p1: _, ...places } = before
      const costAt = (hub: string | undefined, ranks: readonly string[] | undefined) =>
        ranks ? (record.costs[ranks.indexOf(hub ?? '')] ?? record.unlisted) : 0
      const costOf = (at: Readonly<Record<string, string>>) =>
        people.reduce((sum, { id, ranks }) => sum + costAt(at[id], ranks), 0)
      const after = (await solved(recordToSolve({ ...record, people }, places, 'wherever-better'))).assignments
      const moved = people.filter(({ id }) => after[id] !== places[id])
      expect(costOf(after)).toBeLessThanOrEqual(costOf(places) - 0.5 * moved.length)
    }
  })
})
