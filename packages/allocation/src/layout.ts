import { Matrix } from './matrix.ts'
import type { Problem } from './problem.ts'

/**
 * The people who can be in the same places and are not told apart there: it is enough to know how many of them go where.
 * Those with a choice of their own come by a column; the others are there from the start.
 */
export type Pool = { key: string; row: number; members: number[]; columns: { place: number; column: number }[] }

/** Someone in a place; or, where the place is null, in their pool: at a hub that they did not rank. */
export type Choice = { person: number; place: number | null; column: number }

/** A problem written as a linear program, and what its columns stand for. */
export type Layout = {
  matrix: Matrix
  choices: Choice[]
  pools: Pool[]
  /** Whether it is a flow, so that the simplex method finds whole numbers without being told to. */
  integral: boolean
}

/** Sets of which any two are apart or one in the other, which keeps a flow a flow. */
function isLaminar(lists: readonly (readonly number[])[]): boolean {
  const sets = lists.map(list => new Set(list)).toSorted((a, b) => b.size - a.size)
  return sets.every((small, n) =>
    sets.slice(0, n).every(large => {
      const shared = [...small].filter(person => large.has(person)).length
      return shared === 0 || shared === small.size
    }),
  )
}

/** Writes a problem down. The columns come in the order drawn. */
class Writer {
  readonly matrix = new Matrix()
  readonly choices: Choice[] = []
  readonly pools = new Map<string, Pool>()
  readonly problem: Problem
  /** By place: the rows that everyone in it counts in. */
  readonly placeRows: number[][] = []
  /** By hub: its places. */
  readonly placesOfHub: number[][]
  /** By person: the limits that count them, each with its rows by place. */
  readonly limitRows = new Map<number, number[][][]>()
  /** By person: rows by place in which they count as one, or as one less. */
  readonly togetherRows = new Map<number, { rows: number[]; value: number }[]>()
  /** By person: the row that has them in the place that they lead, if it runs. */
  readonly leaderRows = new Map<number, number>()

  constructor(problem: Problem) {
    this.problem = problem
    this.placesOfHub = problem.record.hubs.map(() => [])
    problem.places.forEach(({ hub }, place) => this.placesOfHub[hub]?.push(place))
    /** By place: what its opening adds to which row, by turns. */
    const opening: number[][] = problem.places.map(() => [])
    this.#sizes(opening)
    for (const limit of problem.limits) this.#limit(limit, opening)
    for (const [first, ...others] of problem.together) for (const other of others) this.#pair(first as number, other)
    for (const [person, place] of problem.leads) {
      if (!problem.places[place]?.optional) continue
      const row = this.matrix.row(0, 1)
      this.leaderRows.set(person, row)
      opening[place]?.push(row, -1)
    }
    problem.places.forEach((place, n) => place.optional && this.matrix.column(1, opening[n] ?? []))
  }

