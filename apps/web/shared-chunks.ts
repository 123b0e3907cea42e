import { statSync } from 'node:fs'
import path from 'node:path'

type ModuleInfo = { code: string | null; importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] }
type Graph = { getModuleInfo(id: string): ModuleInfo | null }

/** Modules that the same entries need, and about how many bytes they are on the wire. `needs` has a bit for each entry. */
type Chunk = { name: string; ids: string[]; needs: bigint; bytes: number; packages: Set<string>; takes: Set<string> }
type Known = { needs: Map<string, bigint>; weigh: (needs: bigint) => number; chunkOf: Map<string, Chunk> }

/** What is split off is taken by its whole path, which is longer in one folder than in another and is not sent. */
const root = path.join(import.meta.dirname, '../..')
const mains = ['main.tsx', 'projector-main.tsx', 'screen-main.tsx']
/** The projector and the classroom's screen do without the router: nothing is joined to theirs that would bring a package. */
const ALONE = 0b110n
/** What people load most counts as much as so many other entries, and the lightest pages, which others must not weigh down, as many more. */
const OFTEN = 40
const LIGHT = 80
const often =
  /signed-in-bars|features[\\/](preparation[\\/]checklist|meetings[\\/]details[\\/]move-meeting)\.tsx$|routes[\\/](home[\\/]home|classroom[\\/]console|hubs[\\/]hub(-for-colleagues)?|meetings[\\/](meeting|agenda)|plans[\\/](plans|plan-new)|library[\\/](library|strategy)|search[\\/]search)\.tsx$/
const light = /src[\\/][\w-]*main\.tsx$|routes[\\/](public[\\/]public|classroom[\\/](projector|live))\.tsx$/
/** Beside each page of somebody signed in, every one of them loaded by itself. */
const beside =
  /src[\\/](app[\\/](router|shell[\\/]signed-in-bars|outbox[\\/]outbox-sender)\.tsx|lib[\\/]storage[\\/]device-storage\.ts)$/
/** What visitors come for, and what they may load behind it. */
const forVisitors = /routes[\\/]public[\\/]|features[\\/]discussion[\\/]visitors[\\/]/
/**
 * What a file costs on the wire beside its words: headers, what it takes from others, and what is not found in it to
 * compress. With 900 to 1,250 of 500 to 1,500 the pages together are lightest.
 */
const REQUEST_BYTES = 1250
/** Of what is written, so much is left once it is minified and compressed; of styles, which say the same again, less. */
const ON_THE_WIRE = 0.22
const OF_STYLES = 0.16
/** What a package brings along to a page that has no other use for it. */
const PACKAGE_BYTES = 10_000
/** A chunk below it is worth a look at what it could be joined with. */
const SMALL_BYTES = 9000

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

/**
 * Every module with the entries that need it. What the first of `mains` needs is there on every page behind it, and what is
 * `beside` pages on each of somebody signed in.
 */
function needsOf(graph: Graph): Omit<Known, 'chunkOf'> {
  const entries = new Set(mains.map(file => path.join(import.meta.dirname, 'src', file)))
  const needs = new Map<string, bigint>()
  let next = 1n
  let loaded = 0n
  let lightest = 0n
  let besides = 0n
  let visitors = 1n | ALONE
  for (const entry of entries) {
    const bit = next
    next <<= 1n
    if (often.test(entry)) loaded |= bit
    if (light.test(entry)) lightest |= bit
    if (beside.test(entry)) besides |= bit
    if (forVisitors.test(entry)) visitors |= bit
    const later = new Set<string>()
    const now = needed(entry, graph, later)
    // A page that stands alone needs what it loads a moment later too.
    const also = bit & ALONE ? [...later].flatMap(each => [...needed(each, graph, later)]) : []
    for (const id of [...now, ...also]) needs.set(id, (needs.get(id) ?? 0n) | bit)
    for (const each of later) entries.add(each)
  }
  const all = next - 1n
  for (const [id, by] of needs)
    needs.set(id, by | (by & 1n ? all & ~ALONE : 0n) | (by & besides ? all & ~visitors : 0n))
  const weigh = (bits: bigint) => ones(bits) + OFTEN * ones(bits & loaded) + LIGHT * ones(bits & lightest)
  return { needs, weigh }
}

/** The chunk and all that comes with it, since a file is read once what it takes is there. */
function withTaken(chunk: Chunk, chunkOf: Map<string, Chunk>): Set<Chunk> {
  const found = new Set([chunk])
  for (const each of found) for (const id of each.takes) found.add(chunkOf.get(id) ?? each)
  return found
}

