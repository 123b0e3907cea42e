import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

// Builds the pages and the server when their sources are not those of the last build. Run from anywhere:
// `node apps/web/build-if-stale.ts`.
const web = import.meta.dirname
const root = path.join(web, '../..')

const pages = [
  'apps/web/src',
  'apps/web/public',
  'apps/web/index.html',
  'apps/web/projector.html',
  'apps/web/screen.html',
  'apps/web/vite.config.ts',
  'apps/web/compress-build.ts',
  'apps/web/declarations-apart.ts',
  'apps/web/offline-build.ts',
  'apps/web/page-files.ts',
  'apps/web/route-files.ts',
  'apps/web/shared-chunks.ts',
  'apps/web/trimmed-packages.ts',
  'apps/web/sw.js',
  'packages/schema/src',
  'packages/rules/src',
  'pnpm-lock.yaml',
]
const server = ['apps/api/src', 'apps/api/bundle.ts', 'packages', 'pnpm-lock.yaml']

/** Every file under a path, in an order that does not depend on the file system. */
function filesUnder(file: string): string[] {
  if (!existsSync(file)) return []
  if (!statSync(file).isDirectory()) return [file]
  return readdirSync(file, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .filter(entry => entry.name !== 'node_modules')
    .flatMap(entry => filesUnder(path.join(file, entry.name)))
    .filter(each => !/\.test\.tsx?$/.test(each))
}

function hashOf(sources: string[]): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(source => filesUnder(path.join(root, source)))) {
    hash.update(path.relative(root, file).split(path.sep).join('/'))
    hash.update(readFileSync(file))
  }
  return hash.digest('hex')
}

async function buildIfStale(app: string, sources: string[], build: () => Promise<unknown>) {
  const stamp = path.join(root, app, 'dist/.sources')
  const now = hashOf(sources)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  await build()
  writeFileSync(stamp, now)
}

await buildIfStale('apps/web', pages, async () => {
  process.stdout.write('Building the pages, about 10 seconds…\n')
  const { build } = await import('vite')
  await build({ root: web, configFile: path.join(web, 'vite.config.ts'), logLevel: 'warn' })
})
await buildIfStale('apps/api', server, async () => (await import('../api/bundle.ts')).bundleServer())
