import { allocate, type AllocationResult } from './allocate.ts'
import type { AllocationRecord, Person } from './record.ts'

/** What giving one person one higher choice would have meant. It names no one and no one’s rank. */
export type RankedHub = {
  hub: string
  /** From 0, the first choice. */
  rank: number
  /**
   * `draw`: it would have been as good for everyone together, and the draw went the other way. `bonus`: as good, too, but
   * for someone who missed their first choice last year. `cost`: others would have lost by it. `rules`: a size, a pin,
   * days or a constraint rules it out.
   */
  because: 'draw' | 'bonus' | 'cost' | 'rules'
  /** How many others would have to be in another hub. */
  moved: number
  /** How many of them in one that they ranked lower, and how many in one that they ranked higher. */
  worse: number
  better: number
  /** The change of the profile’s first choices, and of the cost. */
  firsts: number
  cost: number
}

/** Why someone is where they are. */
export type Reason = {
  hub: string
  /** From 0; the number of costs for a hub that they did not rank; null for someone who did not answer. */
  rank: number | null
  wishes: RankedHub[]
}

/** Someone’s rank of a hub: from 0, the number of costs if it is not listed, null without an answer. */
export function rankFor({ costs }: AllocationRecord, { any, ranks }: Person, hub: string): number | null {
  if (any) return 0
  if (!ranks?.length) return null
  const rank = ranks.indexOf(hub)
  return rank < 0 || rank >= costs.length ? costs.length : rank
}

/** How many are in another hub than before, and how many of them in one that they rank lower or higher. */
export function changes(
  record: AllocationRecord,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  except?: string,
) {
  const moved = record.people.filter(({ id }) => id !== except && before[id] !== after[id])
  const difference = (person: Person) =>
    (rankFor(record, person, after[person.id] ?? '') ?? 0) - (rankFor(record, person, before[person.id] ?? '') ?? 0)
  return {
    moved: moved.length,
    worse: moved.filter(person => difference(person) > 0).length,
    better: moved.filter(person => difference(person) < 0).length,
  }
}

/** What those come to who missed their first choice last year. */
function missed(record: AllocationRecord, assignments: Readonly<Record<string, string>>): number {
  return record.people
    .filter(person => person.missedLastYear)
    .reduce((sum, person) => sum + (rankFor(record, person, assignments[person.id] ?? '') ?? 0), 0)
}

async function wishOf(
  record: AllocationRecord,
  result: AllocationResult,
  person: Person,
  hub: string,
  rank: number,
): Promise<RankedHub> {
  const none = { hub, rank, moved: 0, worse: 0, better: 0, firsts: 0, cost: 0 }
  if (person.mustNot?.includes(hub) || (person.pin !== undefined && person.pin !== hub))
    return { ...none, because: 'rules' }
  const people = record.people.map(other => (other.id === person.id ? { ...other, pin: hub } : other))
  const granted = await allocate({ ...record, people }, { stayIn: result.assignments })
  if (granted.status !== 'solved') return { ...none, because: 'rules' }
  const { profile, cost, assignments } = granted.result
  const same = profile.every((count, n) => count === result.profile[n])
  const bonus = missed(record, assignments) > missed(record, result.assignments)
  return {
    hub,
    rank,
    because:
      !same && record.rule !== 'least-dissatisfaction'
        ? 'cost'
        : cost > result.cost
          ? 'cost'
          : bonus
            ? 'bonus'
            : 'draw',
    ...changes(record, result.assignments, assignments, person.id),
    firsts: (profile[0] ?? 0) - (result.profile[0] ?? 0),
    cost: Math.round((cost - result.cost) * 1000) / 1000,
  }
}

/** Why one person is where the result has them, and what each higher choice of theirs would have meant. */
export async function reasonFor(record: AllocationRecord, result: AllocationResult, personId: string): Promise<Reason> {
  const person = record.people.find(({ id }) => id === personId)
  const hub = result.assignments[personId]
  if (!person || hub === undefined) throw new Error(`The record has no person ${personId}.`)
  const rank = rankFor(record, person, hub)
  const higher = person.any ? [] : (person.ranks ?? []).slice(0, rank ?? 0)
  const wishes: RankedHub[] = []
  for (const [at, wanted] of higher.entries()) wishes.push(await wishOf(record, result, person, wanted, at))
  return { hub, rank, wishes }
}
