import type { Layout } from './layout.ts'
import type { Problem } from './problem.ts'

/** What is made least, one after another: each only among the allocations that are best by those before it. */
export type Objective = {
  /** What it counts, for a sentence about it. */
  name: string
  weights: Float64Array
}

type Weigh = (person: number, hub: number | null) => number

function weighted(name: string, problem: Problem, layout: Layout, weigh: Weigh): Objective {
  const weights = new Float64Array(layout.matrix.width)
  for (const { person, place, column } of layout.choices)
    weights[column] = weigh(person, place === null ? null : (problem.places[place]?.hub ?? null))
  return { name, weights }
}

/** Whole numbers for costs, which may have three decimals. */
const thousandths = (numbers: readonly number[]) => (numbers.every(Number.isInteger) ? 1 : 1000)

/** The rank that a choice means: a pool stands for hubs not ranked. */
function rankOf(problem: Problem, person: number, hub: number | null): number | null {
  if (hub !== null) return problem.rank(person, hub)
  const { any, ranks } = problem.people[person] as Problem['people'][number]
  return any ? 0 : ranks?.length ? problem.unlisted : null
}

/** What someone costs at a rank; nothing for someone who did not answer. */
export const costOf = ({ record, unlisted }: Problem, rank: number | null): number =>
  rank === null ? 0 : rank === unlisted ? record.unlisted : (record.costs[rank] as number)

/** A convex sum that comes close to the rule, so that the steps after it have little left to do. */
function near(problem: Problem, layout: Layout): Objective {
  const { rule } = problem.record
  const of = (rank: number | null) => {
    if (rank === null) return 0
    if (rule === 'most-firsts') return 4 ** problem.unlisted - 4 ** Math.max(0, problem.unlisted - rank)
    return 8 ** Math.min(rank, 7) + rank
  }
  return weighted('a first guess', problem, layout, (person, hub) => Math.round(of(rankOf(problem, person, hub))))
}

function countOf(problem: Problem, layout: Layout, rank: number, sign: 1 | -1): Objective {
  const name = rank === problem.unlisted ? 'people at a hub they didn’t list' : `people at choice ${rank + 1}`
  return weighted(name, problem, layout, (person, hub) => (rankOf(problem, person, hub) === rank ? sign : 0))
}

function costAndMoves(problem: Problem, layout: Layout, moving: number): Objective {
  const { costs, unlisted, hubs } = problem.record
  const scale = thousandths([...costs, unlisted, moving])
  return weighted(moving > 0 ? 'dissatisfaction and moves' : 'dissatisfaction', problem, layout, (person, hub) => {
    const current = problem.people[person]?.current
    const moved = current !== undefined && (hub === null || hubs[hub]?.id !== current)
    return Math.round(scale * (costOf(problem, rankOf(problem, person, hub)) + (moved ? moving : 0)))
  })
}

function ruleObjectives(problem: Problem, layout: Layout): Objective[] {
  const ranks = Array.from({ length: problem.unlisted }, (_, rank) => rank)
  switch (problem.record.rule) {
    case 'least-dissatisfaction':
      return [costAndMoves(problem, layout, 0)]
    case 'generous':
      return [near(problem, layout), ...ranks.toReversed().map(rank => countOf(problem, layout, rank + 1, 1))]
    case 'most-firsts':
      return [near(problem, layout), ...ranks.map(rank => countOf(problem, layout, rank, -1))]
  }
}

/** Higher choices for those who missed their first last year, where it costs no one else in all. */
function bonus(problem: Problem, layout: Layout): Objective[] {
  if (!problem.people.some(person => person.missedLastYear)) return []
  return [
    weighted('choices of those who missed their first last year', problem, layout, (person, hub) =>
      problem.people[person]?.missedLastYear ? (rankOf(problem, person, hub) ?? 0) : 0,
    ),
  ]
}

/** The lots, which leave one allocation of those that are equally good. */
function draw(problem: Problem, layout: Layout): Objective {
  const lots = weighted('the draw', problem, layout, (person, hub) =>
    problem.lottery.lot(problem.people[person]?.id ?? '', hub === null ? '' : (problem.record.hubs[hub]?.id ?? '')),
  )
  for (const { key, columns } of layout.pools)
    for (const { place, column } of columns) lots.weights[column] = problem.lottery.lot(`pool ${key}`, String(place))
  return lots
}

/** How many are not in the hub to keep them in. */
const moved = (problem: Problem, layout: Layout, stay: readonly number[]): Objective =>
  weighted('people who move', problem, layout, (person, hub) => (stay[person] === hub ? 0 : 1))

/** Everything that decides an allocation, in its order. The first of the rule's may be only a guess to begin from. */
export function objectivesOf(problem: Problem, layout: Layout): (Objective & { guess: boolean })[] {
  const { moving = 0 } = problem.record
  const all = [
    ...(moving > 0 ? [costAndMoves(problem, layout, moving)] : []),
    ...ruleObjectives(problem, layout),
    ...bonus(problem, layout),
    problem.stay ? moved(problem, layout, problem.stay) : draw(problem, layout),
  ]
  return all.map(objective => ({ ...objective, guess: objective.name === 'a first guess' }))
}
