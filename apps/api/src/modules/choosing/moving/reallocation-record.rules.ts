import type { AllocationRecord, Person } from '@hubs/allocation/record'
import type { MovingPrice } from '@hubs/schema/choosing/moves'

/** The first is more than anybody can gain, so it moves whoever has to and no one else. */
const prices: Record<MovingPrice, number> = { 'only-if-needed': 1000, 'where-it-matters': 5, 'wherever-better': 0.5 }

/** Somebody as they are now, whose place is theirs unless it is worth more to move them. */
function settled(person: Person, { hubs }: AllocationRecord, current: string | undefined): Person {
  if (current === undefined) return person
  const day = hubs.find(({ id }) => id === current)?.day
  const { days, ...rest } = person
  // Whoever is in a hub on a day that they don’t work was put there on purpose.
  const kept = days && (day === undefined || days.includes(day)) ? { days } : {}
  return { ...rest, ...kept, current } as Person
}

/** What is solved: a hub without anyone may stay so, and moving anyone has a price. */
export function recordToSolve(
  record: AllocationRecord,
  places: Readonly<Record<string, string>>,
  moving: MovingPrice,
): AllocationRecord {
  const inUse = new Set(Object.values(places))
  return {
    ...record,
    moving: prices[moving],
    hubs: record.hubs.map(hub => (inUse.has(hub.id) ? hub : { ...hub, closable: true })),
    people: record.people.map(person => settled(person, record, places[person.id])),
  }
}

/** Where people of a record were when it was made. */
export const currentIn = ({ people }: AllocationRecord): Record<string, string> =>
  Object.fromEntries(people.flatMap(({ id, current }) => (current === undefined ? [] : [[id, current]])))
