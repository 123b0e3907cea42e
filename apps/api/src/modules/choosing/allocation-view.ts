import { ruleSentence, type Names } from '@hubs/allocation/conflict-words'
import type { Reason } from '@hubs/allocation/reasons'
import { isolated } from '@hubs/rules/isolated'
import { profileOfBoard } from '@hubs/rules/placing'
import type { Allocation, OwnAllocation } from '@hubs/schema/allocations'
import { assignmentsOf } from './allocation-record.ts'
import type { RuleResult } from '../../store/tables/choosing.ts'
import type { AllocationRow, HubWithGroups, Staff } from './allocations.repo.ts'

type School = {
  staff: readonly Pick<Staff, 'id' | 'name' | 'department' | 'staffKind' | 'seniorLeader'>[]
  hubs: readonly HubWithGroups[]
}

/** What the hubs and people of a record are called; whoever has left since is a former colleague. */
export function namesOf({ staff, hubs }: School): Names {
  const people = new Map(staff.map(({ id, name }) => [id, isolated(name)]))
  const names = new Map(hubs.map(({ id, name }) => [id, name]))
  return { hub: id => names.get(id) ?? 'a former hub', person: id => people.get(id) ?? 'a former colleague' }
}

/** How far the proof came, where time ran out. */
function unprovedSentence(gap: RuleResult['gap']): string | null {
  if (!gap) return null
  const least = gap.proved === null ? '' : ` No allocation can come below ${gap.proved}.`
  return `This is the best found in time, but it wasn’t proved to be the best: ${gap.step} come to ${gap.found}.${least}`
}

/** The coordinator’s board of an allocation. */
export function boardOf(row: AllocationRow, school: School): Allocation {
  const { record } = row
  const { assignments, chosen } = assignmentsOf(row)
  const names = namesOf(school)
  const slugOf = new Map(school.hubs.map(({ id, slug }) => [id, slug]))
  const slug = (id: string) => slugOf.get(id) ?? ''
  const known = new Map(school.staff.map(person => [person.id, person]))
  return {
    id: row.id,
    version: row.version,
    rule: row.rule,
    createdAt: new Date(row.createdAt).toISOString(),
    publishedAt: row.publishedAt === null ? null : new Date(row.publishedAt).toISOString(),
    costs: record.costs,
    unlisted: record.unlisted,
    results: row.results.map(({ rule, result, gap }) => ({
      rule,
      profile: result.profile,
      cost: result.cost,
      unproved: unprovedSentence(gap),
    })),
    hubs: record.hubs.map(({ id, min, max, groups = 1 }) => ({
      slug: slug(id),
      name: names.hub(id),
      min,
      max: max * groups,
    })),
    // Whoever has left since is on the board no more.
    people: record.people.flatMap(({ id, ranks = [], any = false, pin }) => {
      const person = known.get(id)
      if (!person) return []
      const { name, department, staffKind, seniorLeader } = person
      return {
        personId: id,
        name,
        department,
        staffKind,
        seniorLeader,
        pinned: pin !== undefined,
        hubSlug: slug(assignments[id] ?? ''),
        ranks: ranks.map(slug),
        any,
      }
    }),
    moves: row.moves.map(({ personId, from, to }) => ({
      personId,
      name: known.get(personId)?.name ?? '',
      from: names.hub(from),
      to: names.hub(to),
    })),
    prices: row.prices.map(({ rule, ...price }) => ({ sentence: ruleSentence(rule, names), ...price })),
    fingerprint: chosen.fingerprint,
  }
}

/** Someone’s own result. */
export function ownResult(row: AllocationRow, personId: string, school: School): OwnAllocation {
  const person = row.record.people.find(({ id }) => id === personId)
  if (!person) return { result: null }
  const { assignments } = assignmentsOf(row)
  const hub = school.hubs.find(({ id }) => id === assignments[personId])
  if (!hub) return { result: null }
  const names = namesOf(school)
  const byHand = row.moves.some(move => move.personId === personId)
  const reason: Reason | undefined = byHand ? undefined : row.reasons?.[personId]
  const at = person.ranks?.slice(0, row.record.costs.length).indexOf(hub.id) ?? -1
  return {
    result: {
      hubSlug: hub.slug,
      hubName: hub.name,
      choice: person.any ? 1 : person.ranks?.length ? at + 1 : null,
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
      profile: profileOfBoard(boardOf(row, school)),
    },
  }
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
    result: result && { ...result, hubSlug: slug, hubName: name, choice, byHand: false, changed, wishes: [] },
  }
}

/** What they are told by mail: which of their choices it is. */
export function choiceInWords(choice: number | null, any: boolean): string {
  if (any) return 'You said that any hub would do.'
  if (choice === null) return 'You didn’t rank the hubs, so you have a place where there was one.'
  if (choice === 0)
    return 'It isn’t one of the hubs you ranked. There was no place left in those for everyone who asked.'
  return `It’s your ${['first', 'second', 'third', 'fourth', 'fifth'][choice - 1]} choice.`
}
