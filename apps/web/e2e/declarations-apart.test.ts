import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { expect, onTestFinished, test } from 'vitest'
import { declarationsApart } from '../declarations-apart.ts'

const sources = {
  'packages/schema/src/make.ts': `export function make(name: string, ...parts: unknown[]) { return { name, parts } }`,
  'packages/schema/src/things.ts': `
    import { make } from './make.ts'
    const shared = make('shared thing')
    export type Thing = { name: string }
    export const first = make('first thing', shared)
    export const second = make('second thing', shared, { first: 1 })
    export const nobodys = make('thing of nobody')
    export const nameOf = (thing: Thing) => thing.name`,
  'packages/schema/src/counted.ts': `
    export let count = 0
    export const more = () => (count += 1)`,
  'one.ts': `
    import { first, nameOf, type Thing } from './packages/schema/src/things.ts'
    export const said = nameOf(first satisfies Thing)
    export { first }`,
  'two.ts': `
    import { second as other } from './packages/schema/src/things.ts'
    import { count, more } from './packages/schema/src/counted.ts'
    more()
    export { other, count }`,
}

/** What the build makes of these files, in a folder of its own. */
async function built() {
  const root = mkdtempSync(path.join(tmpdir(), 'hubs-apart-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [file, text] of Object.entries(sources)) {
    mkdirSync(path.dirname(path.join(root, 'src', file)), { recursive: true })
    writeFileSync(path.join(root, 'src', file), text)
  }
  const input = ['one', 'two'].map(name => path.join(root, 'src', `${name}.ts`))
  const lib = { entry: input, formats: ['es' as const] }
  const answer = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [{ ...declarationsApart(), apply: undefined }],
    build: { lib, minify: false, outDir: 'dist', emptyOutDir: true },
  })
  const [{ output } = { output: [] }] = Array.isArray(answer) ? answer : []
  const chunks = output.flatMap(each => (each.type === 'chunk' ? [each] : []))
  const load = (name: string) => {
    const chunk = chunks.find(each => each.isEntry && each.name === name)
    return import(pathToFileURL(path.join(root, 'dist', chunk?.fileName ?? '')).href)
  }
  return { chunks, load }
}

test('a page has what it names of a file and nothing else, and all pages have the same of it', async () => {
  const { chunks, load } = await built()
  const text = (name: string) => chunks.find(each => each.isEntry && each.name === name)?.code ?? ''
  expect(text('one')).toContain('first thing')
  expect(text('one')).not.toContain('second thing')
  expect(text('two')).toContain('second thing')
  expect(text('two')).not.toContain('first thing')
  expect(chunks.map(({ code }) => code).join('\n')).not.toContain('thing of nobody')
  const [one, two] = [await load('one'), await load('two')]
  expect(one.said).toBe('first thing')
  expect(one.first.parts[0]).toBe(two.other.parts[0])
  // A file that holds something that changes stays whole.
  expect(two.count).toBe(1)
})
