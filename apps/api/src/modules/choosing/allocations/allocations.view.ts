import { ruleSentence, type Names } from '@hubs/allocation/conflict-labels'
import { type Reason, rankFor } from '@hubs/allocation/reasons'
import type { AllocationRecord, Person } from '@hubs/allocation/record'
import { rulesOf } from '@hubs/allocation/rules-of'
import { profileOfBoard } from '@hubs/rules/plans/placing'
import { LEAST_PEOPLE } from '@hubs/rules/reports/withheld'
import { isolated } from '@hubs/rules/text/isolated'
import type { Allocation, OwnAllocation } from '@hubs/schema/choosing/allocations'
import type { RuleResult } from '../../../store/tables/choosing.ts'
import { iso, isoOrNull } from '../../../time/clock.ts'
import { assignmentsOf, isOvertaken, partTimeDays } from './allocation-record.rules.ts'
import type { AllocationRow, HubWithGroups, Staff } from './allocations.repo.ts'

export type StaffAndHubs = {
  staff: readonly Staff[]
  hubs: readonly HubWithGroups[]
}

/** What the hubs and people of a record are called; whoever has left since is a former colleague. */
export function namesOf({ staff, hubs }: StaffAndHubs): Names {
  const people = new Map(staff.map(({ id, name }) => [id, isolated(name)]))
  const names = new Map(hubs.map(({ id, name }) => [id, name]))
  return {
    hub: id => names.get(id) ?? 'a former hub',
    person: id => people.get(id) ?? 'a former colleague',
    isThere: (id, hub) => staff.some(person => person.id === id && person.ranks === null && person.hubId === hub),
    day: day => dayNames[day] ?? day,
    those: (attribute, value) => kindNames[`${attribute} ${String(value)}`],
  }
}

const dayNames: Record<string, string> = {
  mon: 'Mondays',
  tue: 'Tuesdays',
  wed: 'Wednesdays',
  thu: 'Thursdays',
  fri: 'Fridays',
}
const kindNames: Record<string, { one: string; many: string }> = {
  'senior true': { one: 'senior leader', many: 'senior leaders' },
  'staff support': { one: 'member of support staff', many: 'support staff' },
}

/** How far the proof came, where time ran out. What is made as many as possible is counted below nothing. */
function unprovedSentence(gap: RuleResult['gap']): string | null {
  if (!gap) return null
  const best = 'This is the best found in time, but it wasn’t proved to be the best.'
  // A guess counts nothing that has a name.
  if (gap.step === 'a first guess' || gap.step === 'the draw') return best
  const counted = `${gap.step.charAt(0).toUpperCase()}${gap.step.slice(1)}: ${Math.abs(gap.found)}.`
  if (gap.proved === null) return `${best} ${counted}`
  return `${best} ${counted} It can’t be ${gap.found < 0 ? 'higher' : 'lower'} than ${Math.abs(gap.proved)}.`
}

/** Who is in which group, and how many groups that makes of a hub: none where nobody is in one that may be closed. */
function groupsIn({ record }: AllocationRow, { assignments, groupOf }: ReturnType<typeof assignmentsOf>) {
  return new Map(
    record.hubs.map(({ id, closable = false }) => {
      const used = record.people.flatMap(person => (assignments[person.id] === id ? [groupOf(person.id)] : []))
      return [id, Math.max(closable ? 0 : 1, ...used)] as const
    }),
  )
}

/** What the solver kept to, for a move by hand to be held against. */
function keepsOf({ constraints = [] }: AllocationRow['record']): Allocation['keeps'] {
  const reserved = constraints.find(({ kind }) => kind === 'reserved')
  return {
    pairs: constraints.flatMap(constraint => {
      if (constraint.kind !== 'together' && constraint.kind !== 'apart') return []
      const [one = '', other = ''] = constraint.people
      const people: [string, string] = [one, other]
      return [{ kind: constraint.kind, people }]
    }),
    seniorsApart: constraints.some(({ kind }) => kind === 'at-most'),
    supportPlaces: reserved?.kind === 'reserved' ? reserved.places : null,
  }
}

