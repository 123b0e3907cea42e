import { rankFor } from '@hubs/allocation/reasons'
import type { AllocationRecord, Person } from '@hubs/allocation/record'
import { rulesBroken, type Assignments } from '../placement-rules/broken-rules.rules.ts'

/** Someone of a ring, who would go from their hub to the next one’s. */
export type Part = { personId: string; from: string; to: string; gain: number }

/** No ring has more people: each of them has to say yes. */
const LARGEST = 4
/** Of those who want to go from one hub to another, so many are tried. */
const TRIED = 5

/** From one hub to another: who would go, those first who gain most. */
type Edges = Map<string, Map<string, Part[]>>

type Options = {
  /** Who is asked about another swap already. */
  busy?: ReadonlySet<string>
  /** `person hub`: whoever said no to it, or nothing, is not asked again. */
  refused?: ReadonlySet<string>
}

function costAt({ costs, unlisted }: AllocationRecord, rank: number) {
  return costs[rank] ?? unlisted
}

/** Where somebody would rather be than where they are, and may be. */
function wishesOf(record: AllocationRecord, person: Person, from: string): Part[] {
  const rank = rankFor(record, person, from)
  if (person.any || person.pin !== undefined || rank === null) return []
  return (person.ranks ?? []).slice(0, rank).map((to, at) => ({
    personId: person.id,
    from,
    to,
    gain: costAt(record, rank) - costAt(record, at),
  }))
}

/** The rings of hubs that begin at `path`, each once: it begins with the first of its hubs. */
function* ringsFrom(path: readonly string[], edges: Edges): Generator<string[]> {
  const [start = '', last = ''] = [path[0], path.at(-1)]
  for (const next of edges.get(last)?.keys() ?? []) {
    if (next === start && path.length > 1) yield [...path]
    else if (next > start && !path.includes(next) && path.length < LARGEST) yield* ringsFrom([...path, next], edges)
  }
}

/** Each way to pick one of several lists. */
function* picks(lists: readonly Part[][]): Generator<Part[]> {
  const [first, ...rest] = lists
  if (!first) return yield []
  for (const part of first) for (const others of picks(rest)) yield [part, ...others]
}

const gainOf = (ring: readonly Part[]) => ring.reduce((sum, part) => sum + part.gain, 0)

const keyOf = (rule: unknown) => JSON.stringify(rule)

/** Says of a ring whether every rule that is kept now is kept after it. */
export function breaksNothing(record: AllocationRecord, places: Assignments) {
  const stood = new Set(rulesBroken(record, places).map(keyOf))
  return (ring: readonly Pick<Part, 'personId' | 'to'>[]) => {
    const after = { ...places, ...Object.fromEntries(ring.map(({ personId, to }) => [personId, to])) }
    return rulesBroken(record, after).every(rule => stood.has(keyOf(rule)))
  }
}

/** Of those who would go round this ring of hubs, those who gain most, as long as no rule is broken. */
function bestAround(hubs: readonly string[], edges: Edges, fits: (ring: readonly Part[]) => boolean) {
  const lists = hubs.map(
    (from, n) =>
      edges
        .get(from)
        ?.get(hubs[(n + 1) % hubs.length] ?? '')
        ?.slice(0, TRIED) ?? [],
  )
  // Each list begins with whoever gains most, so the first of each are the best together.
  const first = lists.flatMap(list => list[0] ?? [])
  if (fits(first)) return first
  return [...picks(lists)].toSorted((a, b) => gainOf(b) - gainOf(a)).find(fits)
}

/** The smallest ring there is, and of those the one that gains most. */
function bestRing(wishes: readonly Part[], fits: (ring: readonly Part[]) => boolean): Part[] | undefined {
  const edges: Edges = new Map()
  for (const part of wishes.toSorted((a, b) => b.gain - a.gain || (a.personId < b.personId ? -1 : 1))) {
    const from = edges.get(part.from) ?? new Map<string, Part[]>()
    edges.set(part.from, from.set(part.to, [...(from.get(part.to) ?? []), part]))
  }
  const rings = [...edges.keys()].toSorted().flatMap(start => [...ringsFrom([start], edges)])
  for (let size = 2; size <= LARGEST; size++) {
    const found = rings
      .filter(hubs => hubs.length === size)
      .flatMap(hubs => {
        const best = bestAround(hubs, edges, fits)
        return best ? [best] : []
      })
    if (found.length > 0) return found.toSorted((a, b) => gainOf(b) - gainOf(a))[0]
  }
  return undefined
}

/**
 * Swaps after which everybody who takes part has a hub that they ranked higher, and no rule is broken that was kept. The
 * smallest rings come first, then those that gain most; nobody is in two.
 */
export function findSwaps(record: AllocationRecord, places: Assignments, { busy, refused }: Options = {}): Part[][] {
  const free = record.people.filter(({ id }) => places[id] !== undefined && !busy?.has(id))
  let wishes = free
    .flatMap(person => wishesOf(record, person, places[person.id] ?? ''))
    .filter(({ personId, to }) => !refused?.has(`${personId} ${to}`))
  const fits = breaksNothing(record, places)
  const rings: Part[][] = []
  for (;;) {
    const ring = bestRing(wishes, fits)
    if (!ring) return rings
    rings.push(ring)
    const taken = new Set(ring.map(({ personId }) => personId))
    wishes = wishes.filter(({ personId }) => !taken.has(personId))
  }
}
