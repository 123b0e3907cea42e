import { describe, expect, test } from 'vitest'
import { costOfPlaces, rulesBroken } from '../placement-rules/broken-rules.rules.ts'
import { schoolOf, solved } from '../schools.testkit.ts'
import { findSwaps } from './swap-rings.rules.ts'

describe('swaps', () => {
  test('of three people in a ring are found where no two could swap', () => {
    const school = schoolOf(48, 1)
    const people = [
      { id: 'one', ranks: ['b', 'a'] },
      { id: 'two', ranks: ['c', 'b'] },
      { id: 'three', ranks: ['a', 'c'] },
    ]
    const hubs = school.hubs.map(hub => ({ ...hub, min: 0 }))
    const places = { one: 'a', two: 'b', three: 'c' }
    const [ring, ...more] = findSwaps({ ...school, people, hubs }, places)
    expect(more).toEqual([])
    expect(ring?.map(({ personId, to }) => [personId, to]).toSorted()).toEqual([
      ['one', 'b'],
      ['three', 'a'],
      ['two', 'c'],
    ])
    expect(findSwaps({ ...school, people, hubs }, places, { busy: new Set(['one']) })).toEqual([])
    expect(findSwaps({ ...school, people, hubs }, places, { refused: new Set(['two c']) })).toEqual([])
    const pinned = people.map(person => (person.id === 'one' ? { ...person, pin: 'a' } : person))
    expect(findSwaps({ ...school, people: pinned, hubs }, places)).toEqual([])
    const kept = people.map(person => (person.id === 'one' ? { ...person, mustNot: ['b'] } : person))
    expect(findSwaps({ ...school, people: kept, hubs }, places)).toEqual([])
  })

  test('are none in what has just been allocated, and after a muddle each makes everybody in it better off', async () => {
    for (let seed = 1; seed <= 10; seed++) {
      const record = schoolOf(55, seed)
      const { assignments } = await solved(record)
      expect([seed, findSwaps(record, assignments)]).toEqual([seed, []])
      // Everybody goes to where the next one on the list was: the sizes stay, the wishes don’t.
      const ids = record.people.map(({ id }) => id)
      const muddled = Object.fromEntries(ids.map((id, n) => [id, assignments[ids[(n + 7) % ids.length] ?? ''] ?? '']))
      const rings = findSwaps(record, muddled)
      expect(rings.length).toBeGreaterThan(0)
      const inRings = rings.flat().map(({ personId }) => personId)
      expect(new Set(inRings).size).toBe(inRings.length)
      for (const ring of rings) {
        expect(ring.every(({ gain }) => gain > 0)).toBe(true)
        const after = { ...muddled, ...Object.fromEntries(ring.map(({ personId, to }) => [personId, to])) }
        const gained = ring.reduce((sum, { gain }) => sum + gain, 0)
        expect(costOfPlaces(record, muddled) - costOfPlaces(record, after)).toBe(gained)
        expect(rulesBroken(record, after)).toEqual(rulesBroken(record, muddled))
      }
    }
  })
})
