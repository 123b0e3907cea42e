import type { Allocation, AllocatedPerson } from '@hubs/schema/allocations'

type Board = Pick<Allocation, 'costs' | 'unlisted' | 'hubs' | 'people'>

/** Someone’s rank of a hub, from 0; the number of costs if it is not listed; null if they did not answer. */
export function rankAt({ costs }: Pick<Board, 'costs'>, person: AllocatedPerson, hubSlug: string): number | null {
  if (person.any) return 0
  if (person.ranks.length === 0) return null
  const rank = person.ranks.indexOf(hubSlug)
  return rank < 0 || rank >= costs.length ? costs.length : rank
}

const costAt = (board: Board, person: AllocatedPerson, hubSlug: string) => {
  const rank = rankAt(board, person, hubSlug)
  return rank === null ? 0 : (board.costs[rank] ?? board.unlisted)
}

/** What moving someone to another hub does by itself: to the cost, and to the sizes of the two hubs. */
export function priceOfMove(board: Board, person: AllocatedPerson, to: string) {
  const size = (slug: string) => board.people.filter(each => each.hubSlug === slug).length
  const [left, joined] = [person.hubSlug, to].map(slug => board.hubs.find(hub => hub.slug === slug))
  return {
    cost: costAt(board, person, to) - costAt(board, person, person.hubSlug),
    rank: rankAt(board, person, to),
    underMinimum: left !== undefined && size(left.slug) - 1 < left.min,
    full: joined !== undefined && size(joined.slug) >= joined.max,
  }
}

/** How many have each choice on the board as it is; then a hub they did not list, then those who did not answer. */
export function profileOfBoard(board: Board): number[] {
  const profile = Array.from({ length: board.costs.length + 2 }, () => 0)
  for (const person of board.people) {
    const column = rankAt(board, person, person.hubSlug) ?? board.costs.length + 1
    profile[column] = (profile[column] ?? 0) + 1
  }
  return profile
}

/** What the board costs as it is. */
export const costOfBoard = (board: Board): number =>
  board.people.reduce((sum, person) => sum + costAt(board, person, person.hubSlug), 0)
