import type { AllocationRecord, Constraint, Person } from './record.ts'

const fieldNames = [
  'id',
  'ranks',
  'any',
  'pin',
  'leads',
  'leadsGroup',
  'mustNot',
  'days',
  'missedLastYear',
  'current',
  'currentGroup',
]

/** Those that stand in the list a second time. */
function repeated(list: readonly string[]): string[] {
  const seen = new Set<string>()
  const again = new Set<string>()
  for (const one of list) {
    if (seen.has(one)) again.add(one)
    seen.add(one)
  }
  return [...again]
}

function costProblems({ costs, unlisted }: AllocationRecord): string[] {
  const falls = costs.findIndex((cost, n) => n > 0 && cost < (costs[n - 1] ?? 0))
  return [
    ...(falls > 0 ? [`costs[${falls}] is lower than the cost before it. A later choice can’t cost less.`] : []),
    ...(unlisted < Math.max(...costs) ? ['unlisted is lower than the highest of costs.'] : []),
  ]
}

function hubProblems({ hubs }: AllocationRecord): string[] {
  return [
    ...repeated(hubs.map(hub => hub.id)).map(id => `Two hubs have the id ${id}.`),
    ...hubs
      .filter(({ min, max }) => min > max)
      .map(hub => `Hub ${hub.id} has a min of ${hub.min}, above its max of ${hub.max}.`),
  ]
}

/** What is wrong with the group that someone leads. */
function leaderProblems({ id, pin, mustNot, leads, leadsGroup }: Person, hubs: AllocationRecord['hubs']): string[] {
  if (leads === undefined) return leadsGroup === undefined ? [] : [`Person ${id} has leadsGroup, but no hub in leads.`]
  const hub = hubs.find(each => each.id === leads)
  return [
    ...(hub && (leadsGroup ?? 1) > (hub.groups ?? 1)
      ? [`Person ${id} leads group ${leadsGroup} of ${leads}, which has ${hub.groups ?? 1}.`]
      : []),
    ...(pin === undefined || pin === leads ? [] : [`Person ${id} leads a group of ${leads}, but is pinned to ${pin}.`]),
    ...(mustNot?.includes(leads) ? [`Person ${id} leads a group of ${leads}, but must not be in it.`] : []),
  ]
}

function personProblems(person: Person, hubIds: ReadonlySet<string>): string[] {
  const { id, ranks = [], mustNot = [], pin, leads, current, any } = person
  const unknown = (where: string, named: readonly (string | undefined)[]) =>
    named
      .filter(hub => hub !== undefined && !hubIds.has(hub))
      .map(hub => `Person ${id} has an unknown hub in ${where}: ${hub}.`)
  const mistyped = Object.keys(person).filter(
    key => !fieldNames.includes(key) && fieldNames.some(name => name.toLowerCase() === key.toLowerCase()),
  )
  return [
    ...unknown('ranks', ranks),
    ...unknown('pin', [pin]),
    ...unknown('leads', [leads]),
    ...unknown('mustNot', mustNot),
    ...unknown('current', [current]),
    ...repeated(ranks).map(hub => `Person ${id} ranks ${hub} twice.`),
    ...(pin !== undefined && mustNot.includes(pin) ? [`Person ${id} is pinned to ${pin}, but must not be in it.`] : []),
    ...(any && ranks.length > 0 ? [`Person ${id} has both ranks and any. Keep one of them.`] : []),
    ...mistyped.map(key => `Person ${id} has a field ${key}, which is not spelt as the field is.`),
  ]
}

function constraintProblems(constraint: Constraint, n: number, people: readonly Person[], known: ReadonlySet<string>) {
  if ('people' in constraint)
    return [
      ...constraint.people.filter(id => !known.has(id)).map(id => `constraints[${n}] names an unknown person: ${id}.`),
      ...repeated(constraint.people).map(id => `constraints[${n}] names ${id} twice.`),
    ]
  const { attribute } = constraint
  if (fieldNames.includes(attribute)) return [`constraints[${n}] names ${attribute}, which is not an attribute.`]
  return people.some(person => person[attribute] !== undefined)
    ? []
    : [`constraints[${n}] names the attribute ${attribute}, which no one has.`]
}

/** What a record of the right shape says that cannot be: a sentence each. */
export function problemsOf(record: AllocationRecord): string[] {
  const hubIds = new Set(record.hubs.map(hub => hub.id))
  const peopleIds = new Set(record.people.map(person => person.id))
  return [
    ...costProblems(record),
    ...hubProblems(record),
    ...repeated(record.people.map(person => person.id)).map(id => `Two people have the id ${id}.`),
    ...record.people.flatMap(person => personProblems(person, hubIds)),
    ...record.people.flatMap(person => leaderProblems(person, record.hubs)),
    ...(record.constraints ?? []).flatMap((constraint, n) =>
      constraintProblems(constraint, n, record.people, peopleIds),
    ),
  ]
}
