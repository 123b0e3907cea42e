import type { Allocation, AllocatedPerson } from '@hubs/schema/choosing/allocations'
import { isolated } from '../text/isolated.ts'

type Board = Pick<Allocation, 'costs' | 'unlisted' | 'hubs' | 'people' | 'keeps'>
type Sized = Pick<Board, 'hubs' | 'people'>
type Hub = Board['hubs'][number]

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

/** The people of each group that a hub runs in, from its first; none where it is closed. */
export function groupsOn({ people }: Pick<Board, 'people'>, { slug, groups }: Hub): AllocatedPerson[][] {
  return Array.from({ length: groups }, (_, n) =>
    people.filter(({ hubSlug, group }) => hubSlug === slug && group === n + 1),
  )
}

/** Which group of a hub somebody joins, from 1: the smallest that has room, the first of several. Null where it is full. */
export function groupToJoin(board: Sized, hubSlug: string): number | null {
  const hub = board.hubs.find(({ slug }) => slug === hubSlug)
  const sizes = hub ? groupsOn(board, hub).map(group => group.length) : []
  const least = Math.min(...sizes)
  return hub && least < hub.max ? sizes.indexOf(least) + 1 : null
}

const groupName = (hub: Hub, n: number) => (hub.groups > 1 ? `${hub.name}, group ${n + 1},` : hub.name)

/** What a group by itself breaks. */
function brokenInGroup({ keeps }: Board, hub: Hub, group: readonly AllocatedPerson[], n: number): string[] {
  const named = groupName(hub, n)
  const seniors = group.filter(({ seniorLeader }) => seniorLeader).length
  const teachers = group.filter(({ staffKind }) => staffKind === 'teaching').length
  const kept = keeps.supportPlaces ?? 0
  return [
    ...(keeps.seniorsApart && seniors > 1 ? [`${named} has more than one senior leader.`] : []),
    ...(kept > 0 && teachers > Math.max(0, hub.max - kept)
      ? [`${named} has teachers in places kept for support staff.`]
      : []),
  ]
}

/** What somebody breaks by where they are. */
function brokenBy({ hubs }: Board, { name, hubSlug, mustNot, awayFrom }: AllocatedPerson): string[] {
  const hubName = hubs.find(hub => hub.slug === hubSlug)?.name ?? ''
  return [
    ...(mustNot.includes(hubSlug) ? [`${isolated(name)} shouldn’t be in ${hubName}.`] : []),
    ...(awayFrom.includes(hubSlug) ? [`${isolated(name)} doesn’t work on the day ${hubName} meets.`] : []),
  ]
}

function brokenPairs(pairs: Board['keeps']['pairs'], people: readonly AllocatedPerson[]): string[] {
  return pairs.flatMap(({ kind, people: [one, other] }) => {
    const [a, b] = [one, other].map(id => people.find(({ personId }) => personId === id))
    if (!a || !b) return []
    const together = a.hubSlug === b.hubSlug && a.group === b.group
    return together === (kind === 'together')
      ? []
      : [`${isolated(a.name)} and ${isolated(b.name)} ${together ? 'are in the same group' : 'aren’t together'}.`]
  })
}

/** The rules, besides sizes, that the board as it is does not keep, a sentence each: only a move by hand breaks one. */
export function brokenRules(board: Board): string[] {
  const { hubs, people, keeps } = board
  return [
    ...people.flatMap(person => brokenBy(board, person)),
    ...brokenPairs(keeps.pairs, people),
    ...hubs.flatMap(hub => groupsOn(board, hub).flatMap((group, n) => brokenInGroup(board, hub, group, n))),
  ]
}

/** What a move breaks that held before: their own rules, and those of the group they join. */
function brokenByMove(board: Board, person: AllocatedPerson, moved: AllocatedPerson): string[] {
  const hub = board.hubs.find(({ slug }) => slug === moved.hubSlug)
  const own = board.keeps.pairs.filter(({ people }) => people.includes(person.personId))
  const met = board.people.filter(({ hubSlug, group }) => hubSlug === moved.hubSlug && group === moved.group)
  const others = board.people.filter(each => own.length > 0 && each.personId !== person.personId)
  const n = moved.group - 1
  const before = new Set([
    ...brokenPairs(own, own.length > 0 ? board.people : []),
    ...(hub ? brokenInGroup(board, hub, met, n) : []),
  ])
  const after = [
    ...brokenBy(board, moved),
    ...brokenPairs(own, [...others, moved]),
    ...(hub ? brokenInGroup(board, hub, [...met, moved], n) : []),
  ]
  return after.filter(sentence => !before.has(sentence))
}

/** What moving someone to another hub does by itself: to the cost, to the sizes of the two hubs, and to the rules. */
export function priceOfMove(board: Board, person: AllocatedPerson, to: string) {
  const left = board.hubs.find(({ slug }) => slug === person.hubSlug)
  const staying = board.people.filter(
    ({ personId, hubSlug, group }) =>
      personId !== person.personId && hubSlug === person.hubSlug && group === person.group,
  )
  const group = groupToJoin(board, to)
  return {
    cost: costAt(board, person, to) - costAt(board, person, person.hubSlug),
    rank: rankAt(board, person, to),
    underMinimum: left !== undefined && staying.length < left.min,
    full: group === null,
    breaks: group === null ? [] : brokenByMove(board, person, { ...person, hubSlug: to, group }),
  }
}

/** How many have each choice on the board as it is; then a hub they did not list, then those who did not answer. */
export function profileOfBoard(board: Pick<Board, 'costs' | 'people'>): number[] {
  const profile = Array.from({ length: board.costs.length + 2 }, () => 0)
  for (const person of board.people) {
    const column = rankAt(board, person, person.hubSlug) ?? board.costs.length + 1
    profile[column] = (profile[column] ?? 0) + 1
  }
  return profile
}

export const costOfBoard = (board: Board): number =>
  board.people.reduce((sum, person) => sum + costAt(board, person, person.hubSlug), 0)
