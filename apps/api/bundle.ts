import { DAY_MS } from '@hubs/rules/dates/durations'
import { globSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { rolldown } from 'rolldown'

const api = import.meta.dirname
const dist = path.join(api, 'dist')
const KEPT_MS = 30 * DAY_MS

/**
 * Packages of many small ES modules: Node takes longer to find and link those than to run them. The others stay outside:
 * they are few files, are loaded when they are needed, or bring a binary.
 */
const bundled = ['csv-parse', 'drizzle-orm', 'fastify-type-provider-zod', 'postal-mime', 'temporal-polyfill', 'zod']

function packagesOutside(): Set<string> {
  const { dependencies } = JSON.parse(readFileSync(path.join(api, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  return new Set(Object.keys(dependencies).filter(name => !name.startsWith('@hubs/') && !bundled.includes(name)))
}

/** What a file finds from its own place is found from there still; a worker is bundled too, and lies beside the bundle. */
function keepPlaces(code: string, file: string): string {
  const from = path.relative(dist, file).split(path.sep).join('/')
  return code
    .replaceAll(/'[./\w-]*?([\w-]+\.worker)\.ts', import\.meta\.url/g, "'./$1.js', import.meta.here")
    .replaceAll('import.meta.url', `new URL('${from}', import.meta.here).href`)
    .replaceAll('import.meta.dirname', `(import.meta.dirname + '/${path.posix.dirname(from)}')`)
    .replaceAll('import.meta.here', 'import.meta.url')
}

/** One letter such as ’ in a file, and V8 keeps all of its text with two bytes a letter for as long as the server runs. */
const inAscii = (code: string) =>
  code.replace(/[^\0-\x7f]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** A server that is still running loads some of its parts only when they are needed. */
function removeOld(current: ReadonlySet<string>) {
  for (const name of readdirSync(dist)) {
    const file = path.join(dist, name)
    if (!current.has(name) && statSync(file).mtimeMs < Date.now() - KEPT_MS) rmSync(file)
  }
}

/** Makes `dist/` of what runs as a process or a thread of its own: start to ready in half the time (decision 4). */
export async function bundleServer(): Promise<void> {
  const outside = packagesOutside()
  const bundle = await rolldown({
    cwd: api,
    platform: 'node',
    input: Object.fromEntries(
      ['src/server.ts', 'src/sample.ts', ...globSync('src/**/*.worker.ts', { cwd: api })].map(file => [
        path.basename(file, '.ts'),
        path.join(api, file),
      ]),
    ),
    // Only what Node finds from here stays outside: not what our own packages bring.
    external: id => id.startsWith('node:') || outside.has(/^(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? ''),
    plugins: [
      {
        name: 'places',
        transform: {
          filter: { id: /\/apps\/api\/src\//, code: /import\.meta/ },
          handler: keepPlaces,
        },
      },
    ],
  })
  const { output } = await bundle.generate({ entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' })
  await bundle.close()
  mkdirSync(dist, { recursive: true })
  for (const file of output)
    writeFileSync(path.join(dist, file.fileName), 'code' in file ? inAscii(file.code) : file.source)
  removeOld(new Set(output.map(file => file.fileName)))
}