  #sizes(opening: number[][]) {
    const { places, people } = this.problem
    places.forEach(({ min, max, optional, hub }, n) => {
      const rows = optional
        ? [this.matrix.row(0, people.length), this.matrix.row(-Math.min(max, people.length), 0)]
        : [this.matrix.row(min, max)]
      this.placeRows.push(rows)
      if (!optional) return
      opening[n]?.push(rows[0] as number, -Math.max(1, min), rows[1] as number, -Math.min(max, people.length))
      // Of groups that are alike, the first ones run.
      const before = places[n - 1]
      if (!before?.optional || before.hub !== hub) return
      const order = this.matrix.row(0, 1)
      opening[n - 1]?.push(order, 1)
      opening[n]?.push(order, -1)
    })
  }

  #limit({ people, least, most }: Problem['limits'][number], opening: number[][]) {
    const byPlace = this.problem.places.map(({ optional }, n) => {
      const highest = most[n] as number
      if (!optional || least === 0) return [this.matrix.row(least, Math.max(highest, least))]
      const atLeast = this.matrix.row(0, people.length)
      opening[n]?.push(atLeast, -least)
      return [atLeast, this.matrix.row(0, highest)]
    })
    for (const person of people) this.limitRows.set(person, [...(this.limitRows.get(person) ?? []), byPlace])
  }

  #pair(first: number, other: number) {
    const rows = this.problem.places.map(() => this.matrix.row(0, 0))
    const add = (person: number, value: number) =>
      this.togetherRows.set(person, [...(this.togetherRows.get(person) ?? []), { rows, value }])
    add(first, 1)
    add(other, -1)
  }

  /** Adds the rows that someone in a place counts in, and as how much, by turns. */
  #addEntries(entries: number[], person: number, place: number): number[] {
    for (const row of this.placeRows[place] as number[]) entries.push(row, 1)
    const limits = this.limitRows.get(person)
    if (limits) for (const byPlace of limits) for (const row of byPlace[place] ?? []) entries.push(row, 1)
    const together = this.togetherRows.get(person)
    if (together) for (const { rows, value } of together) entries.push(rows[place] as number, value)
    const leader = this.leaderRows.get(person)
    if (leader !== undefined && this.problem.leads.get(person) === place) entries.push(leader, 1)
    return entries
  }

  #pool(key: string): Pool {
    const known = this.pools.get(key)
    if (known) return known
    const pool = { key, row: this.matrix.row(0, 0), members: [], columns: [] }
    this.pools.set(key, pool)
    return pool
  }

  /** The hubs that someone ranked, is in or is to be kept in, in their order, without those they can't be in. */
  #named(person: number, bound: boolean): number[] {
    const { people, numberOf, allowed, unlisted, stay } = this.problem
    const { current, ranks = [] } = people[person] as Problem['people'][number]
    const found: number[] = []
    const add = (hub: number | undefined) => {
      if (hub !== undefined && hub >= 0 && (!bound || allowed(person, hub))) insertOnce(found, hub)
    }
    for (let rank = 0; rank < ranks.length && rank < unlisted; rank++) add(numberOf.get(ranks[rank] as string))
    if (current !== undefined) add(numberOf.get(current))
    add(stay?.[person])
    return found
  }

  /** Someone's choices: the hubs they ranked or are in, and their pool for the rest. */
  place(person: number, anyHub: readonly number[]) {
    const { people, places, allowed } = this.problem
    const { pin, mustNot, days } = people[person] as Problem['people'][number]
    const bound = pin !== undefined || mustNot !== undefined || days !== undefined
    const hubs = bound ? anyHub.filter(hub => allowed(person, hub)) : anyHub
    const leads = this.problem.leads.get(person)
    const only = leads !== undefined && !places[leads]?.optional ? leads : undefined
    const alone =
      leads !== undefined ||
      this.problem.seated.has(person) ||
      this.limitRows.has(person) ||
      this.togetherRows.has(person)
    const own = alone ? hubs : this.#named(person, bound)
    const pool = alone ? undefined : this.#pool(bound ? hubs.join(' ') : 'all')
    pool?.members.push(person)
    if (pool && own.length === 0) return
    const row = this.matrix.row(1, 1)
    for (const hub of own)
      for (const place of this.placesOfHub[hub] ?? [])
        if (only === undefined || only === place)
          this.choices.push({ person, place, column: this.matrix.column(1, this.#addEntries([row, 1], person, place)) })
    if (pool) this.choices.push({ person, place: null, column: this.matrix.column(1, [row, 1, pool.row, 1]) })
  }

  /** From the pools to the places. */
  finish() {
    const joining = new Set<number>()
    for (const { person, place } of this.choices) if (place === null) joining.add(person)
    for (const pool of this.pools.values()) {
      const waiting = pool.members.filter(person => !joining.has(person)).length
      this.matrix.setRow(pool.row, -waiting, -waiting)
      const hubs = pool.key === 'all' ? null : new Set(pool.key.split(' ').filter(Boolean).map(Number))
      for (const [place, { hub }] of this.problem.places.entries())
        if (!hubs || hubs.has(hub)) {
          const entries = (this.placeRows[place] ?? []).flatMap(row => [row, 1])
          pool.columns.push({ place, column: this.matrix.column(pool.members.length, [pool.row, -1, ...entries]) })
        }
    }
  }
}

/** Puts a number into a short list in its order, unless it is there. */
function insertOnce(list: number[], value: number) {
  let at = list.length
  while (at > 0 && (list[at - 1] as number) > value) at--
  if (list[at - 1] !== value) list.splice(at, 0, value)
}

/** Writes a problem as a linear program: a flow of people to places, with rows beside it only where a rule needs them. */
export function layOut(problem: Problem): Layout {
  const writer = new Writer(problem)
  const anyHub = problem.record.hubs.map((_, hub) => hub)
  problem.people.forEach((_, person) => writer.place(person, anyHub))
  writer.finish()
  const flow =
    problem.together.length === 0 &&
    problem.places.every(place => !place.optional) &&
    isLaminar(problem.limits.map(limit => limit.people))
  return { matrix: writer.matrix, choices: writer.choices, pools: [...writer.pools.values()], integral: flow }
}
