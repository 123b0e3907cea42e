import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const src = path.join(import.meta.dirname, '../..')
/** What belongs to `Boundary`, `PagedList`, `Page` and `PageFrame`, and is not written by hand elsewhere. */
const byHand = /<Waiting\b|<ProblemNote[^>]*?\bretry=|<main\b/g

const stream = 'a stream says when it has come; there is no answer to wait for'
const bare = 'it fills the window in its own way'
const right: Record<string, string> = {
  'app/display/display-page.tsx': 'a screen asks for its code as long as it stands there, whatever it has been told',
  'app/display/paired-display.tsx': stream,
  'app/routes/home/home-together.tsx': 'it waits for all parts of home, each of which has its boundary',
  'app/routes/discussion/replies-under.tsx': 'code that did not come: the whole page has to be loaded again',
  'app/routes/library/strategy-compare.tsx': 'one of the two may be unknown while the other is shown',
  'app/search/search-button.tsx': 'code that did not come: the whole page has to be loaded again',
  'app/shell/screen.tsx': 'while the list of screens loads',
  'features/displays/check-in/arrival.tsx': 'each step has its own words and its own way on',
  'features/displays/check-in/code-page.tsx': bare,
  'features/meetings/console/console.tsx': bare,
  'features/meetings/details/meeting-gate.tsx': stream,
  'features/meetings/phone/live-view.tsx': bare,
  'features/meetings/projector/projector.tsx': bare,
  'features/search/search-panel.tsx': 'the address follows what is typed, and the hits before stay meanwhile',
}

test('waiting, errors and pages that are written by hand are found', () => {
  const wrong = [
    '<Waiting what="Loading the hubs…" />',
    '<ProblemNote retry={() => void refetch()}>',
    '<ProblemNote title="No. " retry={again}>',
    '<main className="page" id="main">',
  ]
  for (const source of wrong) expect([source, source.match(byHand)?.length]).toEqual([source, 1])
  expect('<ProblemNote>{sentenceOf(save.error)}</ProblemNote> <WaitingNote /> <Refused retry={again} />').not.toMatch(
    byHand,
  )
})

test('nobody waits, fails or frames a page by hand but those who say why', () => {
  const files = globSync('**/*.tsx', { cwd: src }).map(file => file.replaceAll('\\', '/'))
  const found = files.filter(
    file =>
      !file.startsWith('ui/') &&
      !/\.test(kit)?\.tsx$/.test(file) &&
      byHand[Symbol.match](readFileSync(path.join(src, file), 'utf8')) !== null,
  )
  expect(files.length).toBeGreaterThan(300)
  expect(found.toSorted()).toEqual(Object.keys(right).toSorted())
})
