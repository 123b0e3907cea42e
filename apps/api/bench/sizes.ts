import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Row } from './table.ts'

type Chunk = { file: string; css?: string[]; imports?: string[]; dynamicImports?: string[]; isEntry?: boolean }

const dist = path.join(import.meta.dirname, '../../web/dist')

/** A screen with a page of its own, instead of the one for all. */
const pagesOf: Record<string, string[]> = {
  'src/app/screens/projector.tsx': ['projector.html'],
  'src/app/screens/screen.tsx': ['screen.html'],
}

/** JavaScript and CSS, gzipped, that a screen needs before it stands: the entry, the screen, and all they import. */
function firstLoad(manifest: Record<string, Chunk>, screen: string): number {
  const files = new Set<string>()
  const add = (key: string) => {
    const chunk = manifest[key]
    if (!chunk || files.has(chunk.file)) return
    files.add(chunk.file)
    for (const css of chunk.css ?? []) files.add(css)
    for (const each of chunk.imports ?? []) add(each)
  }
  for (const key of pagesOf[screen] ?? ['index.html', screen]) add(key)
  let total = 0
  for (const file of files) total += gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length
  return total / 1000
}

/** Every screen's first load against its bar, in kB of gzip. */
export function measureSizes(): Row[] {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8'))
  const bars: Record<string, number> = { public: 140, projector: 140, screen: 140, live: 170 }
  return Object.keys(manifest)
    .filter(key => key.startsWith('src/app/screens/'))
    .map(key => {
      const name = path.basename(key, '.tsx')
      const bar = bars[name] ?? 210
      const size = firstLoad(manifest, key)
      return {
        work: `first load of the ${name} screen`,
        measured: `${size.toFixed(0)} kB`,
        bar: `${bar} kB`,
        ratio: size / bar,
      }
    })
}
