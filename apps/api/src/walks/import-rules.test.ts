import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../../../..')
const folders: string[] = []
afterAll(() => folders.forEach(folder => rmSync(folder, { recursive: true })))

type Report = { diagnostics: { filename: string; message: string; help?: string }[] }

/** What the linter tells of these files, under the project's rules. */
async function lint(files: readonly { file: string; text: string }[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-lint-'))
  folders.push(folder)
  copyFileSync(path.join(root, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'))
  for (const { file, text } of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  const oxlint = path.join(root, 'node_modules/.bin/oxlint')
  const { stdout } = await promisify(execFile)(oxlint, ['--format=json'], { cwd: folder }).catch(
    (error: { stdout: string }) => error,
  )
  return (JSON.parse(stdout) as Report).diagnostics.map(({ filename, message, help = '' }) => ({
    file: filename.replaceAll('\\', '/'),
    words: `${message} ${help}`,
  }))
}

type Violation = [file: string, from: string, words: string, name?: string]

/**
 * By the line of the README’s table: a file, from where it may not import, what it is told, and what of it that is about;
 * one for each depth.
 */
const violationsOf: Record<string, Violation[]> = {
  'packages/schema': [
    ['packages/schema/src/plant.ts', '@hubs/rules/can', 'zod alone'],
    ['packages/schema/src/meetings/plant.ts', 'drizzle-orm', 'zod alone'],
    ['packages/schema/src/meetings/any.ts', 'stemmer', 'zod alone'],
  ],
  'packages/rules': [
    ['packages/rules/src/plant.ts', 'node:fs', 'schema alone'],
    ['packages/rules/src/run/plant.ts', 'zod', 'schema alone'],
    ['packages/rules/src/run/deeper.ts', '@hubs/api/errors', 'schema alone'],
    ['packages/rules/src/text/any.ts', '@hubs/allocation/record', 'schema alone'],
  ],
  'packages/allocation': [
    ['packages/allocation/src/plant.ts', '@hubs/schema/common', 'its record alone'],
    ['packages/allocation/src/database.ts', 'drizzle-orm', 'its record alone'],
    ['packages/allocation/src/screen.ts', 'react', 'its record alone'],
  ],
  '*.routes.ts': [
    ['apps/api/src/modules/plans/plant.routes.ts', './plans.repo.ts', 'asks its service'],
    ['apps/api/src/modules/plans/support/plant.routes.ts', '../plans.repo.ts', 'asks its service'],
    ['apps/api/src/modules/plans/engine.routes.ts', 'drizzle-orm', 'asks its service'],
    ['apps/api/src/modules/plans/store.routes.ts', '../../store/store.ts', 'asks its service'],
  ],
  '*.service.ts': [
    ['apps/api/src/modules/plans/plant.service.ts', 'fastify', 'its own repo'],
    ['apps/api/src/modules/plans/engine.service.ts', 'drizzle-orm', 'its own repo'],
    ['apps/api/src/modules/plans/route.service.ts', './plans.routes.ts', 'its own repo'],
    ['apps/api/src/modules/plans/plugin.service.ts', '../../plugins/actor.ts', 'its own repo'],
    ['apps/api/src/modules/plans/repo.service.ts', '../trials/trials.repo.ts', 'its own repo'],
    ['apps/api/src/modules/plans/deep.service.ts', '../meetings/run/runs.repo.ts', 'its own repo'],
    ['apps/api/src/modules/plans/support/plant.service.ts', '../../trials/trials.repo.ts', 'its own repo'],
    ['apps/api/src/modules/plans/support/deep.service.ts', '../../meetings/run/runs.repo.ts', 'its own repo'],
  ],
  '*.repo.ts': [
    ['apps/api/src/modules/plans/plant.repo.ts', './plans.service.ts', 'only tables'],
    ['apps/api/src/modules/plans/support/plant.repo.ts', 'fastify', 'only tables'],
    ['apps/api/src/modules/plans/route.repo.ts', './plans.routes.ts', 'only tables'],
    ['apps/api/src/modules/plans/plugin.repo.ts', '../../plugins/actor.ts', 'only tables'],
    ['apps/api/src/modules/plans/other.repo.ts', '../trials/trials.repo.ts', 'only tables'],
    ['apps/api/src/modules/plans/support/other.repo.ts', '../../trials/trials.repo.ts', 'only tables'],
  ],
  'any other file of a module': [
    ['apps/api/src/modules/plans/plain.ts', '../trials/trials.repo.ts', 'never its repo'],
    ['apps/api/src/modules/plans/support/plain.ts', '../../meetings/run/runs.repo.ts', 'never its repo'],
    ['apps/api/src/modules/plans/suffix.service.ts', './plan-checks.ts', 'by its suffix'],
    ['apps/api/src/modules/plans/support/suffix.repo.ts', './counting.ts', 'by its suffix'],
  ],
  plugins: [
    ['apps/api/src/plugins/plant.ts', '../modules/plans/plans.repo.ts', 'services at most'],
    ['apps/api/src/plugins/route.ts', '../modules/plans/support/support.routes.ts', 'services at most'],
    ['apps/api/src/plugins/engine.ts', 'drizzle-orm', 'services at most'],
  ],
  'features/<noun>': [
    ['apps/web/src/features/plans/plant.tsx', '#features/hubs/hub-sign.tsx', 'meet on a page'],
    ['apps/web/src/features/plans/support/plant.tsx', '#app/router.tsx', 'imports the app'],
    ['apps/web/src/features/plans/server.tsx', '@hubs/api/errors', 'over HTTP'],
    ['apps/web/src/features/plans/up.tsx', '../hubs/hub-sign.tsx', 'Stay in the feature'],
    ['apps/web/src/features/plans/support/up.tsx', '../../hubs/hub-sign.tsx', 'Stay in the feature'],
    ['apps/web/src/features/meetings/console/round/up.tsx', '../../../hubs/hub-sign.tsx', 'Stay in the feature'],
    ['apps/web/src/features/plans/form.tsx', 'react-hook-form', 'made by useZodForm', 'useForm'],
    ['apps/web/src/features/plans/support/form.tsx', 'react-hook-form', 'made by useZodForm', 'useForm'],
    ['apps/web/src/features/meetings/console/round/form.tsx', '@hookform/resolvers/zod', 'made by useZodForm'],
  ],
  shared: [
    ['apps/web/src/shared/plant.tsx', '#features/hubs/hub-sign.tsx', 'knows none of them'],
    ['apps/web/src/shared/app.tsx', '#app/router.tsx', 'knows none of them'],
    ['apps/web/src/shared/up.tsx', '../features/hubs/hub-sign.tsx', 'knows none of them'],
    ['apps/web/src/shared/server.ts', '@hubs/api/errors', 'over HTTP'],
    ['apps/web/src/shared/form.tsx', 'react-hook-form', 'made by useZodForm', 'useForm'],
  ],
  ui: [
    ['apps/web/src/ui/plant.tsx', '#features/hubs/hub-sign.tsx', 'no domain word'],
    ['apps/web/src/ui/shared.tsx', '#shared/hub-chip.tsx', 'no domain word'],
    ['apps/web/src/ui/page/shared.tsx', '#shared/paths.ts', 'no domain word'],
    ['apps/web/src/ui/page/app.tsx', '#app/router.tsx', 'no domain word'],
    ['apps/web/src/ui/forms/plant.tsx', '@hubs/schema/plans/plans', 'no domain word'],
    ['apps/web/src/ui/forms/rules.tsx', '@hubs/rules/can', 'no domain word'],
    ['apps/web/src/ui/forms/run.tsx', '@hubs/rules/run/run', 'no domain word'],
    ['apps/web/src/ui/forms/any.tsx', '@hubs/testing/limits', 'no domain word'],
    ['apps/web/src/ui/form.tsx', '@hookform/resolvers/zod', 'made by useZodForm'],
    ['apps/web/src/ui/forms/form.tsx', 'react-hook-form', 'made by useZodForm', 'useForm'],
  ],
  lib: [
    ['apps/web/src/lib/plant.ts', '#ui/chip.tsx', 'below everything'],
    ['apps/web/src/lib/feature.ts', '#features/hubs/hub-sign.tsx', 'below everything'],
    ['apps/web/src/lib/shared.ts', '#shared/paths.ts', 'below everything'],
    ['apps/web/src/lib/drafts/shared.ts', '#shared/paths.ts', 'below everything'],
    ['apps/web/src/lib/drafts/app.ts', '#app/router.tsx', 'below everything'],
    ['apps/web/src/lib/time/server.ts', '@hubs/api/errors', 'below everything'],
    ['apps/web/src/lib/storage/plant.ts', '../../ui/chip.tsx', 'below everything'],
  ],
  'app/routes': [['apps/web/src/app/routes/plans/form.tsx', 'react-hook-form', 'made by useZodForm', 'useForm']],
}
const violations = Object.values(violationsOf).flat()

/** What stands beside them and is allowed: a rule that forbids everything would hold nothing. */
const allowed: [file: string, from: string, name?: string][] = [
  ['packages/rules/src/plans/own.ts', '@hubs/schema/plans/plans'],
  ['packages/rules/src/plans/beside.ts', '../text/words.ts'],
  ['apps/api/src/modules/plans/support/own.service.ts', '../plans.repo.ts'],
  ['apps/api/src/modules/plans/support/own.repo.ts', '../plans.repo.ts'],
  ['apps/api/src/modules/plans/other.service.ts', '../trials/trials.service.ts'],
  ['apps/web/src/features/plans/support/own.tsx', '../plans.queries.ts'],
  ['apps/web/src/features/plans/shared.tsx', '#shared/hub-chip.tsx'],
  ['apps/web/src/features/plans/support/shared.tsx', '#shared/paths.ts'],
  ['apps/web/src/shared/own.tsx', '#ui/chip.tsx'],
  ['apps/web/src/shared/schema.ts', '@hubs/schema/hubs'],
  ['apps/web/src/shared/rules.ts', '@hubs/rules/can'],
  ['apps/web/src/ui/forms/text.tsx', '@hubs/rules/text/words'],
  ['apps/web/src/features/plans/field.tsx', 'react-hook-form', 'useWatch'],
  ['apps/web/src/lib/form.ts', 'react-hook-form', 'useForm'],
]

test('each import that the layout forbids is told where it stands, and no other', async () => {
  const all = [
    ...violations.map(([file, from, , name]) => ({ file, from, name })),
    ...allowed.map(([file, from, name]) => ({ file, from, name })),
  ]
  const told = await lint(
    all.map(({ file, from, name = 'It' }) => ({
      file,
      text: `import type { ${name} } from '${from}'\n\nexport type Its = typeof ${name}\n`,
    })),
  )
  expect(told.map(({ file }) => file).toSorted()).toEqual(violations.map(([file]) => file).toSorted())
  for (const [file, , words] of violations) expect(told.find(each => each.file === file)?.words).toContain(words)
})

/** The sources of each app and package. */
const sources = ['apps', 'packages'].flatMap(above =>
  readdirSync(path.join(root, above)).flatMap(name =>
    readdirSync(path.join(root, above, name, 'src'), { recursive: true, encoding: 'utf8' })
      .filter(file => /\.tsx?$/.test(file))
      .map(file => ({
        home: `${above}/${name}`,
        file: path.posix.join(above, name, 'src', file.replaceAll('\\', '/')),
      })),
  ),
)

/** Whether it leads out of the app or package that a file is in, past what others give by their names. */
function leavesHome({ home, file }: { home: string; file: string }, from: string) {
  const isApp = /^@hubs\/(api|web)(\/|$)/.test(from)
  return isApp || (from.startsWith('.') && !path.posix.join(path.posix.dirname(file), from).startsWith(`${home}/`))
}

test('an app or package has nothing of another but by its name, and of another app nothing', () => {
  const leaving = sources.flatMap(source => {
    const text = readFileSync(path.join(root, source.file), 'utf8')
    const imported = [...text.matchAll(/\b(?:from|import) ?\(?'([^'\n]+)'/g)].map(([, from = '']) => from)
    return imported.filter(from => leavesHome(source, from)).map(from => `${source.file}: ${from}`)
  })
  expect(leaving).toEqual([])
  const web = { home: 'apps/web', file: 'apps/web/src/lib/plant.ts' }
  for (const from of ['@hubs/api/errors', '../../../api/src/errors.ts']) expect(leavesHome(web, from)).toBe(true)
  for (const from of ['@hubs/rules/can', './time.ts', '../ui/chip.tsx']) expect(leavesHome(web, from)).toBe(false)
})

test('no rule asks for the time, or for chance', () => {
  const asking = sources
    .filter(({ home, file }) => home === 'packages/rules' && !file.endsWith('.test.ts'))
    .filter(({ file }) =>
      /\bDate\.now\b|\bnew Date\(\)|\bperformance\.|\bMath\.random\b/.test(readFileSync(path.join(root, file), 'utf8')),
    )
  expect(asking).toEqual([])
})

/** The first cells of a table of ours, by the words its head begins with. */
function firstCells(file: string, head: string): string[] {
  const [, table = ''] = readFileSync(path.join(root, file), 'utf8').split(`\n| ${head} |`)
  const lines = table.split('\n\n', 1).join('').split('\n').slice(2)
  return lines.map(line => line.split('|')[1]?.replaceAll('`', '').trim() ?? '')
}

test('each line of the README’s table has an import planted against it', () => {
  const heldAbove = 'apps/web, apps/api'
  const lines = firstCells('README.md', 'from')
  expect(lines).toContain(heldAbove)
  expect(Object.keys(violationsOf)).toEqual(expect.arrayContaining(lines.filter(line => line !== heldAbove)))
})

test('a function has 60 lines at the most, that of a service or of routes too', async () => {
  const factory = (lines: number) =>
    ['export function createThings() {', ...Array.from({ length: lines - 2 }, () => '  void 0'), '}', ''].join('\n')
  const files = ['plants/plants.service.ts', 'plants/roots/roots.service.ts', 'plants/plants.routes.ts']
  const all = [...files.map(file => `apps/api/src/modules/${file}`), 'apps/api/src/plugins/plant.ts']
  const told = await lint(all.map(file => ({ file, text: factory(61) })))
  expect(told.map(({ file }) => file).toSorted()).toEqual(all.toSorted())
  for (const { words } of told) expect(words).toContain('too many lines (61)')
  expect(await lint(all.map(file => ({ file, text: factory(60) })))).toEqual([])
})

test('a list of columns may be longer, up to 160 lines, as long as it decides nothing', async () => {
  const listOf = (lines: number, last = 'void 0') =>
    [
      'export function thingTables(k: object | null) {',
      ...Array.from({ length: lines - 3 }, () => '  void k'),
      `  ${last}`,
      '}',
      '',
    ].join('\n')
  const at = (name: string, text: string) => ({ file: `apps/api/src/store/tables/${name}.ts`, text })
  const told = await lint([
    at('short', listOf(61)),
    at('long', listOf(160)),
    at('longer', listOf(161)),
    at('deciding', listOf(10, 'if (k) void 0')),
    at('choosing', listOf(10, 'void (k ? 1 : 2)')),
    at('looping', listOf(10, 'for (const each of [k]) void each')),
  ])
  expect(told.map(({ file }) => path.basename(file, '.ts')).toSorted()).toEqual([
    'choosing',
    'deciding',
    'longer',
    'looping',
  ])
  expect(told.find(({ file }) => file.includes('longer'))?.words).toContain('too many lines (161)')
  for (const { file, words } of told) if (!file.includes('longer')) expect(words).toContain('complexity')
})

test('each file of a module says by its suffix what it is', () => {
  const suffixes = firstCells('.github/CONTRIBUTING.md', 'suffix').flatMap(cell => cell.split(', '))
  expect(suffixes).toContain('.service')
  const files = readdirSync(path.join(root, 'apps/api/src/modules'), { recursive: true, encoding: 'utf8' })
  const named = (file: string) => [...suffixes, '.test', '.d'].some(suffix => file.endsWith(`${suffix}.ts`))
  expect(files.filter(file => file.endsWith('.ts') && !named(file))).toEqual([])
})