/** How many groups of each hub run on the board as it is, by the hub’s id. */
export const runningGroups = (row: AllocationRow) => groupsIn(row, assignmentsOf(row))

/** Everyone with their place. Whoever has left since is on the board no more. */
function peopleOf(
  { record }: AllocationRow,
  school: StaffAndHubs,
  { assignments, groupOf }: ReturnType<typeof assignmentsOf>,
): Allocation['people'] {
  const slugOf = new Map(school.hubs.map(({ id, slug }) => [id, slug]))
  const slug = (id: string) => slugOf.get(id) ?? ''
  const known = new Map(school.staff.map(person => [person.id, person]))
  return record.people.flatMap(
    ({ id, ranks = [], any = false, pin, leads, currentGroup, mustNot = [], days: kept, missedLastYear = false }) => {
      const person = known.get(id)
      if (!person) return []
      const { name, department, staffKind, seniorLeader } = person
      // Whoever stays is asked nothing, so their days are no rule; that their hub meets on another is worth seeing.
      const stays = pin !== undefined && leads === undefined
      const days = kept ?? (stays ? partTimeDays(person) : null) ?? []
      const isAway = ({ day }: { day?: string | undefined }) =>
        days.length > 0 && day !== undefined && !days.includes(day)
      return [
        {
          personId: id,
          name,
          department,
          staffKind,
          seniorLeader,
          pinned: pin !== undefined || (leads !== undefined && leads === assignments[id]),
          hubSlug: slug(assignments[id] ?? ''),
          group: groupOf(id),
          regrouped: currentGroup !== undefined && currentGroup !== groupOf(id),
          mustNot: mustNot.map(slug),
          awayFrom: record.hubs.filter(isAway).map(hub => slug(hub.id)),
          days,
          missedLastYear,
          ranks: ranks.map(slug),
          any,
        },
      ]
    },
  )
}

/** The coordinator’s board of an allocation. */
export function boardOf(row: AllocationRow, school: StaffAndHubs): Allocation {
  const { record } = row
  const placed = assignmentsOf(row)
  const { chosen } = placed
  const running = groupsIn(row, placed)
  const names = namesOf(school)
  const slugOf = new Map(school.hubs.map(({ id, slug }) => [id, slug]))
  const slug = (id: string) => slugOf.get(id) ?? ''
  const known = new Map(school.staff.map(person => [person.id, person]))
  return {
    id: row.id,
    version: row.version,
    rule: row.rule,
    createdAt: iso(row.createdAt),
    publishedAt: isoOrNull(row.publishedAt),
    overtaken: row.publishedAt === null && isOvertaken(record, school.staff, school.hubs),
    costs: record.costs,
    unlisted: record.unlisted,
    results: row.results.map(({ rule, result, gap }) => ({
      rule,
      profile: result.profile,
      cost: result.cost,
      unproved: unprovedSentence(gap),
    })),
    hubs: record.hubs.map(({ id, min, max, closable = false }) => ({
      slug: slug(id),
      name: names.hub(id),
      min,
      max,
      groups: running.get(id) ?? 1,
      mayClose: closable,
    })),
    keeps: keepsOf(record),
    people: peopleOf(row, school, placed),
    moves: row.moves.map(({ personId, from, to }) => ({
      personId,
      name: known.get(personId)?.name ?? '',
      from: names.hub(from),
      to: names.hub(to),
    })),
    prices: row.prices.map(({ rule, ...price }) => ({ sentence: ruleSentence(rule, names), ...price })),
    unpriced: Math.max(0, rulesOf(record).length - row.prices.length),
    fingerprint: chosen.fingerprint,
  }
}

