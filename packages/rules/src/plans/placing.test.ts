import type { AllocatedPerson, Allocation } from '@hubs/schema/choosing/allocations'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenRules, costOfBoard, groupToJoin, priceOfMove, profileOfBoard, rankAt } from './placing.ts'

const slugs = ['a', 'b', 'c']
const person = fc.record({
  personId: fc.uuid(),
  name: fc.uuid(),
  department: fc.constant(''),
  staffKind: fc.constantFrom('teaching' as const, 'support' as const),
  seniorLeader: fc.boolean(),
  pinned: fc.constant(false),
  regrouped: fc.constant(false),
  hubSlug: fc.constantFrom(...slugs),
  group: fc.constant(1),
  mustNot: fc.subarray(slugs, { maxLength: 1 }),
  awayFrom: fc.subarray(slugs, { maxLength: 1 }),
  days: fc.constant<string[]>([]),
  missedLastYear: fc.boolean(),
  ranks: fc.shuffledSubarray(slugs),
  any: fc.constant(false),
})
/** The first two apart, the second and third together. */
function pairsOf(people: readonly AllocatedPerson[]): Allocation['keeps']['pairs'] {
  const [a, b, c] = people.map(({ personId }) => personId)
  return [
    ...(a && b ? [{ kind: 'apart' as const, people: [a, b] as [string, string] }] : []),
    ...(b && c ? [{ kind: 'together' as const, people: [b, c] as [string, string] }] : []),
  ]
}

const boards = fc
  .uniqueArray(person, { minLength: 1, maxLength: 12, selector: ({ personId }) => personId })
  .map((people: AllocatedPerson[]) => ({
    costs: [0, 1],
    unlisted: 9,
    hubs: slugs.map(slug => ({ slug, name: slug, min: 2, max: 4, groups: 1, mayClose: false })),
    people,
    keeps: { pairs: pairsOf(people), seniorsApart: true, supportPlaces: 1 },
  }))

test('the price of a move is what the board costs more after it', () => {
  const check = fc.property(boards, fc.nat(), fc.constantFrom(...slugs), (board, n, to) => {
    const moving = board.people[n % board.people.length] as AllocatedPerson
    fc.pre(moving.hubSlug !== to)
    const after = { ...board, people: board.people.map(each => (each === moving ? { ...each, hubSlug: to } : each)) }
    const price = priceOfMove(board, moving, to)
    expect(price.cost).toBe(costOfBoard(after) - costOfBoard(board))
    const size = (slug: string) => after.people.filter(({ hubSlug }) => hubSlug === slug).length
    expect(price.underMinimum).toBe(size(moving.hubSlug) < 2)
    expect(price.full).toBe(size(to) > 4)
    const before = new Set(brokenRules(board))
    const broken = brokenRules(after).filter(sentence => !before.has(sentence))
    expect(price.breaks.toSorted()).toEqual(price.full ? [] : broken.toSorted())
  })
  fc.assert(check)
})

test('everyone is in the profile once, those who did not rank at its end', () => {
  const check = fc.property(boards, board => {
    const profile = profileOfBoard(board)
    expect(profile.reduce((sum, count) => sum + count, 0)).toBe(board.people.length)
    expect(profile.at(-1)).toBe(board.people.filter(({ ranks }) => ranks.length === 0).length)
  })
  fc.assert(check)
})

test('a rank beyond the last cost counts as not ranked, and any hub is a first choice', () => {
  const one = {
    personId: '1',
    name: '',
    department: '',
    staffKind: 'teaching' as const,
    seniorLeader: false,
    pinned: false,
    regrouped: false,
    group: 1,
    mustNot: [],
    awayFrom: [],
    days: [],
    missedLastYear: false,
  } satisfies Partial<AllocatedPerson>
  expect(rankAt({ costs: [0, 1] }, { ...one, hubSlug: 'c', ranks: ['a', 'b', 'c'], any: false }, 'c')).toBe(2)
  expect(rankAt({ costs: [0, 1] }, { ...one, hubSlug: 'c', ranks: [], any: true }, 'c')).toBe(0)
})

test('who joins a hub of several groups goes to the smallest of them that has room; nobody joins a closed one', () => {
  const hub = { slug: 'a', name: 'a', min: 1, max: 2, mayClose: true }
  const board = fc.sample(boards, { numRuns: 1, seed: 1 })[0]!
  const [someone] = board.people
  const inGroups = (...groups: number[]) =>
    groups.map((group, n) => ({ ...someone!, personId: String(n), hubSlug: 'a', group }))
  expect(groupToJoin({ hubs: [{ ...hub, groups: 2 }], people: inGroups(1, 1, 2) }, 'a')).toBe(2)
  expect(groupToJoin({ hubs: [{ ...hub, groups: 2 }], people: inGroups(1, 2) }, 'a')).toBe(1)
  expect(groupToJoin({ hubs: [{ ...hub, groups: 2 }], people: inGroups(1, 1, 2, 2) }, 'a')).toBeNull()
  expect(groupToJoin({ hubs: [{ ...hub, groups: 0 }], people: [] }, 'a')).toBeNull()
})
