import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../../../../..')
const sources = ['apps/web/src', 'apps/api/src/modules', 'packages/rules/src']
/** In a text: the name of a person, by itself or of a record, as it is. */
const named =
  /\$\{(?:[^{}]*[?:|] )?((?:[\w.[\]()]*(?:\?\.|\.))?(?:name|nameOf\([^()]*\))|who|whom|by|nextName|owner|observer|names\.get\([^()]*\))(?: \?\? [^{}]*)?\}/g
/** Things have names too: those of hubs and terms are the school's own, and stand in sentences as they are. */
const things =
  /\b(?!.*acilitator)(?:hub|template|strategy|programme|group|halfTerm|strand|school|now|clash|mine|cloning|made|dayOff|each|a|other|phone)\b[\w.?]*\.name$/
/** Their `name` is that of a thing, a field or a file; or, where it says so, isolated where it comes from. */
const others = new Set(
  [
    'app/search/search-commands.ts',
    'app/routes/programme/allocation.tsx: a hub',
    'app/routes/library/strategy-card.tsx',
    'app/routes/library/strategy-edit.tsx',
    'app/routes/library/strategy-new.tsx',
    'features/choosing/ballot/use-card-drag.ts: an attribute',
    'features/hubs/page/meeting-card.tsx',
    'features/meetings/milestones.tsx: by timed-things.ts',
    'features/meetings/console/use-console.ts: by whoever speaks',
    'features/membership/choices-filter.ts',
    'features/meetings/agenda/agenda-part.tsx',
    'features/membership/place-dialog.tsx: a hub',
    'features/membership/unseated.tsx: a hub',
    'features/membership/use-choice.tsx',
    'features/preparation/templates/template-list.tsx',
    'features/preparation/templates/use-template.tsx',
    'features/plans/form/plan-form.tsx',
    'features/programmes/half-term-number.tsx: a field',
    'features/publications/strategy-publication.tsx',
    'features/references/references.queries.ts',
    'features/displays/paired-displays.tsx: a screen',
    'features/strategies/print-card.tsx',
    'features/strategies/editing/stage.tsx',
    'features/strategies/editing/strand-list.tsx',
    'features/strategies/strategy-labels.ts',
    'lib/drafts/draft-storage.ts',
    'ui/text/use-at-names.ts: as it is found again',
    'ui/forms/form-order.ts: a field',
    'ui/fields/list-editor.tsx',
    '/api/choosing/allocations/allocations.service.ts: a hub',
    '/api/discussion/following.repo.ts',
    '/api/discussion/replies.repo.ts',
    '/api/evaluation/rating-moments.rules.ts',
    '/api/archive/read-archive.service.ts: a file',
    '/api/meetings/half-terms.service.ts: a half term',
    '/api/meetings/run/run-serialization.format.ts',
    '/api/search/index/search-index.repo.ts',
    '/api/references/citations/bibtex-write.format.ts',
    '/api/references/citations/citations.format.ts',
    '/api/references/citations/plain-citation.format.ts',
    'packages/rules/src/reports/report-cuts.ts: a key',
  ].map(line => {
    const [file = ''] = line.split(':')
    if (file.startsWith('packages/')) return file
    return file.startsWith('/api/') ? file.replace('/api/', 'apps/api/src/modules/') : `apps/web/src/${file}`
  }),
)

/** Where a source puts the name of a person into a text as it is. */
function bareNames(source: string): string[] {
  const isolatedHere = (name: string) =>
    new RegExp(`\\b${name} =[^\\n]*\\b(?:isolated|nameApart)\\(|\\b${name} = listed\\(`).test(source)
  return [...source.matchAll(named)].flatMap(({ 0: found, 1: name = '', index }) => {
    const pathOfField = /^\.[a-z]/.test(source.slice(index + found.length)) && name === 'name'
    const right = things.test(name) || /isolated\(|nameApart\(/.test(found) || pathOfField
    return right || (/^\w+$/.test(name) && isolatedHere(name)) ? [] : [found]
  })
}

test('a name in a text is found, and one that is isolated is not', () => {
  const wrong = [
    '`${person.name} is here`',
    '`From ${name}`',
    "`By ${owner?.name ?? ''}`",
    "`${me ? 'You' : by.name} said`",
    '`${group.coFacilitator.name} is here`',
  ]
  for (const source of wrong) expect([source, bareNames(source).length]).toEqual([source, 1])
  const right = ['`${isolated(person.name)} is here`', '`${nameApart(person)}: present`', '`${hub.name} meets`']
  for (const source of right) expect([source, bareNames(source)]).toEqual([source, []])
})

test('every name in a sentence of plain text stands in its own direction', () => {
  const files = sources.flatMap(folder =>
    globSync('**/*.{ts,tsx}', { cwd: path.join(root, folder) }).map(file => `${folder}/${file}`),
  )
  const found = files
    .filter(file => !/\.test(kit)?\.tsx?$/.test(file) && !others.has(file))
    .flatMap(file => bareNames(readFileSync(path.join(root, file), 'utf8')).map(where => `${file}: ${where}`))
  expect(files.length).toBeGreaterThan(600)
  expect(found).toEqual([])
})
