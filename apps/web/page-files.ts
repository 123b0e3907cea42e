import path from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { readRoutes } from './route-files.ts'

type Bundle = Rolldown.OutputBundle

/** What every page of somebody signed in loads beside its own: the list of pages first, since nothing begins before it. */
const beside = ['app/router.tsx', 'app/shell/signed-in-bars.tsx', 'lib/storage/device-storage.ts']
/** What a page that visitors see too loads for somebody signed in. */
const forColleagues: Record<string, string> = { 'app/routes/hubs/hub.tsx': 'app/routes/hubs/hub-for-colleagues.tsx' }

const src = path.join(import.meta.dirname, 'src')

/** What a module needs before it runs, scripts and styles, without what has been asked for already. */
function filesOf(id: string, bundle: Bundle, found: Set<string>) {
  const visit = (file: string) => {
    const chunk = bundle[file]
    if (chunk?.type !== 'chunk' || found.has(file)) return
    found.add(file)
    for (const css of chunk.viteMetadata?.importedCss ?? []) found.add(css)
    for (const next of chunk.imports) visit(next)
  }
  for (const chunk of Object.values(bundle))
    if (chunk.type === 'chunk' && chunk.moduleIds.some(each => path.normalize(each) === id)) visit(chunk.fileName)
}

/** `[pattern, files]` of each page, as somebody signed in loads it, in the order in which an address is looked up. */
function pagesOf(bundle: Bundle): [pattern: string, files: string[]][] {
  const first = new Set<string>()
  filesOf(path.join(src, 'main.tsx'), bundle, first)
  return readRoutes().flatMap(({ file, pattern }) => {
    if (pattern === null) return []
    const found = new Set(first)
    const more = forColleagues[path.relative(src, file).replaceAll('\\', '/')]
    const [list = '', ...rest] = beside.map(each => path.join(src, each))
    const modules = [...(more ? [] : [list]), file, ...(more ? [path.join(src, more)] : []), ...rest]
    for (const id of modules) filesOf(id, bundle, found)
    return [[pattern, [...found].filter(each => !first.has(each)).map(each => `/${each}`)]]
  })
}

/**
 * Writes which files each page loads, for the server to name in its head: a browser that knows them from the start asks for
 * all of them at once, instead of for each one after the one that names it.
 */
export function pageFiles(): Plugin {
  return {
    name: 'page-files',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        this.emitFile({ type: 'asset', fileName: 'pages.json', source: JSON.stringify(pagesOf(bundle)) })
      },
    },
  }
}
