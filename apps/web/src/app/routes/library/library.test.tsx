import type { StrategyDetail } from '@hubs/schema/library/strategies'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { inList, strandOf, strategyOf } from '#features/strategies/strategies.testkit.ts'
import { ok, stubApi } from '#test/api-stub.ts'
import { hubsOf, inQuestioning, meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import StrategyCompareScreen from './strategy-compare.tsx'
import LibraryScreen from './library.tsx'

const page = (items: StrategyDetail[], next: string | null = null) => ok({ items: items.map(inList), next })
const wait = strategyOf()
const setting = strategyOf({
  id: 's2',
  code: 'GM3',
  name: 'High expectations',
  hubSlug: 'growth-mindset',
  strength: 'mixed',
  strand: strandOf({ name: 'Setting and streaming', months: 0 }),
})
const unclear = strategyOf({
  id: 's3',
  code: 'GM10',
  name: 'Why it matters',
  strand: strandOf({ name: 'Aspiration', months: null }),
  trials: { scope: 'hub', times: 2, people: 1 },
})
const alone = strategyOf({
  id: 's4',
  code: 'QU5',
  name: 'Retrieval',
  strand: null,
  trials: { scope: 'school', times: 23, people: 9 },
})
const answers = {
  'GET /me': ok(meOf({ membership: inQuestioning })),
  'GET /hubs': ok({ items: hubsOf('questioning') }),
  'GET /strategies/filters': ok({ subjects: [{ subject: 'Science', count: 2 }] }),
  'GET /strategies?limit=100': page([wait, setting, unclear, alone]),
}
const cardOf = async (name: string) => {
  const heading = await screen.findByRole('heading', { name })
  return within(heading.closest('li') ?? document.body)
}

test('each card says how sure research is in words, and gives a figure only as the strand’s', async () => {
  stubApi(answers)
  renderScreen(LibraryScreen, { at: '/library' })
  const first = await cardOf('Wait time')
  expect(first.getByText('Some studies')).toBeTruthy()
  expect(first.getByText('Feedback strand: +6 months')).toBeTruthy()
  const zero = await cardOf('High expectations')
  expect(zero.getByText('Mixed results')).toBeTruthy()
  expect(zero.getByText('Setting and streaming strand: 0 months')).toBeTruthy()
  const few = await cardOf('Why it matters')
  expect(few.getByText('Aspiration strand: no figure')).toBeTruthy()
  expect(few.getByText('In your hub, tried by one person, in 2 plans')).toBeTruthy()
  const tried = await cardOf('Retrieval')
  expect(tried.getByText('No related EEF strand')).toBeTruthy()
  expect(tried.getByText('Tried by 9 people, in 23 plans')).toBeTruthy()
  expect(screen.getByText('Four strategies.')).toBeTruthy()
  expect(await screen.findAllByText('Growth Mindset & Challenge')).not.toHaveLength(0)
})

test('what is chosen narrows the list at once, and one tap shows all again', async () => {
  const calls = stubApi({ ...answers, 'GET /strategies?limit=100&strength=mixed': page([setting]) })
  const { user } = renderScreen(LibraryScreen, { at: '/library' })
  await screen.findByText('Wait time')
  await user.selectOptions(screen.getByLabelText('Strength of evidence'), 'Mixed results')
  expect(await screen.findByText('One strategy.')).toBeTruthy()
  expect(screen.queryByText('Wait time')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Clear filters' }))
  expect(await screen.findByText('Four strategies.')).toBeTruthy()
  expect(calls.some(({ what }) => what === 'GET /strategies?limit=100&strength=mixed')).toBe(true)
})

test.each([
  ['Hub', 'questioning', 'hub=questioning'],
  ['Stage', 'embedded', 'stage=embedded'],
  ['Who it’s for', 'staff', 'audience=staff'],
  ['Adapted for', 'Science', 'subject=Science'],
])('“%s” narrows it to %s', async (label, value, query) => {
  stubApi({ ...answers, [`GET /strategies?limit=100&${query}`]: page([setting]) })
  const { user } = renderScreen(LibraryScreen, { at: '/library' })
  await screen.findByText('Wait time')
  const field = await screen.findByLabelText(label)
  await waitFor(() => expect(within(field).getAllByRole('option').length).toBeGreaterThan(1))
  await user.selectOptions(field, value)
  expect(await screen.findByText('One strategy.')).toBeTruthy()
  expect(screen.queryByText('Wait time')).toBeNull()
})

test('an address may narrow it; what no filter knows is left out', async () => {
  stubApi({ ...answers, 'GET /strategies?limit=100&hub=questioning&stage=retired': page([]) })
  renderScreen(LibraryScreen, { at: '/library?hub=questioning&stage=retired&strength=enormous', path: '/library' })
  expect(await screen.findByRole('heading', { name: 'No strategies match' })).toBeTruthy()
})

test('words narrow it as they are typed, and stay in the address', async () => {
  stubApi({
    ...answers,
    'GET /strategies?limit=100&q=wait+time': page([wait]),
    'GET /strategies?limit=100&q=zzz': page([]),
  })
  const { user } = renderScreen(LibraryScreen, { at: '/library?q=zzz', path: '/library' })
  expect(await screen.findByRole('heading', { name: 'No strategies match' })).toBeTruthy()
  const box = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search strategies' })
  expect(box.value).toBe('zzz')
  await user.clear(box)
  await user.type(box, 'wait time ')
  expect(await screen.findByText('One strategy.')).toBeTruthy()
  expect(box.value).toBe('wait time ')
})

test('each hub shows what it has come furthest with, and leads to the rest', async () => {
  const many = (['proposed', 'proposed', 'trialling', 'embedded'] as const).map((stage, n) =>
    strategyOf({ id: `m${n}`, code: `QU1${n}`, name: `Strategy ${n}`, stage }),
  )
  stubApi({ ...answers, 'GET /strategies?limit=100': page([setting, ...many]) })
  renderScreen(LibraryScreen, { at: '/library' })
  const hub = within(await screen.findByRole('region', { name: 'Questioning' }))
  const names = hub.getAllByRole('heading', { level: 3 }).map(each => each.textContent)
  expect(names).toEqual(['Strategy 3', 'Strategy 2', 'Strategy 0', 'Strategy 1'])
  expect(hub.getByRole('heading', { name: 'Strategy 1' }).closest('li')?.dataset['onPaper']).toBe('true')
  expect(hub.getByRole('link', { name: 'All 4 of Questioning' }).getAttribute('href')).toBe('/library?hub=questioning')
  expect(screen.queryByRole('link', { name: /^All 1/ })).toBeNull()
})

test('what the dots mean is said where they are first met', async () => {
  stubApi(answers)
  renderScreen(LibraryScreen, { at: '/library' })
  expect(await screen.findByText('Several good trials point the same way.')).toBeTruthy()
})

test('more than a page comes when it is asked for', async () => {
  stubApi({
    ...answers,
    'GET /strategies?limit=100': page([wait], '1.s1'),
    'GET /strategies?limit=100&cursor=1.s1': page([alone]),
  })
  const { user } = renderScreen(LibraryScreen, { at: '/library' })
  await user.click(await screen.findByRole('button', { name: 'Show more' }))
  expect(await screen.findByText('Retrieval')).toBeTruthy()
  expect(screen.getByText('Two strategies.')).toBeTruthy()
})

test('who is in no hub reads all of it, and is not asked to propose', async () => {
  stubApi({ ...answers, 'GET /me': ok(meOf()) })
  renderScreen(LibraryScreen, { at: '/library' })
  await screen.findByText('Wait time')
  expect(screen.queryByRole('link', { name: 'Propose a strategy' })).toBeNull()
})

test('two are compared in the same rows, each cell with its name', async () => {
  stubApi({ ...answers, 'GET /strategies/QU2': ok(wait), 'GET /strategies/GM3': ok(setting) })
  renderScreen(StrategyCompareScreen, { at: '/library/compare?a=QU2&b=GM3', path: '/library/compare' })
  const row = within(await screen.findByRole('region', { name: 'Strength of evidence' }))
  expect(row.getByRole('heading', { name: 'Wait time' })).toBeTruthy()
  expect(row.getByText('Some studies')).toBeTruthy()
  expect(row.getByText('Mixed results')).toBeTruthy()
})

test('with one chosen, the others of its hub are offered', async () => {
  stubApi({
    ...answers,
    'GET /strategies/QU2': ok(wait),
    'GET /strategies?limit=100&hub=questioning': page([wait, alone]),
  })
  renderScreen(StrategyCompareScreen, { at: '/library/compare?a=QU2', path: '/library/compare' })
  const link = await screen.findByRole('link', { name: 'Retrieval' })
  expect(link.getAttribute('href')).toBe('/library/compare?a=QU2&b=QU5')
  expect(screen.queryByRole('link', { name: 'Wait time' })).toBeNull()
})

test('a code that is not there is named, and one can go on', async () => {
  const none = () => ({
    status: 404,
    body: { type: 'about:blank', status: 404, code: 'not-found', title: 'Not here', detail: 'It is not here.' },
  })
  stubApi({ ...answers, 'GET /strategies/ZZ9': none, 'GET /strategies?limit=100&hub=questioning': page([wait]) })
  renderScreen(StrategyCompareScreen, { at: '/library/compare?a=ZZ9', path: '/library/compare' })
  expect(await screen.findByText(/There’s no strategy called “ZZ9”/)).toBeTruthy()
  await waitFor(() => expect(screen.getByRole('link', { name: 'Wait time' })).toBeTruthy())
})
