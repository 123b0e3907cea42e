import { readFileSync } from 'node:fs'
import { parseAst, transformWithOxc, Visitor, type ESTree, type Plugin } from 'vite'

/** Files that hold many things of which a page needs one or two: what crosses the wire, rules, questions to the server. */
const areMany = /[\\/]packages[\\/](schema|rules)[\\/]src[\\/].*\.ts$|[\\/]src[\\/]features[\\/].*\.queries\.ts$/
const fromMany = /^@hubs\/(schema|rules)\/|\.queries\.ts$/
/** Of these files nothing but its value is wanted of a call: a schema that nobody uses can go. */
const arePure = /[\\/]packages[\\/]/
const ONLY = '?only='

type Imported = { source: string; name: string }
type Part = { names: string[]; code: string; uses: Set<string> }
type Apart = { partOf: Map<string, Part>; imports: Map<string, Imported> }
type Program = ReturnType<typeof parseAst>
type Declaration = ESTree.VariableDeclaration | ESTree.Function | ESTree.Class

/** What a statement declares; null for one that does something. */
function declarationOf(statement: Program['body'][number]): Declaration | null {
  const inner = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
  if (inner?.type === 'FunctionDeclaration' || inner?.type === 'ClassDeclaration') return inner
  return inner?.type === 'VariableDeclaration' && inner.kind === 'const' ? inner : null
}

function namesOf(declaration: Declaration): string[] {
  if (declaration.type !== 'VariableDeclaration') return declaration.id ? [declaration.id.name] : []
  return declaration.declarations.flatMap(({ id }) => {
    if (id.type === 'Identifier') return [id.name]
    if (id.type !== 'ArrayPattern') return []
    return id.elements.flatMap(each => (each?.type === 'Identifier' ? [each.name] : []))
  })
}

/** Where names stand that may be another's, and where calls stand that run when the file is loaded. */
function look(program: Program) {
  const names: { name: string; at: number }[] = []
  const calls = new Set<number>()
  const keys = new Set<number>()
  let depth = 0
  const enter = () => void (depth += 1)
  const leave = () => void (depth -= 1)
  const call = ({ start }: { start: number }) => void (depth === 0 && calls.add(start))
  new Visitor({
    MemberExpression: ({ computed, property }) => void (computed || keys.add(property.start)),
    Property: ({ computed, shorthand, key }) => void (computed || shorthand || keys.add(key.start)),
    Identifier: ({ name, start }) => void (keys.has(start) || names.push({ name, at: start })),
    CallExpression: call,
    NewExpression: call,
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
  }).visit(program)
  return { names, calls }
}

function importsOf(program: Program): Map<string, Imported> {
  const imports = new Map<string, Imported>()
  for (const statement of program.body)
    if (statement.type === 'ImportDeclaration')
      for (const each of statement.specifiers) {
        const { imported } = each.type === 'ImportSpecifier' ? each : { imported: null }
        const name =
          imported?.type === 'Identifier' ? imported.name : each.type === 'ImportDefaultSpecifier' ? 'default' : '*'
        imports.set(each.local.name, { source: statement.source.value, name })
      }
  return imports
}

/** The declarations of a file; null where it does anything else, for then all of it belongs together. */
async function takeApart(file: string): Promise<Apart | null> {
  const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file, { sourcemap: false })
  const program = parseAst(code)
  const imports = importsOf(program)
  const partOf = new Map<string, Part>()
  const { names, calls } = look(program)
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') {
      if (statement.specifiers.length === 0) return null
      continue
    }
    const declaration = declarationOf(statement)
    const declared = declaration ? namesOf(declaration) : []
    if (!declaration || declared.length === 0) return null
    const { start, end } = declaration
    const inside = (at: number) => at >= start && at < end
    const uses = new Set(names.filter(({ at }) => inside(at)).map(({ name }) => name))
    const marks = arePure.test(file) ? [...calls].filter(inside).toSorted((a, b) => b - a) : []
    const text = marks.reduce(
      (all, at) => `${all.slice(0, at - start)}/*#__PURE__*/ ${all.slice(at - start)}`,
      code.slice(start, end),
    )
    const part = { names: declared, code: `export ${text}`, uses }
    for (const name of declared) partOf.set(name, part)
  }
  return { partOf, imports }
}

