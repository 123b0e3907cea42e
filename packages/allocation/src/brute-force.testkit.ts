import type { AllocationRecord, Hub, Person } from './record.ts'

// What the record means, said a second time as plainly as it can be: no flow, no solver, nothing shared.

type Seat = { hub: Hub; group: number }

const seatsOf = (record: AllocationRecord): Seat[] =>
  record.hubs.flatMap(hub => Array.from({ length: hub.groups ?? 1 }, (_, group) => ({ hub, group })))

const rankOf = (record: AllocationRecord, { ranks, any }: Person, hub: string): number | 'unasked' => {
  if (any) return 0
  if (!ranks?.length) return 'unasked'
  const rank = ranks.indexOf(hub)
  return rank === -1 || rank >= record.costs.length ? record.costs.length : rank
}

/** How many got each choice, then a hub they did not list, then those who did not answer. */
export function profileOf(record: AllocationRecord, hubOf: (person: Person) => string): number[] {
  const profile = Array.from({ length: record.costs.length + 2 }, () => 0)
  for (const person of record.people) {
    const rank = rankOf(record, person, hubOf(person))
    const column = rank === 'unasked' ? record.costs.length + 1 : rank
    profile[column] = (profile[column] ?? 0) + 1
  }
  return profile
}

const costOf = (record: AllocationRecord, profile: number[]) =>
  [...record.costs, record.unlisted].reduce((sum, cost, rank) => sum + cost * (profile[rank] ?? 0), 0)

/** What the rule makes least, the first number first. */
export function scoreOf(record: AllocationRecord, hubOf: (person: Person) => string): number[] {
  const profile = profileOf(record, hubOf)
  const answered = profile.slice(0, -1)
  const moved = record.people.filter(person => person.current !== undefined && person.current !== hubOf(person)).length
  const missed = record.people.filter(person => person.missedLastYear)
  const bonus = missed.reduce((sum, person) => {
    const rank = rankOf(record, person, hubOf(person))
    return sum + (rank === 'unasked' ? 0 : rank)
  }, 0)
  const byRule = {
    generous: answered.slice(1).toReversed(),
    'least-dissatisfaction': [costOf(record, profile)],
    'most-firsts': answered.map(count => -count),
  }[record.rule]
  return [record.moving ? costOf(record, profile) + record.moving * moved : 0, ...byRule, bonus]
}

function keepsPlace(person: Person, { hub }: Seat): boolean {
  if (person.pin !== undefined && person.pin !== hub.id) return false
  if (person.mustNot?.includes(hub.id)) return false
  return !person.days || hub.day === undefined || person.days.includes(hub.day)
}

/** Whoever leads a group that runs is in it. */
function keepsLeaders(record: AllocationRecord, seats: Seat[], placed: number[]): boolean {
  return record.people.every(({ leads, leadsGroup = 1 }, n) => {
    const own = seats.findIndex(({ hub, group }) => hub.id === leads && group === leadsGroup - 1)
    const seat = seats[own]
    if (!seat || placed[n] === own) return true
    return (seat.hub.closable === true || seat.group > 0) && !placed.includes(own)
  })
}

function keepsSizes(seats: Seat[], count: (seat: number) => number): boolean {
  return seats.every(({ hub, group }, n) => {
    const size = count(n)
    const optional = (one: Seat) => hub.closable === true || one.group > 0
    if (size === 0 && optional({ hub, group })) return true
    // Of parallel groups, the first ones run.
    if (group > 0 && optional(seats[n - 1] as Seat) && count(n - 1) === 0) return false
    return size >= hub.min && size <= hub.max
  })
}

function keepsConstraints(record: AllocationRecord, seats: Seat[], placed: number[]): boolean {
  const seatOf = (id: string) => placed[record.people.findIndex(person => person.id === id)] as number
  return (record.constraints ?? []).every(constraint => {
    if (constraint.kind === 'together') return new Set(constraint.people.map(seatOf)).size === 1
    if (constraint.kind === 'apart') return new Set(constraint.people.map(seatOf)).size === constraint.people.length
    const have = (value: unknown, seat: number) =>
      record.people.filter((person, n) => person[constraint.attribute] === value && placed[n] === seat).length
    if (constraint.kind === 'at-most') return seats.every((_, seat) => have(constraint.value, seat) <= constraint.most)
    if (constraint.kind === 'reserved')
      return seats.every(
        ({ hub }, seat) =>
          placed.filter(other => other === seat).length - have(constraint.value, seat) <=
          Math.max(0, hub.max - constraint.places),
      )
    const values = new Set(
      record.people.map(person => person[constraint.attribute]).filter(value => value !== undefined),
    )
    const certain = seats.filter(({ hub, group }) => !hub.closable && group === 0).length || 1
    return [...values].every(value => {
      const all = record.people.filter(person => person[constraint.attribute] === value).length
      const [least, most] = [Math.floor(all / seats.length), Math.ceil(all / certain)]
      const slack = constraint.slack ?? 0
      return seats.every((seat, n) => {
        const here = have(value, n)
        const closed = (seat.hub.closable || seat.group > 0) && !placed.includes(n)
        return here <= most + slack && (closed || here >= least - slack)
      })
    })
  })
}

/** Whether everything that the record demands holds; `groupOf` from 1. */
export function keepsRules(
  record: AllocationRecord,
  hubOf: (person: Person) => string,
  groupOf: (person: Person) => number = () => 1,
): boolean {
  const seats = seatsOf(record)
  const placed = record.people.map(person =>
    seats.findIndex(seat => seat.hub.id === hubOf(person) && seat.group === groupOf(person) - 1),
  )
  return (
    placed.every((seat, n) => seat >= 0 && keepsPlace(record.people[n] as Person, seats[seat] as Seat)) &&
    keepsSizes(seats, seat => placed.filter(other => other === seat).length) &&
    keepsLeaders(record, seats, placed) &&
    keepsConstraints(record, seats, placed)
  )
}

const isLess = (a: number[], b: number[]) => {
  const n = a.findIndex((number, at) => number !== b[at])
  return n >= 0 && (a[n] as number) < (b[n] as number)
}

/** The least score of every way there is to place everyone, or null if there is none. */
export function bestByTrying(record: AllocationRecord): number[] | null {
  const seats = seatsOf(record)
  const free = record.people.map(person => seats.flatMap((seat, n) => (keepsPlace(person, seat) ? [n] : [])))
  const placed: number[] = []
  let best: number[] | null = null
  const tryFrom = (person: number) => {
    if (person < record.people.length) {
      for (const seat of free[person] as number[]) {
        placed[person] = seat
        tryFrom(person + 1)
      }
      return
    }
    if (!keepsSizes(seats, seat => placed.filter(other => other === seat).length)) return
    if (!keepsLeaders(record, seats, placed) || !keepsConstraints(record, seats, placed)) return
    const hubs = new Map(record.people.map(({ id }, n) => [id, (seats[placed[n] as number] as Seat).hub.id]))
    const score = scoreOf(record, ({ id }) => hubs.get(id) as string)
    if (best === null || isLess(score, best)) best = score
  }
  tryFrom(0)
  return best
}
