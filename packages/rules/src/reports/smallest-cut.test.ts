import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Edge, smallestCut } from './smallest-cut.ts'

/** By every way to part the vertices in two; what doesn't hang together is looked at piece by piece. */
function byTrying(edges: readonly Edge[]): number {
  const names = [...new Set(edges.flatMap(([one, other]) => [one, other]))]
  const pieces: Set<string>[] = []
  for (const name of names) {
    if (pieces.some(piece => piece.has(name))) continue
    const piece = new Set([name])
    for (const each of piece)
      for (const [one, other] of edges) {
        if (one === each) piece.add(other)
        if (other === each) piece.add(one)
      }
    pieces.push(piece)
  }
  const cuts = pieces.flatMap(piece => {
    const [first, ...rest] = piece
    return Array.from({ length: 2 ** rest.length - 1 }, (_, mask) => {
      const side = new Set([first, ...rest.filter((__, at) => (mask >> at) & 1)])
      return edges.reduce(
        (sum, [one, other, weight]) => (piece.has(one) && side.has(one) !== side.has(other) ? sum + weight : sum),
        0,
      )
    })
  })
  return Math.min(...cuts)
}

const anyEdge = fc.tuple(fc.constantFrom(...'abcdef'), fc.constantFrom(...'abcdef'), fc.integer({ min: 0, max: 9 }))

test('the smallest cut is that of trying every way', () => {
  fc.assert(
    fc.property(fc.array(anyEdge, { maxLength: 14 }), edges => {
      expect(smallestCut(edges)).toBe(byTrying(edges))
    }),
    { numRuns: 500 },
  )
})

test('nothing to part has no cut', () => {
  expect([smallestCut([]), smallestCut([['a', 'a', 3]])]).toEqual([Infinity, Infinity])
})
