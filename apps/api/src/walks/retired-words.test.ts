import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../../../..')

/** Words that the interface says in another way: see the guide of words. */
const retired = [
  'mails?|whoever|whom|those who|shall|anew|meanwhile|(?:some|every|no|any)body|stands?|stood|begins?|beginning|began|begun',
  '(?:go|goes|gone|went) on|put (?:\\w+ ){0,3}(?:right|away)|put back on|(?:take|takes|taken|took) (?:\\w+ ){0,3}out',
  'called? (?:\\w+ ){0,2}off|seen? to|(?:came|comes?) of (?:it|your|their|the)|works? toward|(?:for|to) the world|by (?:itself|themselves)|just now|at once',
  '(?:are|is) the most|how far|sums|verdicts?|judge[ds]?|half minute|re-balanc\\w*|pulse|clone[ds]?|ticket|not whole',
  '(?:has|have) run out|not one of ours|part of no report|made to work|one would|so that nobody',
  // The limit of what is shown is a figure.
  'fewer than five',
]
const word = new RegExp(`(?<![\\w/.#@:-])(?:${retired.join('|')})(?![\\w/=-]|\\.\\w)`, 'i')

/** Where a word is right by its sense. */
const right: Record<string, string> = {
  'nobody has this password': 'hashed, so that an unknown address takes as long; nobody reads it',
  'BEGIN IMMEDIATE': 'SQL',
  'BEGIN EXCLUSIVE': 'SQL',
  'You give back a piece of work with careful comments. Most look for the mark, put the work away and wait to move on.':
    'a pupil puts work into a bag',
  'just now': 'how long ago something was, not whether it can be had at the moment',
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ')

/** The strings and the JSX text of a source that somebody could read: not imports, comments, or single words of code. */
function sayings(source: string, jsx: boolean): string[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, blank)
    .replace(/(^|\s)\/\/.*$/gm, blank)
    .replace(/^(?:import|export) [^;]*? from '.*'$/gm, blank)
  const strings = code.matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g)
  const between = (jsx ? code : '').matchAll(/[>}][^<>{}=;()]*[A-Za-z][^<>{}=;()]*(?=[<{])/g)
  return [
    ...Array.from(strings, ([text]) => text.slice(1, -1).replace(/\$\{[^}]*\}/g, '…')),
    ...Array.from(between, ([text]) => text.slice(1)),
  ]
    .map(text => text.replace(/\s+/g, ' ').trim())
    .filter(text => text.includes(' ') || /^[A-Z][a-z]/.test(text))
}

const found = (source: string, jsx = true) =>
  sayings(source, jsx).filter(text => word.test(text) && !Object.hasOwn(right, text))

test('a retired word is found where someone reads it, and nowhere else', () => {
  for (const source of [
    "const a = 'We will mail you'",
    '<p>\n  Whoever comes\n  next</p>',
    '`${n} people, nobody else`',
    '<b>{n}</b> stands here <i>',
    "throw new Refusal('gone', 'It was called off.')",
    "'Put the register right'",
    "'Never for fewer than five people'",
  ])
    expect([source, found(source).length]).toEqual([source, 1])
  for (const source of [
    "import { mail } from '#features/mail/mail.ts'",
    '/** Whoever comes. */',
    "className='pulse-lines plain'",
    "const kind = 'mail'",
    "'The minutes write themselves'",
    'a => b.mail',
  ])
    expect([source, found(source)]).toEqual([source, []])
})

test('what someone typed stands in quotation marks by `quoted` alone, or there would be quotations in quotations', () => {
  const files = globSync(['apps/*/src/**/*.{ts,tsx}', 'packages/{schema,rules}/src/**/*.ts'], { cwd: root })
  const inMarks = /“(?:<\w+>)?\$?\{|<q>/
  expect(
    ['<p>“{promise}”</p>', '`“${title}”`', '“<bdi>{name}</bdi>”', '<q>{what}</q>'].filter(each => !inMarks.test(each)),
  ).toEqual([])
  const by = files.filter(file => !/\.test\./.test(file) && inMarks.test(readFileSync(path.join(root, file), 'utf8')))
  expect(by).toEqual(['packages/rules/src/text/quoted.ts'])
})

test('nothing that the product says has a word that was retired', () => {
  const files = globSync(['apps/*/src/**/*.{ts,tsx}', 'packages/{schema,rules}/src/**/*.ts'], { cwd: root })
    // What people type is read in `promise` and `search-words`; a sample’s and a first library’s texts are people’s own.
    .filter(file => !/\.test\.|testkit|arbitraries|\/promise\.ts|\/search-words\.ts|\/sample\//.test(file))
  expect(files.length).toBeGreaterThan(500)
  const all = files.flatMap(file =>
    found(readFileSync(path.join(root, file), 'utf8'), file.endsWith('x')).map(
      text => `${file}: ${text.slice(0, 120)}`,
    ),
  )
  expect(all).toEqual([])
})

test('nor do the pages for a school’s technician', () => {
  const pages = ['README.md', ...globSync('apps/api/operating/{guide,school-file,threat-model}.md', { cwd: root })]
  expect(pages.length).toBe(4)
  const all = pages.flatMap(page => {
    // A figure of many things at once means just that.
    const [prose = ''] = readFileSync(path.join(root, page), 'utf8').split('\n## Figures')
    const lines = prose.replace(/```[\s\S]*?```|`[^`]*`/g, blank).split('\n')
    return lines.filter(line => word.test(line)).map(line => `${page}: ${line}`)
  })
  expect(all).toEqual([])
})
