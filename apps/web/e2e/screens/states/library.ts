import type { Page } from 'playwright-core'
import { invalid, leave, nothing, opened, press, type States } from './state.ts'

const paste = '@article{one, title = {A title}, author = {Nobody, N.}, year = {2001}}\n\n@book{two, title = {No end\n'

/** Typed, looked for, and seen. */
async function lookFor(page: Page, words: string) {
  await page.getByRole('searchbox', { name: 'Search', exact: true }).fill(words)
  await page.locator('.search-hit').first().waitFor()
}

/** What research and colleagues know. Karen Whitby may propose; the facilitator decides for Questioning. */
export const library: States<
  | 'library'
  | 'compareStrategies'
  | 'newStrategy'
  | 'strategy'
  | 'strategyCard'
  | 'editStrategy'
  | 'strands'
  | 'search'
  | 'references'
  | 'newReference'
  | 'importReferences'
  | 'reference'
> = {
  library: [
    { name: 'full', as: 'member', at: () => '/library', heading: 'Strategies' },
    { name: 'filtered', as: 'teacher', at: () => '/library?hub=questioning&stage=proposed', heading: 'Strategies' },
    {
      name: 'empty',
      as: 'support',
      at: () => '/library?hub=questioning&audience=parents&strength=many-trials',
      heading: 'Strategies',
    },
  ],
  compareStrategies: [
    { name: 'two', as: 'leadership', at: () => '/library/compare?a=QU2&b=QU3', heading: /\w/ },
    { name: 'one', as: 'leadership', at: () => '/library/compare?a=QU2', heading: /\w/ },
    { name: 'none', as: 'leadership', at: () => '/library/compare', heading: /\w/ },
    { name: 'unknown', as: 'leadership', at: () => '/library/compare?a=QU2&b=ZZ9', heading: /\w/ },
  ],
  newStrategy: [
    { name: 'new', as: 'member', at: () => '/library/new', heading: 'Propose a strategy' },
    {
      name: 'wrong',
      as: 'member',
      at: () => '/library/new',
      heading: 'Propose a strategy',
      async act(page) {
        await press(page, /propose/i)
        await invalid(page)
      },
    },
    { name: 'not-theirs', as: 'support', at: () => '/library/new', heading: 'Only hub members can propose strategies' },
  ],
  strategy: [
    { name: 'full', as: 'member', at: () => '/library/QU2', heading: 'Wait time' },
    { name: 'decides', as: 'facilitator', at: () => '/library/QU5', heading: /\w/ },
    { name: 'plain', as: 'support', at: () => '/library/GM5', heading: /\w/ },
    { name: 'not-there', as: 'support', at: () => '/library/ZZ9', heading: /\w/ },
  ],
  strategyCard: [{ name: 'full', as: 'teacher', at: () => '/library/QU2/card', heading: 'Strategy card' }],
  editStrategy: [
    { name: 'open', as: 'facilitator', at: () => '/library/QU2/edit', heading: /^Edit/ },
    { name: 'not-theirs', as: 'teacher', at: () => '/library/FC1/edit', heading: 'You can’t edit this strategy' },
  ],
  strands: [
    { name: 'full', as: 'administrator', at: () => '/strands', heading: /\w/ },
    {
      name: 'new-reading',
      as: 'coordinator',
      at: () => '/strands',
      heading: /\w/,
      async act(page) {
        await press(page, /^Update figure/)
        await opened(page)
      },
      undo: leave,
    },
  ],
  search: [
    { name: 'empty', as: 'administrator', at: () => '/search', heading: 'Search' },
    {
      name: 'found',
      as: 'administrator',
      at: () => '/search',
      heading: 'Search',
      act: page => lookFor(page, 'questions'),
    },
    { name: 'slip', as: 'teacher', at: () => '/search', heading: 'Search', act: page => lookFor(page, 'feedbakc') },
    {
      name: 'nothing',
      as: 'support',
      at: () => '/search?q=xylophonist',
      heading: 'Search',
      act: page => page.getByText('Nothing found for').waitFor(),
    },
    {
      name: 'over-a-page',
      as: 'coordinator',
      at: () => '/library',
      heading: 'Strategies',
      async act(page) {
        await page.keyboard.press('Control+k')
        await opened(page)
        await lookFor(page, 'wait time')
      },
      undo: leave,
    },
  ],
  references: [
    { name: 'full', as: 'administrator', at: () => '/references', heading: 'Sources' },
    {
      name: 'unchecked',
      as: 'coordinator',
      at: () => '/references',
      heading: 'Sources',
      async act(page) {
        await page.getByText('Only unchecked sources').click()
        await page.getByText('Not checked yet').first().waitFor()
      },
    },
  ],
  newReference: [
    { name: 'new', as: 'leadership', at: () => '/references/new', heading: 'Add a source' },
    {
      name: 'wrong',
      as: 'leadership',
      at: () => '/references/new',
      heading: 'Add a source',
      async act(page) {
        await page.getByLabel('DOI (optional)').fill('not a doi')
        await press(page, 'Add source')
        await invalid(page)
        await page.getByLabel('DOI (optional)').fill('')
      },
    },
  ],
  importReferences: [
    { name: 'empty', as: 'support', at: () => '/references/import', heading: 'Import sources' },
    {
      name: 'half-right',
      as: 'support',
      at: () => '/references/import',
      heading: 'Import sources',
      async act(page) {
        await page.getByLabel('Paste your sources here').fill(paste)
        await press(page, 'Preview import')
        await page.getByText(/that couldn’t be read/).waitFor()
      },
    },
  ],
  reference: [
    {
      name: 'checked',
      as: 'facilitator',
      at: () => '/references',
      heading: 'Sources',
      async act(page) {
        await page.getByLabel('Search by title or author').fill('slowing down')
        await page
          .getByRole('link', { name: /^About this source/ })
          .first()
          .click()
        await page.getByRole('heading', { name: 'Where it’s used' }).waitFor()
      },
    },
    { name: 'not-there', as: 'support', at: () => '/references/none', heading: nothing },
  ],
}
