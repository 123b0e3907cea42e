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

/** Whoever stays in a hub stays in their group of it, as far as the groups come out. */
function regrouped({ seated }: Problem, layout: Layout): Objective[] {
  if (seated.size === 0) return []
  const weights = new Float64Array(layout.matrix.width)
  for (const { person, place, column } of layout.choices) {
    const own = seated.get(person)
    if (own !== undefined && place !== own) weights[column] = 1
  }
  return [{ name: 'people who change group', weights }]
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

/** What a sum of weights can span at the most: each person is in one choice, and at the most in one column of a pool. */
function spanOf({ weights }: Objective, layout: Layout, people: number): number {
  let span = 0
  for (const columns of [layout.choices, ...layout.pools.map(pool => pool.columns)]) {
    let [least, most] = [0, 0]
    for (const { column } of columns) {
      const weight = weights[column] as number
      if (weight < least) least = weight
      else if (weight > most) most = weight
    }
    span += most - least
  }
  return people * span
}

/** Whole numbers up to here, and their sums along a flow, are exact in a double, with room for the solver's own. */
const EXACT = 2 ** 40

/**
 * The last objectives as one, as far as the numbers stay exact: what comes before weighs more than all that comes after.
 * A flow is then solved once where it would be twice.
 */
function mergeLast(objectives: Decisive[], layout: Layout, people: number): Decisive[] {
  const [last] = objectives.slice(-1)
  const [before] = objectives.slice(-2, -1)
  if (!last || !before || before === last || before.guess) return objectives
  const scale = spanOf(last, layout, people) + 1
  if (scale * (spanOf(before, layout, people) + 1) > EXACT) return objectives
  const weights = before.weights.map((weight, column) => weight * scale + (last.weights[column] as number))
  const merged = { ...before, weights, counts: before.counts }
  return mergeLast([...objectives.slice(0, -2), merged], layout, people)
}

/** How many are not in the hub to keep them in. */
const moved = (problem: Problem, layout: Layout, stay: readonly number[]): Objective =>
  weighted('people who move', problem, layout, (person, hub) => (stay[person] === hub ? 0 : 1))

/** `guess`: only to begin from. `counts`: the weights of what its name says, where others are merged into it. */
export type Decisive = Objective & { guess: boolean; counts: Float64Array }

/** Everything that decides an allocation, in its order. */
export function objectivesOf(problem: Problem, layout: Layout): Decisive[] {
  const { moving = 0 } = problem.record
  const all = [
    ...(moving > 0 ? [costAndMoves(problem, layout, moving)] : []),
    ...ruleObjectives(problem, layout),
    ...bonus(problem, layout),
    ...regrouped(problem, layout),
    problem.stay ? moved(problem, layout, problem.stay) : draw(problem, layout),
  ]
  const decisive = all.map(objective => ({
    ...objective,
    counts: objective.weights,
    guess: objective.name === 'a first guess',
  }))
  return layout.integral ? mergeLast(decisive, layout, problem.people.length) : decisive
}
