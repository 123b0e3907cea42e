import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { readRoutes } from './route-files.ts'

/** What the pages name in their heads. */
const publicFiles = ['/favicon.svg', '/manifest.webmanifest']

const NAME_LENGTH = 12

type Bundle = Rolldown.OutputBundle

/** All that a page may ask for, but the routes that are no use without the network. */
function filesOf(bundle: Bundle): string[] {
  const routes = readRoutes()
  const isRoute = new Set(routes.map(({ file }) => file))
  const opensOffline = new Set(routes.filter(({ offline }) => offline).map(({ file }) => file))
  const files = new Set(Object.keys(bundle).filter(file => file.endsWith('.woff2')))
  const visit = (file: string) => {
    const chunk = bundle[file]
    if (chunk?.type !== 'chunk' || files.has(file)) return
    const from = path.normalize(chunk.facadeModuleId ?? '')
    if (isRoute.has(from) && !opensOffline.has(from)) return
    files.add(file)
    for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css)
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next)
  }
  for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk' && chunk.isEntry) visit(chunk.fileName)
  return [...files].toSorted().map(file => `/${file}`)
}

/** Writes the service worker with the files of this build. Another build has another worker: browsers compare bytes. */
export function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const pages = Object.values(bundle).filter(each => each.type === 'asset' && each.fileName.endsWith('.html'))
        const files = [...pages.map(({ fileName }) => `/${fileName}`), ...publicFiles, ...filesOf(bundle)]
        const hash = createHash('sha256').update(files.join())
        for (const page of pages) if (page.type === 'asset') hash.update(page.source)
        const build = hash.digest('hex').slice(0, NAME_LENGTH)
        const worker = readFileSync(path.join(import.meta.dirname, 'sw.js'), 'utf8')
        const source = worker.replace('__BUILD__', build).replace("['__FILES__']", () => JSON.stringify(files))
        this.emitFile({ type: 'asset', fileName: 'sw.js', source })
      },
    },
  }
}
