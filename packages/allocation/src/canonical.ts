import { hash } from 'node:crypto'
import type { AllocationRecord, Constraint, Person } from './record.ts'

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byId = (a: { id: string }, b: { id: string }) => byText(a.id, b.id)

function isCanonical(object: object): boolean {
  let before = ''
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined || key < before) return false
    before = key
  }
  return true
}

function sortedKeys<T extends object>(object: T): T {
  if (isCanonical(object)) return object
  const entries = Object.entries(object).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries.toSorted(([a], [b]) => byText(a, b))) as T
}

function canonicalPerson(person: Person): Person {
  const { mustNot, days } = person
  if (!mustNot && !days) return sortedKeys(person)
  return sortedKeys({ ...person, mustNot: mustNot?.toSorted(byText), days: days?.toSorted(byText) })
}

const canonicalConstraint = (constraint: Constraint): Constraint =>
  sortedKeys('people' in constraint ? { ...constraint, people: constraint.people.toSorted(byText) } : constraint)

/**
 * The same record in its one order: by id, whatever order its lists came in. Two records that say the same are the same
 * bytes, so they are solved alike.
 */
export function canonical(record: AllocationRecord): AllocationRecord {
  const { result: _result, versions: _versions, ...rest } = record
  return sortedKeys({
    ...rest,
    hubs: record.hubs.map(sortedKeys).toSorted(byId),
    people: record.people.map(canonicalPerson).toSorted(byId),
    constraints: (record.constraints ?? [])
      .map(canonicalConstraint)
      .toSorted((a, b) => byText(JSON.stringify(a), JSON.stringify(b))),
  })
}

/** SHA-256 of a canonical record and what came of it, in hexadecimal. */
export function fingerprintOf(record: AllocationRecord, outcome: object): string {
  return hash('sha256', JSON.stringify({ record, outcome }), 'hex')
}
