import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const src = path.join(import.meta.dirname, '../..')
/** A name by itself fills these; anything else stands in a line with other words. */
const filled = new Set('td th h1 h2 h3 h4 p li dt dd option legend div caption title bdi Name'.split(' '))
const opening = /<([A-Za-z][\w.]*)(?:\s(?:[^<>]|=>)*)?>$/
const closing = /^<\/([\w.]+)>/
const code = /(?:[(,:]|=>|import|export|const|return)$/
const codeAfter = /^(?:from|=|:|\))/
const bare =
  /(?<![=$\w])\{\s*(?:\w+ \? '[^']*' : )?[\w.?!()[\]']*\b(?:\w*[nN]ame|who|owner|author)(?:\s*\?\?\s*[^{}]*)?\s*\}/g

/** Our own words under the name of `name`: pages in the bars, tasks in a list, rules of an allocation. */
const ownWords = [
  'app/shell/signed-in-bars.tsx',
  'app/routes/auth/account.tsx',
  'features/choosing/allocation/rule-comparison.tsx',
  'features/programmes/first-steps.tsx',
]

/** Where the source puts a name into a line of other words as it is. */
function bareNames(source: string): string[] {
  return [...source.matchAll(bare)].flatMap(match => {
    const before = source.slice(0, match.index).trimEnd()
    const after = source.slice(match.index + match[0].length).trimStart()
    if (code.test(before) || codeAfter.test(after)) return []
    const tag = opening.exec(before)?.[1]
    if (tag !== undefined && tag === closing.exec(after)?.[1] && filled.has(tag)) return []
    return [`${before.slice(-40)}${match[0]}${after.slice(0, 40)}`.replace(/\s+/g, ' ')]
  })
}

test('a name among other words is found, and one that is isolated is not', () => {
  const wrong = [
    '<p>Only {observed.name} will',
    '<li>\n<span>{name}</span> 3 plans',
    '<p>{a.name ?? b}, 3</p>',
    "<p>{mine ? 'You' : by.name}, 3</p>",
  ]
  for (const source of wrong) expect([source, bareNames(source).length]).toEqual([source, 1])
  const right = [
    '<p>Only <bdi>{observed.name}</bdi> will</p>',
    '<td>{name}</td>',
    '<A name={name} />',
    '{isolated(a.name)}',
  ]
  for (const source of right) expect([source, bareNames(source)]).toEqual([source, []])
})

test('every name that stands in a line with other words stands in its own direction', () => {
  const files = globSync('**/*.tsx', { cwd: src }).filter(file => !/\.test(kit)?\.tsx$/.test(file))
  const found = files
    .filter(file => !ownWords.includes(file))
    .flatMap(file => bareNames(readFileSync(path.join(src, file), 'utf8')).map(where => `${file}: ${where}`))
  expect(files.length).toBeGreaterThan(200)
  expect(found).toEqual([])
})
