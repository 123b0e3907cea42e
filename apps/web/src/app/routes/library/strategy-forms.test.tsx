import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { strandOf, strategyOf } from '#features/strategies/strategies.testkit.ts'
import { readStored } from '#lib/drafts/draft-storage.ts'
import { keepDraftsOf } from '#lib/storage/drafts.ts'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { hubsOf, inQuestioning, meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { typeDate } from '#test/type-date.ts'
import StrandsScreen from './strands.tsx'
import StrategyEditScreen from './strategy-edit.tsx'
import StrategyNewScreen from './strategy-new.tsx'

const me = meOf({ membership: inQuestioning })
const mayEdit = { edit: true, decide: true }
const answers = {
  'GET /me': ok(me),
  'GET /hubs': ok({ items: hubsOf('questioning') }),
  'GET /strands': ok({ items: [strandOf(), strandOf({ code: 'T-SET', name: 'Setting', months: 0, number: 2 })] }),
  'GET /strategies/QU2': ok(strategyOf({ may: mayEdit })),
}

beforeEach(() => {
  sessionStorage.clear()
  keepDraftsOf(me.id)
})

test('a proposal says at each field what is missing, and what is typed comes back with the page', async () => {
  const calls = stubApi(answers)
  const { user } = renderScreen(StrategyNewScreen, { at: '/library/new' })
  await user.type(await screen.findByLabelText('Name'), 'Three piles')
  await user.click(screen.getByRole('button', { name: 'Propose strategy' }))
  expect((await screen.findAllByText('Enter the common pitfalls.')).length).toBeGreaterThan(0)
  expect((await screen.findAllByText('Enter a technique, or remove the line.')).length).toBeGreaterThan(0)
  expect(calls.some(({ what }) => what.startsWith('POST'))).toBe(false)
  expect(readStored('strategy-new')?.values).toMatchObject({ name: 'Three piles' })
})

test('a proposal is sent for one’s own hub and leads to its page', async () => {
  const calls = stubApi({ ...answers, 'POST /strategies': ok(strategyOf({ code: 'S1', name: 'Three piles' })) })
  const { user } = renderScreen(StrategyNewScreen, { at: '/library/new' })
  await user.type(await screen.findByLabelText('Name'), 'Three piles')
  await user.type(screen.getByLabelText('What it is'), 'Sort the exit slips.')
  await user.type(screen.getByLabelText('What it looks like'), 'Three piles on the desk.')
  await user.type(screen.getByLabelText('Common pitfalls'), 'Nobody reads them.')
  await user.type(screen.getByLabelText('Technique 1'), 'Ask one question at the end.')
  await user.type(screen.getByLabelText('What’s the evidence?'), 'We find it useful.')
  await user.selectOptions(screen.getByLabelText('Related EEF strand'), 'Feedback strand: +6 months')
  await user.click(screen.getByRole('button', { name: 'Propose strategy' }))
  expect(await screen.findByText('Now at /library/S1')).toBeTruthy()
  expect(calls.find(({ what }) => what === 'POST /strategies')?.body).toMatchObject({
    hubSlug: 'questioning',
    name: 'Three piles',
    techniques: ['Ask one question at the end.'],
    audiences: ['students'],
    strandCode: 'T-FEE',
    strength: 'theory-and-craft',
  })
})

test('who is in no hub is told who proposes', async () => {
  stubApi({ ...answers, 'GET /me': ok(meOf()) })
  renderScreen(StrategyNewScreen, { at: '/library/new' })
  expect(await screen.findByText('Only hub members can propose strategies')).toBeTruthy()
})

test('what someone else changed meanwhile is shown before anything is written over it', async () => {
  const current = strategyOf({ may: mayEdit, version: 2, what: 'Wait for five seconds.' })
  stubApi({
    ...answers,
    'PATCH /strategies/QU2': refused(
      409,
      'stale',
      'Someone else has changed this strategy. Check the latest version, then make your change.',
      { current },
    ),
  })
  const { user } = renderScreen(StrategyEditScreen, { at: '/library/QU2/edit', path: '/library/:code/edit' })
  const what = await screen.findByLabelText('What it is')
  await user.clear(what)
  await user.type(what, 'Wait, and look round.')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const note = within((await screen.findByText('Someone else has changed this')).closest('div') ?? document.body)
  expect(note.getByText('Wait for five seconds.')).toBeTruthy()
  expect(screen.getByLabelText('What it is')).toHaveProperty('value', 'Wait, and look round.')
})

test('who may not change it is told what they can do', async () => {
  stubApi({ ...answers, 'GET /strategies/QU2': ok(strategyOf()) })
  renderScreen(StrategyEditScreen, { at: '/library/QU2/edit', path: '/library/:code/edit' })
  expect(await screen.findByText('You can’t edit this strategy')).toBeTruthy()
})

test('every colleague reads the figures, and no one but a coordinator enters any', async () => {
  stubApi(answers)
  renderScreen(StrandsScreen, { at: '/strands' })
  expect(await screen.findByText('0 months')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Update figure/ })).toBeNull()
})

test('a new reading asks for its day, and the old one stays', async () => {
  const calls = stubApi({
    ...answers,
    'GET /me': ok(meOf({ roles: ['coordinator'] })),
    'PUT /strands/T-FEE': ok({ ...strandOf({ months: 7, number: 2 }), history: [] }),
  })
  const { user } = renderScreen(StrandsScreen, { at: '/strands' })
  await user.click(await screen.findByRole('button', { name: 'Update figure for Feedback' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.selectOptions(await dialog.findByLabelText('Months of progress'), '+7')
  await user.click(dialog.getByRole('button', { name: 'Save figure' }))
  expect(await dialog.findByText(/^Enter the day, month and year/)).toBeTruthy()
  await typeDate(user, dialog.getByRole('group', { name: 'Date checked' }), '20112026')
  await user.click(dialog.getByRole('button', { name: 'Save figure' }))
  expect(await screen.findByText(/The earlier figure is kept in the history/)).toBeTruthy()
  await waitFor(() =>
    expect(calls.find(({ what }) => what.startsWith('PUT'))?.body).toMatchObject({
      months: 7,
      asOf: '2026-11-20',
      expectedVersion: 1,
    }),
  )
})
