import path from 'node:path'

type Graph = {
  getModuleInfo(id: string): { importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] } | null
}
type Place = { from: readonly string[]; later?: true }

const routes = (...names: string[]) => names.map(name => `app/routes/${name}.tsx`)
/** What people load most, each with what it needs before it runs; `later`: and with what it loads then. */
const places: readonly Place[] = [
  { from: ['main.tsx', ...routes('public/public')] },
  { from: routes('hubs/hub') },
  { from: ['projector-main.tsx', 'screen-main.tsx'] },
  { from: routes('classroom/live') },
  { from: routes('classroom/console') },
  { from: routes('classroom/live'), later: true },
  { from: routes('classroom/console'), later: true },
  { from: ['app/shell/signed-in-bars.tsx'] },
  { from: ['app/outbox/outbox-sender.tsx', 'lib/storage/device-storage.ts'] },
  { from: routes('home/home') },
  { from: routes('library/library') },
  { from: routes('library/strategy') },
  { from: routes('hubs/hub-for-colleagues') },
  { from: routes('plans/plans') },
  { from: routes('plans/plan-new') },
]

function needed({ from, later }: Place, graph: Graph): Set<string> {
  const found = new Set<string>()
  const visit = (id: string) => {
    if (found.has(id)) return
    found.add(id)
    const info = graph.getModuleInfo(id)
    for (const next of [...(info?.importedIds ?? []), ...(later ? (info?.dynamicallyImportedIds ?? []) : [])])
      visit(next)
  }
  for (const file of from) visit(path.join(import.meta.dirname, 'src', file))
  return found
}

/**
 * One chunk for all modules that the same of these places need. By every page, as the bundler would have it, there are
 * three times as many, most of them smaller than the headers they come with. Packages are left to it: what their indexes
 * name and nobody calls would count as needed.
 */
export function sharedChunks(): (id: string, graph: Graph) => string | null {
  let known: Set<string>[] | undefined
  return (id, graph) => {
    // A page's beginning runs by itself: in a chunk with others, it would begin in every page.
    if (/src[\\/][\w-]*main\.tsx$/.test(id)) return null
    if (/node_modules/.test(id) && !/node_modules\/lucide-react\//.test(id.replaceAll('\\', '/'))) return null
    known ??= places.map(place => needed(place, graph))
    const by = known.map(ids => (ids.has(id) ? '1' : '0')).join('')
    return by.includes('1') ? `shared-${Number.parseInt(by, 2).toString(36)}` : null
  }
}
