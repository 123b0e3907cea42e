import { rankFor } from '@hubs/allocation/reasons'
import { readRecord, type AllocationRecord, type Constraint, type Person } from '@hubs/allocation/record'
import type { MakeAllocation } from '@hubs/schema/allocations'
import { weekdays } from '@hubs/schema/common'
import type { AllocationRow, HubWithGroups, Staff } from './allocations.repo.ts'

/** What each choice costs, and a hub that was not ranked: steep enough that two seconds are better than a third. */
const costs = [0, 1, 3, 6, 10]
const unlisted = 30

type Rule = { kind: 'must-not' | 'together' | 'apart'; personId: string; otherId: string | null; hubId: string | null }
type From = {
  seed: string
  groupMin: number
  staff: readonly Staff[]
  hubs: readonly HubWithGroups[]
  meetingDays: readonly { groupId: string; date: string }[]
  rules: readonly Rule[]
  /** Who missed their first choice last year. */
  missed: ReadonlySet<string>
  settings: MakeAllocation
}

/** The day on which a hub mostly meets: `tue`. */
function dayOf({ groups }: HubWithGroups, meetingDays: From['meetingDays']): string | undefined {
  const counts = new Map<string, number>()
  for (const { groupId, date } of meetingDays) {
    if (!groups.some(group => group.id === groupId)) continue
    const day = weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]
    if (day) counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}

function personOf(staff: Staff, { hubs, rules, missed, settings }: From): Person {
  const leads = hubs.find(({ groups }) =>
    groups.some(group => group.facilitatorId === staff.id || group.coFacilitatorId === staff.id),
  )
  // Whoever is in a hub already and ranked none stays where they are.
  const stays = staff.ranks ? undefined : staff.hubId
  const pin = leads?.id ?? stays
  const known = new Set(hubs.map(hub => hub.id))
  const ranks = staff.ranks?.filter(id => known.has(id))
  const mustNot = rules.flatMap(rule =>
    rule.kind === 'must-not' && rule.personId === staff.id && rule.hubId !== pin ? (rule.hubId ?? []) : [],
  )
  const partTime = settings.workingDays && staff.workingDays.length > 0 && staff.workingDays.length < weekdays.length
  return {
    id: staff.id,
    ...(ranks && ranks.length > 0 && { ranks }),
    ...(staff.any && { any: true as const }),
    ...(pin && { pin }),
    ...(mustNot.length > 0 && { mustNot }),
    // Whoever leads a group has said that they can be there.
    ...(partTime && !pin && { days: staff.workingDays }),
    ...(missed.has(staff.id) && { missedLastYear: true }),
    ...(staff.department && { department: staff.department }),
    senior: staff.seniorLeader,
  }
}

function constraintsOf({ rules, settings, staff }: From, people: readonly Person[]): Constraint[] {
  const placed = new Set(people.map(person => person.id))
  const pairs = rules.flatMap(({ kind, personId, otherId }): Constraint[] =>
    kind !== 'must-not' && otherId && placed.has(personId) && placed.has(otherId)
      ? [{ kind, people: [personId, otherId] }]
      : [],
  )
  return [
    ...pairs,
    ...(settings.seniorsApart && staff.some(each => each.seniorLeader)
      ? [{ kind: 'at-most' as const, attribute: 'senior', value: true, most: 1 }]
      : []),
    ...(settings.spreadDepartments && staff.some(each => each.department)
      ? [{ kind: 'spread' as const, attribute: 'department', slack: 1 }]
      : []),
  ]
}

/** Everything that an allocation depends on, out of the school’s records: all teachers, and the support staff who want to. */
export function recordOf(from: From): AllocationRecord {
  const leaders = new Set(from.hubs.flatMap(({ groups }) => groups.flatMap(g => [g.facilitatorId, g.coFacilitatorId])))
  const wanted = from.staff.filter(
    each => each.staffKind === 'teaching' || each.ranks !== null || each.hubId !== null || leaders.has(each.id),
  )
  const people = wanted.map(each => personOf(each, from))
  return readRecord({
    version: 1,
    rule: 'generous',
    seed: from.seed,
    costs,
    unlisted,
    hubs: from.hubs.map(hub => {
      const day = dayOf(hub, from.meetingDays)
      const max = Math.min(...hub.groups.map(group => group.places))
      return {
        id: hub.id,
        min: Math.min(from.groupMin, max),
        max,
        ...(hub.groups.length > 1 && { groups: hub.groups.length }),
        ...(day && { day }),
      }
    }),
    people,
    constraints: constraintsOf(from, people),
  })
}

/** Where everyone is, by the rule and what was moved by hand. */
export function assignmentsOf({ results, rule, moves }: Pick<AllocationRow, 'results' | 'rule' | 'moves'>) {
  const chosen = results.find(each => each.rule === rule)?.result
  if (!chosen) throw new Error(`The allocation has no result for ${rule}.`)
  const assignments = { ...chosen.assignments }
  for (const { personId, to } of moves) assignments[personId] = to
  return { chosen, assignments }
}

/** Who missed their first choice in an allocation. */
export function missedIn(row: AllocationRow): string[] {
  const { assignments } = assignmentsOf(row)
  return row.record.people
    .filter(person => (rankFor(row.record, person, assignments[person.id] ?? '') ?? 0) > 0)
    .map(({ id }) => id)
}
