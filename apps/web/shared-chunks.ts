import path from 'node:path'

type ModuleInfo = { code: string | null; importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] }
type Graph = { getModuleInfo(id: string): ModuleInfo | null }

/** Modules that the same entries need, and about how many bytes they are on the wire. `needs` has a bit for each entry. */
type Chunk = { ids: string[]; needs: bigint; bytes: number; packages: Set<string> }
type Known = { needs: Map<string, bigint>; weigh: (needs: bigint) => number }

const mains = ['main.tsx', 'projector-main.tsx', 'screen-main.tsx']
/** What people load most counts as much as so many other entries. */
const OFTEN = 10
const often =
  /src[\\/][\w-]*main\.tsx$|signed-in-bars|routes[\\/](public[\\/]public|classroom[\\/](projector|live|console)|home[\\/]home|hubs[\\/]hub(-for-colleagues)?|meetings[\\/](meeting|agenda)|plans[\\/](plans|plan-new)|library[\\/](library|strategy)|search[\\/]search)\.tsx$/
/** What a file costs on the wire beside its words: headers, and what compression does not find in something small. */
const REQUEST_BYTES = 300
/** Of what is written, so much is left once it is minified and compressed. */
const ON_THE_WIRE = 0.22
/** What a package brings along to a page that has no other use for it. */
const PACKAGE_BYTES = 10_000
/** A chunk below it is worth a look at what it could be joined with. */
const SMALL_BYTES = 6000

const isPackage = (id: string) =>
  /node_modules/.test(id) && !/node_modules\/lucide-react\//.test(id.replaceAll('\\', '/'))

/** All that an entry needs before it runs; `later` gets what it loads only when asked. */
function needed(from: string, graph: Graph, later: Set<string>): Set<string> {
  const found = new Set<string>()
  const visit = (id: string) => {
    if (found.has(id)) return
    found.add(id)
    const info = graph.getModuleInfo(id)
    for (const next of info?.dynamicallyImportedIds ?? []) later.add(next)
    for (const next of info?.importedIds ?? []) visit(next)
  }
  visit(from)
  return found
}

const ones = (bits: bigint) => bits.toString(2).replaceAll('0', '').length

/** Every module with the entries that need it. What the first of `mains` needs is there on every page behind it. */
function needsOf(graph: Graph): Known {
  const entries = new Set(mains.map(file => path.join(import.meta.dirname, 'src', file)))
  const needs = new Map<string, bigint>()
  let next = 1n
  let loaded = 0n
  for (const entry of entries) {
    const bit = next
    next <<= 1n
    if (often.test(entry)) loaded |= bit
    for (const id of needed(entry, graph, entries)) needs.set(id, (needs.get(id) ?? 0n) | bit)
  }
  const everywhere = (next - 1n) & ~0b110n
  for (const [id, by] of needs) if (by & 1n) needs.set(id, by | everywhere)
  const weigh = (bits: bigint) => ones(bits) + (OFTEN - 1) * ones(bits & loaded)
  return { needs, weigh }
}

/** What it costs that these entries load this chunk too, with the packages that they had no use for. */
function added(chunk: Chunk, to: bigint, { needs, weigh }: Known): number {
  const packages = [...chunk.packages].map(id => weigh(to & ~(needs.get(id) ?? 0n)) * PACKAGE_BYTES)
  return packages.reduce((sum, each) => sum + each, weigh(to) * chunk.bytes)
}

/** How many bytes more all entries together load when two chunks are one; below nothing, it is worth it. */
function priceOf(a: Chunk, b: Chunk, known: Known): number {
  const saved = known.weigh(a.needs & b.needs) * REQUEST_BYTES
  return added(a, b.needs & ~a.needs, known) + added(b, a.needs & ~b.needs, known) - saved
}

function joined(chunks: Chunk[], known: Known): Chunk[] {
  const left = chunks.toSorted((a, b) => a.bytes - b.bytes)
  const done: Chunk[] = []
  for (let small = left.shift(); small; small = left.shift()) {
    const of = small
    const [best] = (of.bytes < SMALL_BYTES ? [...left, ...done] : [])
      .filter(each => (each.needs & of.needs) !== 0n)
      .map(each => ({ each, price: priceOf(of, each, known) }))
      .toSorted((a, b) => a.price - b.price)
    if (!best || best.price >= 0) {
      done.push(of)
      continue
    }
    best.each.ids.push(...of.ids)
    best.each.bytes += of.bytes
    best.each.needs |= of.needs
    for (const id of of.packages) best.each.packages.add(id)
    left.sort((a, b) => a.bytes - b.bytes)
  }
  return done
}

function chunksOf(graph: Graph): Map<string, string> {
  const byNeeds = new Map<bigint, Chunk>()
  const known = needsOf(graph)
  for (const [id, needs] of known.needs) {
    if (isPackage(id) || /src[\\/][\w-]*main\.tsx$/.test(id)) continue
    const chunk = byNeeds.get(needs) ?? { ids: [], needs, bytes: 0, packages: new Set() }
    chunk.ids.push(id)
    const info = graph.getModuleInfo(id)
    chunk.bytes += (info?.code?.length ?? 0) * ON_THE_WIRE
    for (const next of info?.importedIds ?? []) if (isPackage(next)) chunk.packages.add(next)
    byNeeds.set(needs, chunk)
  }
  return new Map(
    joined([...byNeeds.values()], known).flatMap(({ ids }, index) => ids.map(id => [id, `shared-${index}`])),
  )
}

/**
 * One chunk for all modules that the same entries need, an entry being a page or anything loaded when asked for; small
 * ones joined where that makes all entries together lighter. By entries alone, as the bundler would have it, there are
 * three times as many, most of them smaller than the headers they come with. Packages are left to it: what their indexes
 * name and nobody calls would count as needed.
 */
export function sharedChunks(): (id: string, graph: Graph) => string | null {
  let known: Map<string, string> | undefined
  return (id, graph) => {
    known ??= chunksOf(graph)
    return known.get(id) ?? null
  }
}
