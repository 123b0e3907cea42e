import { readRecord } from '@hubs/allocation/read-record'
import { rankFor } from '@hubs/allocation/reasons'
import type { AllocationRecord, Constraint, Person } from '@hubs/allocation/record'
import type { MakeAllocation } from '@hubs/schema/choosing/allocations'
import { weekdays } from '@hubs/schema/common'
import { leadersOf, type AllocationRow, type HubWithGroups, type Staff } from './allocations.repo.ts'
import type { PlacementRuleRow } from './placement-rules.repo.ts'

/** What each choice costs, and a hub that was not ranked: steep enough that two seconds are better than a third. */
const costs = [0, 1, 3, 6, 10]
const UNLISTED = 30

type Rule = Pick<PlacementRuleRow, 'kind' | 'personId' | 'otherPersonId' | 'hubId'>
type From = {
  seed: string
  groupMin: number
  /** So many places in each group are only for support staff; null where all share all of them. */
  supportPlaces: number | null
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

type Leaders = ReturnType<typeof leadersOf>

/** Who is placed: all teachers, and the support staff who want to be. */
export const takesPart = (staff: Staff, leaders: Leaders) =>
  staff.staffKind === 'teaching' || staff.ranks !== null || staff.hubId !== null || leaders.has(staff.id)

const groupsOf = ({ mostGroups, groups }: HubWithGroups) => Math.max(1, mostGroups, groups.length)

type OwnPlace = Pick<Person, 'pin' | 'leads' | 'leadsGroup' | 'currentGroup'>

/**
 * Facilitators are in their own group if it runs, and pinned to their hub where it runs anyway. Whoever stays in a hub
 * of several groups stays in theirs, as far as the groups come out.
 */
function ownPlace(staff: Staff, { hubs, rules }: From, leaders: Leaders): OwnPlace {
  const led = leaders.get(staff.id)
  const hub = hubs.find(({ id }) => id === led?.hubId)
  if (led && hub && !hub.closed) {
    const runs = !hub.mayClose && led.group === 1
    return { ...(runs && { pin: led.hubId }), leads: led.hubId, ...(led.group > 1 && { leadsGroup: led.group }) }
  }
  const asks = rules.filter(({ personId }) => personId === staff.id)
  const asked = asks.find(({ kind }) => kind === 'pin')?.hubId
  // Whoever is in a hub already and ranked none stays where they are, unless a rule says otherwise.
  const stays = !staff.ranks && !asks.some(({ kind, hubId }) => kind === 'must-not' && hubId === staff.hubId)
  const pin = asked ?? (stays ? staff.hubId : null)
  const own = hubs.find(({ id, closed }) => id === pin && !closed)
  if (!own) return {}
  const group = own.groups.findIndex(({ id }) => id === staff.groupId)
  return { pin: own.id, ...(own.groups.length > 1 && group >= 0 && { currentGroup: group + 1 }) }
}

/** The hubs that there are to be in: one that was closed is none any more, whatever is said of it. */
const openIn = (hubs: readonly HubWithGroups[]) => new Set(hubs.filter(({ closed }) => !closed).map(({ id }) => id))

/** What somebody ranks of them, from the first choice on. */
function ranksIn({ ranks }: Pick<Staff, 'ranks'>, hubs: readonly HubWithGroups[]): string[] {
  const open = openIn(hubs)
  return (ranks ?? []).filter(id => open.has(id))
}

/** Whether somebody has ranked, or ranks otherwise, since a record was made: what came of it is not theirs any more. */
export function isOvertaken(
  record: AllocationRecord,
  staff: readonly Staff[],
  hubs: readonly HubWithGroups[],
): boolean {
  const before = new Map(record.people.map(person => [person.id, person]))
  return staff.some(person => {
    const known = before.get(person.id)
    const ranks = ranksIn(person, hubs)
    const any = person.any ?? false
    if (!known) return any || ranks.length > 0
    return any !== (known.any ?? false) || ranks.join() !== (known.ranks ?? []).join()
  })
}

/** The days of somebody who doesn’t work all of them. */
export const partTimeDays = ({ workingDays }: Pick<Staff, 'workingDays'>) =>
  workingDays.length > 0 && workingDays.length < weekdays.length ? workingDays : null

function personOf(staff: Staff, from: From, leaders: Leaders): Person {
  const { hubs, rules, missed, settings, meetingDays } = from
  const own = ownPlace(staff, from, leaders)
  const at = own.pin ?? own.leads
  const ranks = ranksIn(staff, hubs)
  const open = openIn(hubs)
  const mustNot = rules.flatMap(({ kind, personId, hubId }) =>
    kind === 'must-not' && personId === staff.id && hubId && hubId !== at && open.has(hubId) ? hubId : [],
  )
  const days = settings.workingDays && !own.pin ? partTimeDays(staff) : null
  // Whoever leads a group has said that they can be there.
  const led = hubs.find(({ id }) => id === own.leads)
  const ledDay = led && dayOf(led, meetingDays)
  return {
    id: staff.id,
    ...(ranks.length > 0 && { ranks }),
    ...(staff.any && { any: true as const }),
    ...own,
    ...(mustNot.length > 0 && { mustNot }),
    ...(days && { days: [...new Set([...days, ...(ledDay ? [ledDay] : [])])] }),
    ...(missed.has(staff.id) && { missedLastYear: true }),
    ...(staff.department && { department: staff.department }),
    senior: staff.seniorLeader,
    staff: staff.staffKind,
  }
}

function constraintsOf({ rules, settings, supportPlaces }: From, people: readonly Person[]): Constraint[] {
  const placed = new Set(people.map(person => person.id))
  const pairs = rules.flatMap(({ kind, personId, otherPersonId }): Constraint[] =>
    (kind === 'together' || kind === 'apart') && otherPersonId && placed.has(personId) && placed.has(otherPersonId)
      ? [{ kind, people: [personId, otherPersonId] }]
      : [],
  )
  return [
    ...pairs,
    ...(settings.seniorsApart && people.some(({ senior }) => senior)
      ? [{ kind: 'at-most' as const, attribute: 'senior', value: true, most: 1 }]
      : []),
    ...(settings.spreadDepartments && people.some(({ department }) => department)
      ? [{ kind: 'spread' as const, attribute: 'department', slack: 1 }]
      : []),
    ...(supportPlaces
      ? [{ kind: 'reserved' as const, attribute: 'staff', value: 'support', places: supportPlaces }]
      : []),
  ]
}

function hubOf(hub: HubWithGroups, { groupMin, meetingDays }: From): AllocationRecord['hubs'][number] {
  const day = dayOf(hub, meetingDays)
  const max = Math.min(...hub.groups.map(group => group.places))
  const groups = groupsOf(hub)
  return {
    id: hub.id,
    min: Math.min(groupMin, max),
    max,
    ...(hub.mayClose && { closable: true }),
    ...(groups > 1 && { groups }),
    ...(day && { day }),
  }
}

/** Everything that an allocation depends on, out of the school’s records. */
export function recordOf(from: From): AllocationRecord {
  const leaders = leadersOf(from.hubs)
  const people = from.staff.filter(each => takesPart(each, leaders)).map(each => personOf(each, from, leaders))
  return readRecord({
    version: 1,
    rule: 'generous',
    seed: from.seed,
    costs,
    unlisted: UNLISTED,
    // One that was closed already is not opened again by an allocation.
    hubs: from.hubs.filter(({ closed }) => !closed).map(hub => hubOf(hub, from)),
    people,
    constraints: constraintsOf(from, people),
  })
}

/** Where everyone is, by the rule and what was moved by hand. */
export function assignmentsOf({ results, rule, moves }: Pick<AllocationRow, 'results' | 'rule' | 'moves'>) {
  const chosen = results.find(each => each.rule === rule)?.result
  if (!chosen) throw new Error(`The allocation has no result for ${rule}.`)
  const assignments = { ...chosen.assignments }
  const groups: Record<string, number> = { ...chosen.groups }
  for (const { personId, to, group } of moves) {
    assignments[personId] = to
    groups[personId] = group ?? 1
  }
  /** Which of their hub’s parallel groups someone is in, from 1. */
  const groupOf = (personId: string) => groups[personId] ?? 1
  return { chosen, assignments, groupOf }
}

/** Who missed their first choice in an allocation. */
export function missedIn(row: AllocationRow): string[] {
  const { assignments } = assignmentsOf(row)
  return row.record.people
    .filter(person => (rankFor(row.record, person, assignments[person.id] ?? '') ?? 0) > 0)
    .map(({ id }) => id)
}
