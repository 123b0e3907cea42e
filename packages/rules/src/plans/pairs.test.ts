import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairUp, setTogether } from './pairs.ts'

const people = fc.integer({ min: 0, max: 16 }).map(n => Array.from({ length: n }, (_, index) => `p${index}`))
const seed = fc.integer()
const pairs = (sets: readonly (readonly string[])[]) =>
  sets.flatMap(set => set.flatMap((one, index) => set.slice(index + 1).map(other => [one, other].toSorted().join())))

describe('partners', () => {
  test('are twos and one three, with everyone in one of them', () => {
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

  test('are the same for the same lot, no matter who is named first, and others for another', () => {
    const eight = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    expect(pairUp(eight, [], 7)).toEqual(pairUp(eight.toReversed(), [], 7))
    const drawn = new Set(Array.from({ length: 30 }, (_, lot) => JSON.stringify(pairUp(eight, [], lot))))
    expect(drawn.size).toBeGreaterThan(20)
  })
})

describe('partners named by hand', () => {
  test('are together, and no one who had a partner is in two sets, alone in one, or lost but a single one', () => {
    fc.assert(
      fc.property(people, seed, fc.integer({ min: 2, max: 3 }), seed, (people, draw, many, choose) => {
        const all = [...people, 'q0', 'q1', 'q2']
        const before = pairUp(people, [], draw)
        const together = pairUp(all, [], choose).flat().slice(0, many)
        const after = setTogether(before, together)
        expect(after).toContainEqual(together)
        expect(new Set(after.flat()).size).toBe(after.flat().length)
        expect(after.every(set => set.length === 2 || set.length === 3)).toBe(true)
        expect(before.flat().filter(id => !after.flat().includes(id)).length).toBeLessThan(2)
        const untouched = before.filter(set => !set.some(id => together.includes(id)))
        for (const set of untouched) expect(after).toContainEqual(set)
      }),
    )
  })

  test('leave those they were with to each other', () => {
    const sets = [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f', 'g'],
    ]
    expect(setTogether(sets, ['a', 'c'])).toEqual([
      ['e', 'f', 'g'],
      ['a', 'c'],
      ['b', 'd'],
    ])
    expect(setTogether(sets, ['a', 'e'])).toEqual([
      ['c', 'd'],
      ['a', 'e'],
      ['f', 'g', 'b'],
    ])
    expect(setTogether(sets, ['e', 'f'])).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ])
  })
})
