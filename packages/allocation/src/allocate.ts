import { fingerprintOf } from './canonical.ts'
import { layOut, type Layout } from './layout.ts'
import { costOf, objectivesOf } from './objectives.ts'
import { problemOf, type Problem } from './problem.ts'
import { loadSolver, Program } from './program.ts'
import type { AllocationRecord } from './record.ts'

/** Who goes where, and what it comes to. The same record always gives the same bytes of it. */
export type AllocationResult = {
  assignments: Record<string, string>
  /** By person, from 1: which of its hub's parallel groups. Only where a hub has more than one. */
  groups?: Record<string, number>
  /** How many got each choice, from the first on; then a hub that they did not list; then those who did not answer. */
  profile: number[]
  cost: number
  /** SHA-256 of the record, its lists in order, and of the above. */
  fingerprint: string
}

export type Allocation =
  | { status: 'solved'; result: AllocationResult }
  | { status: 'infeasible' }
  /** `found` and `proved`: what the best so far comes to in `step`, and what nothing can be below. */
  | { status: 'out-of-time'; best: AllocationResult | null; step: string; found: number | null; proved: number | null }

/** The place of each person, from what the columns came to. The people of a pool are dealt out in the order drawn. */
function placesOf(layout: Layout, values: Float64Array, count: number): number[] {
  const chosen = (column: number) => Math.round(values[column] as number)
  const places = Array.from({ length: count }, () => -1)
  for (const { person, place, column } of layout.choices)
    if (place !== null && chosen(column) === 1) places[person] = place
  for (const { members, columns } of layout.pools) {
    const waiting = members.filter(person => places[person] === -1)
    for (const { place, column } of columns)
      for (const person of waiting.splice(0, chosen(column))) places[person] = place
  }
  return places
}

function resultOf(problem: Problem, placeOf: readonly number[]): AllocationResult {
  const { record, people, places, unlisted } = problem
  const profile = Array.from({ length: unlisted + 2 }, () => 0)
  const placed = people.map((person, n) => {
    const place = places[placeOf[n] as number] as Problem['places'][number]
    const column = problem.rank(n, place.hub) ?? unlisted + 1
    profile[column] = (profile[column] ?? 0) + 1
    return { id: person.id, hub: record.hubs[place.hub]?.id ?? '', group: place.group + 1 }
  })
  placed.sort((a, b) => (a.id < b.id ? -1 : 1))
  const cost = profile.slice(0, -1).reduce((sum, people, rank) => sum + people * costOf(problem, rank), 0)
  const outcome = {
    assignments: Object.fromEntries(placed.map(({ id, hub }) => [id, hub])),
    ...(record.hubs.some(hub => (hub.groups ?? 1) > 1) && {
      groups: Object.fromEntries(placed.map(({ id, group }) => [id, group])),
    }),
    profile,
    cost: Math.round(cost * 1000) / 1000,
  }
  return { ...outcome, fingerprint: fingerprintOf(record, outcome) }
}

type Options = {
  /** The most that the solver may take; without it, it ends only with a proof. */
  seconds?: number
  /** By person, the hub to keep them in where the rule leaves the choice, instead of drawing. */
  stayIn?: Readonly<Record<string, string>>
}

/** Solves a record that `readRecord` has read: the best by its rule, proved, and by its draw where several are as good. */
export async function allocate(
  record: AllocationRecord,
  { seconds = Number.POSITIVE_INFINITY, stayIn }: Options = {},
): Promise<Allocation> {
  const highs = await loadSolver()
  const problem = problemOf(record, stayIn)
  const layout = layOut(problem)
  using program = new Program(highs, layout, seconds)
  const result = () => program.values && resultOf(problem, placesOf(layout, program.values, problem.people.length))
  for (const { name, weights, counts, guess } of objectivesOf(problem, layout)) {
    // Nothing can be less than nothing.
    if (program.values && weights.every(weight => weight >= 0) && program.total(weights) === 0) {
      program.exclude(weights)
      continue
    }
    const outcome = program.minimise(weights)
    if (outcome === 'infeasible') return { status: 'infeasible' }
    if (outcome === 'out-of-time') {
      const found = program.values ? program.total(counts) : null
      const proved = Number.isFinite(program.bound) ? Math.ceil(program.bound - 1e-6) : null
      return { status: 'out-of-time', best: result() ?? null, step: name, found, proved }
    }
    if (!guess) program.keep()
  }
  return { status: 'solved', result: result() as AllocationResult }
}
