/** Two ends, by their names, and what it weighs. */
export type Edge = readonly [one: string, other: string, weight: number]

type Graph = Map<string, Map<string, number>>

function graphOf(edges: readonly Edge[]): Graph {
  const graph: Graph = new Map()
  const add = (from: string, to: string, weight: number) => {
    const ends = graph.get(from) ?? new Map<string, number>()
    graph.set(from, ends.set(to, (ends.get(to) ?? 0) + weight))
  }
  for (const [one, other, weight] of edges) {
    add(one, other, weight)
    add(other, one, weight)
  }
  return graph
}

/** From a vertex outwards over all that hangs together with it, each time to the one that is held most. */
function reachedFrom(graph: Graph, start: string): string[] {
  const reached = new Set<string>()
  const near = new Map([[start, 0]])
  while (near.size > 0) {
    const [next] = [...near].reduce((most, each) => (each[1] > most[1] ? each : most))
    near.delete(next)
    reached.add(next)
    for (const [end, weight] of graph.get(next) ?? [])
      if (!reached.has(end)) near.set(end, (near.get(end) ?? 0) + weight)
  }
  return [...reached]
}

function join(graph: Graph, into: string, gone: string) {
  const own = graph.get(into)
  for (const [end, weight] of graph.get(gone) ?? []) {
    graph.get(end)?.delete(gone)
    if (end === into) continue
    own?.set(end, (own.get(end) ?? 0) + weight)
    graph.get(end)?.set(into, own?.get(end) ?? 0)
  }
  graph.delete(gone)
}

/**
 * The least weight of edges without which something that hangs together would fall apart; infinite where nothing can.
 * Weights are 0 or more (Stoer and Wagner 1997, A simple min-cut algorithm, doi:10.1145/263867.263872).
 */
export function smallestCut(edges: readonly Edge[]): number {
  const graph = graphOf(edges.filter(([one, other]) => one !== other))
  let least = Infinity
  for (let [start] = graph.keys(); start !== undefined; [start] = graph.keys()) {
    const reached = reachedFrom(graph, start)
    const [before, last] = [reached.at(-2), reached.at(-1)]
    if (before === undefined || last === undefined) graph.delete(start)
    else {
      const held = [...(graph.get(last)?.values() ?? [])].reduce((sum, weight) => sum + weight, 0)
      least = Math.min(least, held)
      join(graph, before, last)
    }
  }
  return least
}
