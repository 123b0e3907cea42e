import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseAst, Visitor } from 'vite'
import { paths } from './src/shared/paths.ts'

const app = path.join(import.meta.dirname, 'src/app')
/** Where the routes stand, each with the file that it loads; those marked `offline` open without the network. */
const routers = ['router.tsx', 'public-routes.tsx']

type Route = {
  /** The module that it loads, by its whole path. */
  file: string
  /** `/people/:id`; none where it is loaded by a function of its own. */
  pattern: string | null
  offline: boolean
}

/** What `paths` has under that name, for any address of its kind. */
function patternOf(name: string): string | null {
  const found = Object.entries(paths).find(([key]) => key === name)?.[1]
  return typeof found === 'function' ? found() : (found ?? null)
}

function routesIn(router: string): Route[] {
  const program = parseAst(readFileSync(path.join(app, router), 'utf8'), { lang: 'tsx' })
  const files: { file: string; at: number }[] = []
  const screens: { start: number; end: number; pattern: string | null; offline: boolean }[] = []
  let pattern: string | null = null
  let offline = false
  new Visitor({
    ImportExpression({ source, start }) {
      const file = source.type === 'Literal' ? String(source.value) : ''
      if (file.startsWith('./routes/')) files.push({ file: path.join(app, file), at: start })
    },
    Property({ key, value }) {
      if (key.type !== 'Identifier') return
      if (key.name === 'offline') offline = true
      const of = value.type === 'CallExpression' ? value.callee : value
      if (key.name === 'path' && of.type === 'MemberExpression' && of.property.type === 'Identifier')
        pattern = patternOf(of.property.name)
    },
    'ObjectExpression:exit'({ start, end }) {
      screens.push({ start, end, pattern, offline })
      pattern = null
      offline = false
    },
  }).visit(program)
  return files.map(({ file, at }) => {
    const screen = screens.find(({ start, end }) => start < at && at < end)
    return { file, pattern: screen?.pattern ?? null, offline: screen?.offline ?? false }
  })
}

/** All routes, in the order in which an address is looked up. */
export const readRoutes = () => routers.flatMap(routesIn)
