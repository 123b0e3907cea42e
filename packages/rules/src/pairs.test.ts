import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairUp } from './pairs.ts'

const people = fc.integer({ min: 0, max: 16 }).map(n => Array.from({ length: n }, (_, index) => `p${index}`))
const seed = fc.integer()
const pairs = (sets: readonly (readonly string[])[]) =>
  sets.flatMap(set => set.flatMap((one, index) => set.slice(index + 1).map(other => [one, other].toSorted().join())))

describe('partners', () => {
  test('are twos and one three, with everybody in one of them', () => {
    fc.assert(
      fc.property(people, seed, (people, seed) => {
        const sets = pairUp(people, [], seed)
        expect(sets.flat().toSorted()).toEqual(people.length < 2 ? [] : people.toSorted())
        const sizes = sets.map(set => set.length)
        expect(sizes.filter(size => size !== 2)).toEqual(people.length % 2 === 1 && people.length > 1 ? [3] : [])
      }),
    )
  })

  test('of last time are kept apart where that is possible: of four, and from six on', () => {
    fc.assert(
      fc.property(fc.constantFrom(4, 6, 7, 8, 9, 10, 11, 12, 13, 16), seed, seed, (n, first, second) => {
        const people = Array.from({ length: n }, (_, index) => `p${index}`)
        const before = pairUp(people, [], first)
        const again = pairs(pairUp(people, before, second)).filter(pair => pairs(before).includes(pair))
        expect(again).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test('of five can’t all be new: one pair comes again, and no more', () => {
    const five = ['a', 'b', 'c', 'd', 'e']
    const before = pairUp(five, [], 1)
    for (let lot = 0; lot < 50; lot++) {
      const again = pairs(pairUp(five, before, lot)).filter(pair => pairs(before).includes(pair))
      expect(again).toHaveLength(1)
    }
  })

  test('of three people are the same three again', () => {
    const three = ['a', 'b', 'c']
    expect(pairUp(three, [three], 1).map(set => set.toSorted())).toEqual([three])
  })

  test('are the same for the same lot, whoever is named first, and others for another', () => {
    const eight = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    expect(pairUp(eight, [], 7)).toEqual(pairUp(eight.toReversed(), [], 7))
    const drawn = new Set(Array.from({ length: 30 }, (_, lot) => JSON.stringify(pairUp(eight, [], lot))))
    expect(drawn.size).toBeGreaterThan(20)
  })
})
