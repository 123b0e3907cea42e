import { expect, test } from 'vitest'
import { type Counted, hideSmallCells } from './small-cells.rules.ts'

const hub = (taken: number) => ({ slug: `hub-${taken}`, name: 'Hub', places: 12, minimum: 8, taken })
const report = (over: Partial<Counted> = {}): Counted => ({
  teachers: { all: 60, inAHub: 50 },
  support: { all: 20, optedIn: 6, notThisYear: 8 },
  hubs: [hub(30), hub(26)],
  lastMeeting: { halfTerm: 'Autumn 1', present: 40, expected: 50, held: 5, groups: 5 },
  ...over,
})

test('numbers of five and more, and no one, are shown as they are', () => {
  const { lastMeeting: _, ...choice } = report()
  expect(hideSmallCells(report())).toEqual(choice)
  const all = {
    teachers: { all: 60, inAHub: 60 },
    support: { all: 20, optedIn: 0, notThisYear: 20 },
    hubs: [hub(60), hub(0)],
  }
  expect(hideSmallCells(all)).toEqual(all)
})

test('the three teachers who have not chosen can’t be worked out', () => {
  const seen = hideSmallCells(report({ teachers: { all: 60, inAHub: 57 }, hubs: [hub(30), hub(33)] }))
  expect(seen).toMatchObject({ teachers: { all: 60, inAHub: null }, support: { optedIn: null, notThisYear: null } })
})

test('a few who said “not this year” keep no one else’s figure back', () => {
  const seen = hideSmallCells(report({ support: { all: 20, optedIn: 6, notThisYear: 3 } }))
  expect(seen).toMatchObject({ teachers: { all: 60, inAHub: 50 }, support: { optedIn: 6, notThisYear: null } })
})

/** Everything a school of this size could be, with two hubs. */
function* everyReport(all: { teachers: number; support: number }): Generator<Counted> {
  for (let inAHub = 0; inAHub <= all.teachers; inAHub++)
    for (let optedIn = 0; optedIn <= all.support; optedIn++)
      for (let notThisYear = 0; notThisYear <= all.support - optedIn; notThisYear++)
        for (let first = 0; first <= inAHub + optedIn; first++)
          yield {
            teachers: { all: all.teachers, inAHub },
            support: { all: all.support, optedIn, notThisYear },
            hubs: [
              { ...hub(first), slug: 'a' },
              { ...hub(inAHub + optedIn - first), slug: 'b' },
            ],
            lastMeeting: null,
          }
}

function cells({ teachers, support, hubs }: Counted): Record<string, number> {
  const inHubs = teachers.inAHub + support.optedIn
  return {
    teachersIn: teachers.inAHub,
    teachersOut: teachers.all - teachers.inAHub,
    optedIn: support.optedIn,
    notThisYear: support.notThisYear,
    undecided: support.all - support.optedIn - support.notThisYear,
    firstHub: hubs[0]?.taken ?? 0,
    secondHub: hubs[1]?.taken ?? 0,
    outside: teachers.all + support.all - inHubs,
  }
}

test.each([
  { teachers: 12, support: 9 },
  { teachers: 20, support: 5 },
  { teachers: 7, support: 14 },
])('whoever knows the rule still can’t work out a number from 1 to 4: %o', size => {
  const possible = new Map<string, Map<string, Set<number>>>()
  for (const counted of everyReport(size)) {
    const seen = JSON.stringify(hideSmallCells(counted))
    const sets = possible.get(seen) ?? new Map<string, Set<number>>()
    possible.set(seen, sets)
    for (const [cell, n] of Object.entries(cells(counted))) sets.set(cell, (sets.get(cell) ?? new Set()).add(n))
  }
  const told = [...possible].flatMap(([seen, sets]) =>
    [...sets]
      .filter(([, values]) => values.size === 1 && [...values].every(n => n > 0 && n < 5))
      .map(([cell, values]) => ({ seen, cell, values })),
  )
  expect(told).toEqual([])
})
