import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../../../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const files = globSync('{apps,packages}/*/src/**/*.{ts,tsx}', { cwd: root })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => !/\.(test|testkit)\.tsx?$/.test(file))

type Arrow = { from: string; to: string }

/** Every import of a file of the same app or package, by types too, and what is loaded only later. */
const arrows = files.flatMap(from =>
  [...read(from).matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+|#(?:app|features|shared|ui|lib)\/[^']+)'/g)].map(
    ([, named = '']): Arrow => ({
      from,
      to: named.startsWith('#')
        ? `apps/web/src/${named.slice(1)}`
        : path.posix.normalize(path.posix.join(path.posix.dirname(from), named)),
    }),
  ),
)

/** The rooms that can be reached from themselves, each with the files that lead on from it. */
function circlesOf(roomOf: (file: string) => string | null, among: readonly Arrow[]) {
  const leads = new Map<string, Map<string, string>>()
  for (const { from, to } of among) {
    const [a, b] = [roomOf(from), roomOf(to)]
    if (a === null || b === null || a === b) continue
    const known = leads.get(a) ?? new Map<string, string>()
    leads.set(a, known.set(b, `${from} imports ${to}`))
  }
  const reach = (start: string) => {
    const seen = new Set<string>()
    const open = [...(leads.get(start)?.keys() ?? [])]
    for (let next = open.pop(); next !== undefined; next = open.pop())
      if (!seen.has(next)) open.push(...(leads.get(seen.add(next) && next)?.keys() ?? []))
    return seen
  }
  const inCircle = [...leads.keys()].filter(room => reach(room).has(room))
  return inCircle.flatMap(room => {
    const back = [...(leads.get(room) ?? [])].filter(([next]) => reach(next).has(room))
    return back.map(([, words]) => words)
  })
}

/** A folder with its own module file is a module, wherever it lies. */
const modules = 'apps/api/src/modules'
const moduleFolders = files.filter(file => file.endsWith('.module.ts')).map(file => path.posix.dirname(file))
const moduleOf = (file: string) =>
  moduleFolders
    .filter(folder => file.startsWith(`${folder}/`))
    .toSorted((a, b) => b.length - a.length)
    .at(0) ?? null

/** The modules in the order of the one list they stand in. */
function listed(): string[] {
  const list = read('apps/api/src/modules.ts')
  const folderOf = new Map(
    [...list.matchAll(/\b(create\w+Module)\b[^\n]* from '\.\/(modules\/[\w/-]+)\/[\w-]+\.module\.ts'/g)].map(
      ([, factory = '', folder = '']) => [factory, `apps/api/src/${folder}`],
    ),
  )
  return [...list.matchAll(/add\((create\w+Module)\(/g)].map(([, factory = '']) => folderOf.get(factory) ?? factory)
}

test('an arrow between two modules leads to the one that is earlier in the list', () => {
  const order = listed()
  expect(order.toSorted()).toEqual(moduleFolders.toSorted())
  expect(order.length).toBeGreaterThan(30)
  const between = arrows.filter(({ from, to }) => from.startsWith(`${modules}/`) && to.startsWith(`${modules}/`))
  expect(between.length).toBeGreaterThan(1000)
  expect(between.filter(({ from, to }) => moduleOf(from) === null || moduleOf(to) === null)).toEqual([])
  const up = ({ from, to }: Arrow) => order.indexOf(moduleOf(to) ?? '') > order.indexOf(moduleOf(from) ?? '')
  expect(between.filter(up)).toEqual([])
})

const nounOf = (file: string) => file.slice(modules.length + 1).split('/', 1)[0]

test('a repo is asked by its own noun alone, a route by nobody else, and a feature by no other, however deep they lie', () => {
  const between = (folder: string) =>
    arrows.filter(({ from, to }) => from.startsWith(`${folder}/`) && to.startsWith(`${folder}/`))
  const apart = between(modules).filter(({ from, to }) => nounOf(from) !== nounOf(to))
  expect(apart.length).toBeGreaterThan(300)
  expect(apart.filter(({ to }) => /\.(repo|routes)\.ts$/.test(to))).toEqual([])
  const features = 'apps/web/src/features'
  const feature = roomIn(features)
  expect(between(features).length).toBeGreaterThan(500)
  expect(between(features).filter(({ from, to }) => feature(from) !== feature(to))).toEqual([])
})

/** The folder next below this one that a file lies in; null for what lies in no room of it. */
const roomIn = (folder: string) => (file: string) => {
  if (!file.startsWith(`${folder}/`)) return null
  const [room, inside] = file.slice(folder.length + 1).split('/', 2)
  return inside === undefined ? null : (room ?? null)
}

test('the rooms of a folder lead nowhere in a circle', () => {
  const folders = new Set(files.map(file => path.posix.dirname(file)))
  for (const folder of folders) if (!folder.endsWith('/src')) folders.add(path.posix.dirname(folder))
  // Modules lie in one another’s folders: their order is that of the list.
  folders.delete(modules)
  expect(folders.size).toBeGreaterThan(150)
  const found = [...folders].map(folder => [folder, circlesOf(roomIn(folder), arrows)])
  expect(found.filter(([, words]) => words?.length)).toEqual([])
})

test('no two files lead to each other, by types either', () => {
  expect(circlesOf(file => file, arrows)).toEqual([])
})

test('a circle of rooms is found, however long, and one file in it named', () => {
  const arrow = (from: string, to: string): Arrow => ({ from: `s/${from}`, to: `s/${to}` })
  const straight = [arrow('a/x.ts', 'b/x.ts'), arrow('b/y.ts', 'c/x.ts'), arrow('c/x.ts', 'plain.ts')]
  expect(circlesOf(roomIn('s'), straight)).toEqual([])
  const closed = [...straight, arrow('c/x.ts', 'a/x.ts'), arrow('d/x.ts', 'a/x.ts')]
  expect(circlesOf(roomIn('s'), closed)).toEqual([
    's/a/x.ts imports s/b/x.ts',
    's/b/y.ts imports s/c/x.ts',
    's/c/x.ts imports s/a/x.ts',
  ])
  expect(circlesOf(roomIn('s/a'), closed)).toEqual([])
})
