import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../../../..')
const files = globSync('{apps,packages}/*/src/**/*.{ts,tsx}', { cwd: root }).filter(
  file => !/\.(test|testkit|arbitraries)\.tsx?$/.test(file),
)

/** A number or a text as it is written, sums of them, and what such constants are worked out from. */
const operand = /(?:-?\d[\w.]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`[^`$]*`|[A-Z][A-Z\d_]*)/.source
const plain = new RegExp(`^\\(*${operand}\\)*(?:\\s*(?:[-+/]|\\*{1,2})\\s*\\(*${operand}\\)*)*(?: as const)?$`)
/** A text of several lines, which end somewhere below. */
const longText = /^`[^`$]*$/
/** What a test waits for may come from the environment, and is a number all the same. */
const fromOutside = /^Number\(process\.env\./

/** Where the spelling of a constant at the top of a file is not that of what it holds. */
function misspelt(text: string): string[] {
  const constants = text.matchAll(
    /^(?:export )?const (\w+)(?:: [^=\n]+)? =\s+(.*(?:\n {2}[^\n]*[-+*/]$|\n {2}[-+*/'"`][^\n]*)*)$/gm,
  )
  return [...constants].flatMap(([, name = '', value = '']) => {
    const isPlain = plain.test(value.trim()) || longText.test(value) || fromOutside.test(value)
    const inCapitals = /^[A-Z][A-Z\d_]*$/.test(name)
    return isPlain === inCapitals ? [] : [name]
  })
}

test('a number or a text that stands at the top of a file is in capitals, and nothing else is', () => {
  const constants = files.flatMap(
    file => readFileSync(path.join(root, file), 'utf8').match(/^(?:export )?const /gm) ?? [],
  )
  expect(constants.length).toBeGreaterThan(3000)
  const found = files.map(file => [file, misspelt(readFileSync(path.join(root, file), 'utf8'))] as const)
  expect(found.filter(([, names]) => names.length > 0)).toEqual([])
})

test('and either spelling in the other’s place is found', () => {
  const right = [
    'const MOST = 5',
    'const LONG_MS = 2 * MINUTE_MS',
    "export const NAME: string = 'it’s'",
    'const BIG = (1 + A) * 3_000',
  ]
  const other = [
    'const most = [5]',
    'const of = (n: number) => n',
    "const words = 'a b'.split(' ')",
    'const half = all.length / 2',
    'const t = `a ${b}`',
  ]
  for (const line of [...right, ...other]) expect([line, misspelt(`${line}\n`)]).toEqual([line, []])
  const swapped = (line: string) =>
    line.replace(
      /const (\w+)/,
      (_all, name: string) => `const ${/[a-z]/.test(name) ? name.toUpperCase() : name.toLowerCase()}`,
    )
  for (const line of [...right, ...other]) expect([line, misspelt(`${swapped(line)}\n`).length]).toEqual([line, 1])
})