const aloneIn = (file: string, part: Part) => `${file}${ONLY}${part.names[0]}`
const importText = (name: string, local: string, from: string) =>
  `import ${name === '*' ? `* as ${local}` : `{ ${name} as ${local} }`} from ${JSON.stringify(from)};`

/** What a file is made of, and which file an import means. */
type Known = {
  apart: (file: string) => Promise<Apart | null>
  resolve: (source: string, from: string) => Promise<string | undefined>
}

/** What stands in the place of a file that was taken apart: all its names, each where it is now. */
const everyPart = (file: string, { partOf }: Apart) =>
  [...partOf].map(([name, part]) => `export { ${name} } from ${JSON.stringify(aloneIn(file, part))}`).join('\n')

/** A part as a file, with imports of what it uses and nothing else. */
async function partAlone(file: string, part: Part, { partOf, imports }: Apart, { apart, resolve }: Known) {
  const lines = [...part.uses].map(async local => {
    const own = partOf.get(local)
    if (own && own !== part) return importText(local, local, aloneIn(file, own))
    const imported = imports.get(local)
    if (!imported) return ''
    const { name, source } = imported
    const from = (await resolve(source, file)) ?? source
    const there = (await apart(from))?.partOf.get(name)
    return importText(name, local, there ? aloneIn(from, there) : source.startsWith('.') ? from : source)
  })
  return `${(await Promise.all(lines)).join('')}\n${part.code}`
}

/** Has a file import the parts that it names; null where it takes nothing from files that were taken apart. */
async function namingParts(code: string, id: string, { apart, resolve }: Known): Promise<string | null> {
  const program = parseAst(code, { lang: id.endsWith('x') ? 'tsx' : 'ts' })
  let text = code
  for (const statement of program.body.toReversed()) {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') continue
    if (!fromMany.test(statement.source.value)) continue
    const from = await resolve(statement.source.value, id)
    const parts = from === undefined ? null : await apart(from)
    if (from === undefined || !parts) continue
    const lines = statement.specifiers.flatMap(each => {
      if (each.type !== 'ImportSpecifier' || each.importKind === 'type') return []
      const name = each.imported.type === 'Identifier' ? each.imported.name : each.imported.value
      const part = parts.partOf.get(name)
      return [importText(name, each.local.name, part ? aloneIn(from, part) : from)]
    })
    text = text.slice(0, statement.start) + lines.join('') + text.slice(statement.end)
  }
  return text === code ? null : text
}

/**
 * A chunk holds whole files, and a page would load all schemas of a noun for the one that it reads, and every question of
 * a feature for the one that it asks. In a build each declaration of such a file is a file of its own.
 */
export function declarationsApart(): Plugin {
  const taken = new Map<string, Promise<Apart | null>>()
  const apart = (file: string) => {
    if (!areMany.test(file)) return Promise.resolve(null)
    const found = taken.get(file) ?? takeApart(file)
    taken.set(file, found)
    return found
  }
  return {
    name: 'declarations-apart',
    apply: 'build',
    enforce: 'pre',
    resolveId: { filter: { id: /\?only=/ }, handler: id => ({ id, moduleSideEffects: false }) },
    load: {
      filter: { id: /\.ts(\?only=\w+)?$/ },
      async handler(id) {
        const [file = '', name] = id.split(ONLY)
        const parts = await apart(file)
        if (!parts) return null
        const resolve = async (source: string, from: string) => (await this.resolve(source, from))?.id
        const part = name === undefined ? undefined : parts.partOf.get(name)
        const code = part ? await partAlone(file, part, parts, { apart, resolve }) : everyPart(file, parts)
        return { code, moduleSideEffects: false, moduleType: 'js' }
      },
    },
    transform: {
      filter: { id: /[\\/]src[\\/].*\.tsx?$/ },
      async handler(code, id) {
        if (areMany.test(id)) return null
        const resolve = async (source: string, from: string) => (await this.resolve(source, from))?.id
        const text = await namingParts(code, id, { apart, resolve })
        return text === null ? null : { code: text, map: null }
      },
    },
  }
}
