import type { AllocationRecord, Constraint } from './record.ts'

/** One thing that a record demands. */
export type RuleRef =
  | { kind: 'min' | 'max'; hub: string; size: number }
  | { kind: 'pin'; person: string; hub: string }
  | { kind: 'leads'; person: string; hub: string; group: number }
  | { kind: 'must-not'; person: string; hubs: string[] }
  | { kind: 'days'; person: string; days: string[] }
  | { kind: 'constraint'; constraint: Constraint }

/** A maximum that holds nobody back: room for everyone, beside the places kept for some. */
export function boundless({ people, constraints = [] }: AllocationRecord): number {
  const kept = constraints.map(constraint => (constraint.kind === 'reserved' ? constraint.places : 0))
  return people.length + Math.max(0, ...kept)
}

/** Everything that a record demands, sizes first: where those clash by themselves, nobody is named. */
export function rulesOf(record: AllocationRecord): RuleRef[] {
  const { hubs, people, constraints = [] } = record
  const room = boundless(record)
  return [
    ...hubs.flatMap(({ id, max }) => (max < room ? [{ kind: 'max' as const, hub: id, size: max }] : [])),
    ...hubs.flatMap(({ id, min }) => (min > 0 ? [{ kind: 'min' as const, hub: id, size: min }] : [])),
    ...people.flatMap(({ id, days }) => (days ? [{ kind: 'days' as const, person: id, days }] : [])),
    ...people.flatMap(({ id, mustNot }) =>
      mustNot && mustNot.length > 0 ? [{ kind: 'must-not' as const, person: id, hubs: mustNot }] : [],
    ),
    // Who is pinned to what they lead is so by one rule.
    ...people.flatMap(({ id, pin, leads }) =>
      pin === undefined || pin === leads ? [] : [{ kind: 'pin' as const, person: id, hub: pin }],
    ),
    ...people.flatMap(({ id, leads, leadsGroup = 1 }) =>
      leads === undefined ? [] : [{ kind: 'leads' as const, person: id, hub: leads, group: leadsGroup }],
    ),
    ...constraints.map(constraint => ({ kind: 'constraint' as const, constraint })),
  ]
}

const keyOf = (rule: RuleRef) => JSON.stringify(rule)

/** Someone of whose demands only these hold. */
function demandsOf(
  { pin, leads, leadsGroup, mustNot, days, ...person }: AllocationRecord['people'][number],
  holds: (rule: RuleRef) => boolean,
): AllocationRecord['people'][number] {
  const { id } = person
  const leading = leads !== undefined && holds({ kind: 'leads', person: id, hub: leads, group: leadsGroup ?? 1 })
  const pinned = pin !== undefined && (pin === leads ? leading : holds({ kind: 'pin', person: id, hub: pin }))
  return {
    ...person,
    ...(leading && { leads, ...(leadsGroup !== undefined && { leadsGroup }) }),
    ...(pinned && { pin }),
    ...(mustNot && holds({ kind: 'must-not', person: id, hubs: mustNot }) && { mustNot }),
    ...(days && holds({ kind: 'days', person: id, days }) && { days }),
  } as AllocationRecord['people'][number]
}

/** The same record, of whose demands only these hold. */
export function withOnly(record: AllocationRecord, rules: readonly RuleRef[]): AllocationRecord {
  const held = new Set(rules.map(keyOf))
  const holds = (rule: RuleRef) => held.has(keyOf(rule))
  const { constraints = [], people, hubs } = record
  const room = boundless(record)
  return {
    ...record,
    hubs: hubs.map(hub => ({
      ...hub,
      min: holds({ kind: 'min', hub: hub.id, size: hub.min }) ? hub.min : 0,
      max: holds({ kind: 'max', hub: hub.id, size: hub.max }) ? hub.max : Math.max(hub.max, room),
    })),
    people: people.map(person => demandsOf(person, holds)),
    constraints: constraints.filter(constraint => holds({ kind: 'constraint', constraint })),
  }
}

/** The same record with another size. */
export function withSize(record: AllocationRecord, kind: 'min' | 'max', hubId: string, size: number): AllocationRecord {
  return { ...record, hubs: record.hubs.map(hub => (hub.id === hubId ? { ...hub, [kind]: size } : hub)) }
}