/** What it costs that these entries load this chunk too, with what it takes and the packages that they had no use for. */
function added(chunk: Chunk, to: bigint, { needs, weigh, chunkOf }: Known): number {
  if (to === 0n) return 0
  let cost = 0
  const packages = new Set<string>()
  for (const each of withTaken(chunk, chunkOf)) {
    cost += weigh(each === chunk ? to : to & ~each.needs) * each.bytes
    for (const id of each.packages) packages.add(id)
  }
  for (const id of packages) {
    const unused = to & ~(needs.get(id) ?? 0n)
    if (unused & ALONE) return Infinity
    cost += weigh(unused) * PACKAGE_BYTES
  }
  return cost
}

/** How many bytes more all entries together load when two chunks are one; below nothing, it is worth it. */
function priceOf(a: Chunk, b: Chunk, known: Known): number {
  const saved = known.weigh(a.needs & b.needs) * REQUEST_BYTES
  return added(a, b.needs & ~a.needs, known) + added(b, a.needs & ~b.needs, known) - saved
}

/** Whether one takes something from the other by way of a third: as one chunk they and the third would wait for each other. */
function isBetween(from: Chunk, to: Chunk, chunkOf: Map<string, Chunk>): boolean {
  const takenBy = (chunk: Chunk) => [...chunk.takes].flatMap(id => chunkOf.get(id) ?? [])
  const seen = new Set([from])
  const left = takenBy(from).filter(each => each !== to)
  for (let each = left.pop(); each; each = left.pop()) {
    if (each === to) return true
    if (seen.has(each)) continue
    seen.add(each)
    left.push(...takenBy(each))
  }
  return false
}

/** Two as one, and whoever needs the one needs what the other takes. */
function join(small: Chunk, into: Chunk, { needs, chunkOf }: Known) {
  into.ids.push(...small.ids)
  into.bytes += small.bytes
  into.needs |= small.needs
  for (const id of small.packages) into.packages.add(id)
  for (const id of small.takes) into.takes.add(id)
  for (const id of small.ids) chunkOf.set(id, into)
  for (const each of withTaken(into, chunkOf)) {
    each.needs |= into.needs
    for (const id of each.packages) needs.set(id, (needs.get(id) ?? 0n) | into.needs)
  }
}

function joined(chunks: Chunk[], known: Known): Chunk[] {
  const left = chunks.toSorted((a, b) => a.bytes - b.bytes)
  const done: Chunk[] = []
  for (let small = left.shift(); small; small = left.shift()) {
    const of = small
    const best = (of.bytes < SMALL_BYTES ? [...left, ...done] : [])
      .filter(each => (each.needs & of.needs) !== 0n)
      .map(each => ({ each, price: priceOf(of, each, known) }))
      .filter(({ price }) => price < 0)
      .toSorted((a, b) => a.price - b.price)
      .find(({ each }) => !isBetween(of, each, known.chunkOf) && !isBetween(each, of, known.chunkOf))?.each
    if (!best) {
      done.push(of)
      continue
    }
    join(of, best, known)
    left.sort((a, b) => a.bytes - b.bytes)
  }
  return done
}

function chunksOf(graph: Graph): Map<string, string> {
  const known = needsOf(graph)
  const kinds = { styles: new Map<bigint, Chunk>(), shared: new Map<bigint, Chunk>() }
  for (const [id, needs] of known.needs) {
    if (isPackage(id) || /src[\\/][\w-]*main\.tsx$/.test(id)) continue
    const name = id.endsWith('.css') ? 'styles' : 'shared'
    const chunk = kinds[name].get(needs) ?? { name, ids: [], needs, bytes: 0, packages: new Set(), takes: new Set() }
    chunk.ids.push(id)
    const info = graph.getModuleInfo(id)
    // What the bundler has of a file of styles is a word or two in its place.
    chunk.bytes +=
      name === 'styles' ? statSync(id).size * OF_STYLES : (info?.code?.replaceAll(root, '').length ?? 0) * ON_THE_WIRE
    for (const next of info?.importedIds ?? []) (isPackage(next) ? chunk.packages : chunk.takes).add(next)
    kinds[name].set(needs, chunk)
  }
  const apart = [kinds.styles, kinds.shared].map(each => [...each.values()])
  const chunkOf = new Map(apart.flat().flatMap(each => each.ids.map(id => [id, each])))
  const chunks = apart.flatMap(each => joined(each, { ...known, chunkOf }))
  return new Map(chunks.flatMap(({ name, ids }, index) => ids.map(id => [id, `${name}-${index}`])))
}

/**
 * One chunk for all modules that the same entries need, and one for their styles, an entry being a page or anything loaded when asked for; small
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