/** Someone’s own result. */
export function ownResult(row: AllocationRow, personId: string, school: StaffAndHubs): OwnAllocation {
  const person = row.record.people.find(({ id }) => id === personId)
  if (!person) return { published: true, result: null }
  const { assignments } = assignmentsOf(row)
  const hub = school.hubs.find(({ id }) => id === assignments[personId])
  if (!hub) return { published: true, result: null }
  const names = namesOf(school)
  const byHand = row.moves.some(move => move.personId === personId)
  const reason: Reason | undefined = byHand ? undefined : row.reasons?.[personId]
  const at = person.ranks?.slice(0, row.record.costs.length).indexOf(hub.id) ?? -1
  return {
    published: true,
    result: {
      hubSlug: hub.slug,
      hubName: hub.name,
      choice: person.any ? 1 : person.ranks?.length ? at + 1 : null,
      stayed: stayedIn(row, person, hub.id, school),
      byHand,
      changed: null,
      any: person.any ?? false,
      wishes: (reason?.wishes ?? []).map(({ hub, rank, because, moved, worse, better }) => ({
        hubName: names.hub(hub),
        choice: rank + 1,
        because,
        moved,
        worse,
        better,
      })),
      profile: profileForAll(boardOf(row, school)),
    },
  }
}

/** Whether somebody was in this hub before: a pin alone may be a rule that brought them there. */
function stayedIn(
  { record, publishedAt }: AllocationRow,
  { id, currentGroup }: Person,
  hubId: string,
  school: StaffAndHubs,
) {
  const kept = record.people.some(each => each.id === id && [each.pin, each.leads].includes(hubId))
  const seatedAt = school.staff.find(each => each.id === id)?.seatedAt ?? Infinity
  return kept && (currentGroup !== undefined || seatedAt < (publishedAt ?? -Infinity))
}

/** How everyone did, told to all: where so few ranked that it would tell what one of them did, it is empty. */
function profileForAll(board: Parameters<typeof profileOfBoard>[0]): number[] {
  const profile = profileOfBoard(board)
  const ranked = profile.slice(0, -1).reduce((all, n) => all + n, 0)
  return ranked < LEAST_PEOPLE ? [] : profile
}

/** Someone’s own result where they have moved since: which of their choices it is, and no longer why. */
export function ownChanged(
  before: OwnAllocation,
  { slug, name }: { slug: string; name: string },
  choice: number | null,
  changed: 'by-hand' | 'reallocation' | 'swap',
): OwnAllocation {
  const { result } = before
  return {
    published: true,
    result: result && {
      ...result,
      hubSlug: slug,
      hubName: name,
      choice,
      stayed: false,
      byHand: false,
      changed,
      wishes: [],
    },
  }
}

const unranked = {
  'in-group': 'You didn’t rank the hubs, so you stay where you are.',
  'in-hub': 'You didn’t rank the hubs, so you stay in this hub. You’re in another of its groups now.',
  new: 'You didn’t rank the hubs, so you have a place where there was one.',
}

/** What they are told by mail: which of their choices it is. `stays`: they were in this hub already, or in this group. */
export function choiceInWords(choice: number | null, any: boolean, stays: 'in-group' | 'in-hub' | null): string {
  if (any) return 'You said that any hub would do.'
  if (choice === null) return unranked[stays ?? 'new']
  if (choice === 0)
    return 'It isn’t one of the hubs you ranked. There was no place left in those for everyone who asked.'
  return `It’s your ${['first', 'second', 'third', 'fourth', 'fifth'][choice - 1]} choice.`
}

/** Which of somebody’s choices a hub is: from 1; 0 where they did not rank it; null without an answer or a hub. */
export function choiceOf(record: AllocationRecord, personId: string, hubId: string | undefined): number | null {
  const person = record.people.find(({ id }) => id === personId)
  if (!person || hubId === undefined) return null
  const rank = rankFor(record, person, hubId)
  if (rank === null) return null
  return rank === record.costs.length ? 0 : rank + 1
}
