import { rankFor } from '@hubs/allocation/reasons'
import type { AllocationRecord, Constraint } from '@hubs/allocation/record'
import { rulesOf, type RuleRef } from '@hubs/allocation/rules-of'

/** Who is in which hub, by ids; whoever is missing is in none. */
export type Assignments = Readonly<Record<string, string>>

function sizeOf(assignments: Assignments, hub: string): number {
  return Object.values(assignments).filter(each => each === hub).length
}

/** The most of these people that share a hub. */
function mostTogether(people: readonly string[], assignments: Assignments): number {
  const counts = new Map<string, number>()
  for (const id of people) {
    const hub = assignments[id]
    if (hub !== undefined) counts.set(hub, (counts.get(hub) ?? 0) + 1)
  }
  return Math.max(0, ...counts.values())
}

/** In how many hubs these people are. */
const hubsOf = (people: readonly string[], assignments: Assignments) =>
  new Set(people.flatMap(id => assignments[id] ?? [])).size

function constraintHolds(constraint: Constraint, { hubs, people }: AllocationRecord, assignments: Assignments) {
  const groups = Math.max(1, ...hubs.map(hub => hub.groups ?? 1))
  if (constraint.kind === 'together') return hubsOf(constraint.people, assignments) <= 1
  if (constraint.kind === 'apart') return mostTogether(constraint.people, assignments) <= groups
  if (constraint.kind === 'at-most') {
    const those = people.filter(person => String(person[constraint.attribute]) === String(constraint.value))
    const ids = those.map(({ id }) => id)
    return mostTogether(ids, assignments) <= constraint.most * groups
  }
  if (constraint.kind === 'reserved') {
    const others = people.filter(person => String(person[constraint.attribute]) !== String(constraint.value))
    const inHub = (hub: string) => others.filter(({ id }) => assignments[id] === hub).length
    return hubs.every(hub => inHub(hub.id) <= (hub.max - constraint.places) * (hub.groups ?? 1))
  }
  return true
}

function holds(rule: RuleRef, record: AllocationRecord, assignments: Assignments): boolean {
  const groupsOf = (id: string) => record.hubs.find(hub => hub.id === id)?.groups ?? 1
  if (rule.kind === 'min') return sizeOf(assignments, rule.hub) >= rule.size
  if (rule.kind === 'max') return sizeOf(assignments, rule.hub) <= rule.size * groupsOf(rule.hub)
  if (rule.kind === 'pin' || rule.kind === 'leads')
    return assignments[rule.person] === undefined || assignments[rule.person] === rule.hub
  if (rule.kind === 'must-not') return !rule.hubs.includes(assignments[rule.person] ?? '')
  if (rule.kind === 'days') {
    const day = record.hubs.find(hub => hub.id === assignments[rule.person])?.day
    return day === undefined || rule.days.includes(day)
  }
  if (rule.kind === 'constraint') return constraintHolds(rule.constraint, record, assignments)
  return true
}

/** The rules of a record that these places do not keep. A rule that is about hubs as a whole is not looked at. */
export function rulesBroken(record: AllocationRecord, assignments: Assignments): RuleRef[] {
  return rulesOf(record).filter(rule => !holds(rule, record, assignments))
}

/** What these places cost by the ranks of the record; whoever did not answer costs nothing. */
export function costOfPlaces(record: AllocationRecord, assignments: Assignments): number {
  const { costs, unlisted, people } = record
  const sum = people.reduce((total, person) => {
    const rank = assignments[person.id] === undefined ? null : rankFor(record, person, assignments[person.id] ?? '')
    return total + (rank === null ? 0 : (costs[rank] ?? unlisted))
  }, 0)
  return Math.round(sum * 1000) / 1000
}
