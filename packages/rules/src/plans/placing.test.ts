import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AllocatedPerson } from '@hubs/schema/allocations'
import { costOfBoard, priceOfMove, profileOfBoard, rankAt } from './placing.ts'

const slugs = ['a', 'b', 'c']
const person = fc.record({
  personId: fc.uuid(),
  name: fc.constant('Someone'),
  department: fc.constant(''),
  staffKind: fc.constant('teaching' as const),
  seniorLeader: fc.boolean(),
  pinned: fc.constant(false),
  hubSlug: fc.constantFrom(...slugs),
  ranks: fc.shuffledSubarray(slugs),
  any: fc.constant(false),
})
const boards = fc
  .uniqueArray(person, { minLength: 1, maxLength: 12, selector: ({ personId }) => personId })
  .map((people: AllocatedPerson[]) => ({
    costs: [0, 1],
    unlisted: 9,
    hubs: slugs.map(slug => ({ slug, name: slug, min: 2, max: 4 })),
    people,
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
    staffKind: 'teaching',
    seniorLeader: false,
    pinned: false,
  } as const
  expect(rankAt({ costs: [0, 1] }, { ...one, hubSlug: 'c', ranks: ['a', 'b', 'c'], any: false }, 'c')).toBe(2)
  expect(rankAt({ costs: [0, 1] }, { ...one, hubSlug: 'c', ranks: [], any: true }, 'c')).toBe(0)
})
