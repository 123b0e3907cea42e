import { canonical } from './canonical.ts'
import { lotteryOf, type Lottery } from './lottery.ts'
import type { AllocationRecord, Constraint, Person } from './record.ts'

/** A group that people can be placed in. A hub has one, or several where it may be split. */
export type HubCapacity = { hub: number; min: number; max: number; optional: boolean; group: number }

/** Of these people, no fewer than `least` in each place, and no more than `most`, by place. */
export type Limit = { people: number[]; least: number; most: number[] }

/** A record, numbered: people in the order drawn, hubs by id. */
export type Problem = {
  record: AllocationRecord
  lottery: Lottery
  people: Person[]
  places: HubCapacity[]
  /** By id, the hub's number. */
  numberOf: ReadonlyMap<string, number>
  /** The rank that stands for a hub not listed: the number of costs. */
  unlisted: number
  /** Someone's rank of a hub, from 0; null if they did not answer. */
  rank(person: number, hub: number): number | null
  /** Whether someone can be in the hub by their pin, must-nots and days. */
  allowed(person: number, hub: number): boolean
  limits: Limit[]
  together: number[][]
  /** By person, the place that they lead: theirs if it runs. */
  leads: Map<number, number>
  /** By person, the place that they are in now, and stay in wherever nothing else decides. */
  seated: Map<number, number>
  /** By person, the hub to keep them in where it makes no difference. It decides instead of the draw. */
  stay: number[] | null
}

function placesOf({ hubs }: AllocationRecord): HubCapacity[] {
  return hubs.flatMap(({ min, max, groups = 1, closable = false }, hub) =>
    Array.from({ length: groups }, (_, group) => ({ hub, min, max, group, optional: closable || group > 0 })),
  )
}

/** People by what they have for an attribute. */
function sharing(people: readonly Person[], attribute: string): Map<string, number[]> {
  const byValue = new Map<string, number[]>()
  people.forEach((person, n) => {
    const value = person[attribute]
    if (value !== undefined) byValue.set(String(value), [...(byValue.get(String(value)) ?? []), n])
  })
  return byValue
}

function limitsOf(constraint: Constraint, people: readonly Person[], places: readonly HubCapacity[]): Limit[] {
  const everywhere = (most: number) => places.map(() => most)
  switch (constraint.kind) {
    case 'together':
      return []
    case 'apart':
      return [{ people: numbersOf(constraint.people, people), least: 0, most: everywhere(1) }]
    case 'at-most': {
      const those = sharing(people, constraint.attribute).get(String(constraint.value)) ?? []
      return [{ people: those, least: 0, most: everywhere(constraint.most) }]
    }
    case 'reserved': {
      const theirs = new Set(sharing(people, constraint.attribute).get(String(constraint.value)))
      const others = people.flatMap((_, n) => (theirs.has(n) ? [] : [n]))
      return [{ people: others, least: 0, most: places.map(({ max }) => Math.max(0, max - constraint.places)) }]
    }
    case 'spread': {
      // Where hubs may close or split, an even share is of the fewest groups, or of the most.
      const certain = Math.max(1, places.filter(place => !place.optional).length)
      const slack = constraint.slack ?? 0
      return [...sharing(people, constraint.attribute).values()].map(those => ({
        people: those,
        least: Math.max(0, Math.floor(those.length / places.length) - slack),
        most: everywhere(Math.ceil(those.length / certain) + slack),
      }))
    }
  }
}

function numbersOf(ids: readonly string[], people: readonly Person[]): number[] {
  const wanted = new Set(ids)
  return people.flatMap((person, n) => (wanted.has(person.id) ? [n] : []))
}

/** By person, a place of theirs; -1 where there is none. */
function placesBy(people: readonly Person[], of: (person: Person) => number): Map<number, number> {
  return new Map(people.map((person, n) => [n, of(person)] as const).filter(([, place]) => place >= 0))
}

/** Numbers a record. The order of its lists does not matter. `stayIn`: the hubs to keep people in, by their ids. */
export function problemOf(given: AllocationRecord, stayIn?: Readonly<Record<string, string>>): Problem {
  const record = canonical(given)
  const lottery = lotteryOf(record.seed)
  const people = lottery.order(record.people)
  const places = placesOf(record)
  const unlisted = record.costs.length
  const ranks = people.map(
    ({ ranks = [] }) => new Map(ranks.slice(0, unlisted).map((hub, rank) => [hub, rank] as const)),
  )
  const hubIds = record.hubs.map(hub => hub.id)
  const constraints = record.constraints ?? []
  const placeOf = (id: string | undefined, n: number) =>
    places.findIndex(({ hub, group }) => hubIds[hub] === id && group === n - 1)
  return {
    record,
    lottery,
    people,
    places,
    numberOf: new Map(hubIds.map((id, hub) => [id, hub])),
    unlisted,
    rank(person, hub) {
      const { any, ranks: listed = [] } = people[person] as Person
      if (any) return 0
      if (listed.length === 0) return null
      return ranks[person]?.get(hubIds[hub] as string) ?? unlisted
    },
    allowed(person, hub) {
      const { pin, mustNot, days } = people[person] as Person
      const { id, day } = record.hubs[hub] as AllocationRecord['hubs'][number]
      return (
        (pin === undefined || pin === id) &&
        !mustNot?.includes(id) &&
        (days === undefined || day === undefined || days.includes(day))
      )
    },
    limits: constraints.flatMap(constraint => limitsOf(constraint, people, places)),
    leads: placesBy(people, ({ leads, leadsGroup = 1 }) => placeOf(leads, leadsGroup)),
    seated: placesBy(people, ({ pin, currentGroup }) => (currentGroup === undefined ? -1 : placeOf(pin, currentGroup))),
    stay: stayIn ? people.map(({ id }) => hubIds.indexOf(stayIn[id] ?? '')) : null,
    together: constraints.flatMap(constraint =>
      constraint.kind === 'together' ? [numbersOf(constraint.people, people)] : [],
    ),
  }
}
