import type { Adaptation, StrategyDetail } from '@hubs/schema/library/strategies'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { strandOf, strategyOf } from '#features/strategies/strategies.testkit.ts'
import { keepDraftsOf } from '#lib/storage/drafts.ts'
import { empty, ok, refused, stubApi } from '#test/api-stub.ts'
import { hubsOf, inQuestioning, meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import StrategyCardScreen from './strategy-card.tsx'
import StrategyScreen from './strategy.tsx'

const me = meOf({ membership: inQuestioning })
const noTrials = { items: [], next: null, figures: null, subjects: [] }
const answersOf = (strategy: StrategyDetail) => ({
  'GET /me': ok(me),
  'GET /hubs': ok({ items: hubsOf('questioning') }),
  'GET /strategies/filters': ok({ subjects: [] }),
  'GET /strategies/QU2': ok(strategy),
  'GET /strategies/QU2/trials?limit=10': ok(noTrials),
  'GET /strategies/QU2/publication': ok({ publication: null, mayOffer: false }),
})
const show = () => renderScreen(StrategyScreen, { at: '/library/QU2', path: '/library/:code' })
const mine: Adaptation = {
  id: 'a1',
  subject: 'Science',
  text: 'I count to five.',
  by: { id: me.id, name: me.name },
  at: '2026-09-05T08:00:00.000Z',
  version: 3,
}
const theirs: Adaptation = { ...mine, id: 'a2', subject: 'Maths', by: { id: 'p9', name: 'Ben Rowe' } }

beforeEach(() => keepDraftsOf(me.id))

test('a discussion that is still out of sight says that it loads, and is on no print', async () => {
  stubApi(answersOf(strategyOf()))
  show()
  const section = await screen.findByRole('region', { name: 'Discussion' })
  expect(within(section).getByText('Loading comments…')).toBeTruthy()
  expect(section.classList.contains('no-print')).toBe(true)
})

test('the evidence is the strand’s figure with its date and link, and says how near it is', async () => {
  stubApi(answersOf(strategyOf()))
  show()
  const evidence = within(await screen.findByRole('region', { name: 'Strength of evidence' }))
  expect(evidence.getByText('Some studies')).toBeTruthy()
  expect(evidence.getByText('+6 months')).toBeTruthy()
  expect(evidence.getByText('Related: the strand is wider than this.')).toBeTruthy()
  expect(evidence.getByText(/Checked on 27 August 2026/)).toBeTruthy()
  expect(evidence.getByRole('link', { name: /^The EEF’s page\s*on Feedback/ }).getAttribute('href')).toBe(
    'https://example.org/feedback',
  )
})

test('a strand at zero says zero, and one without a figure says so', async () => {
  stubApi(answersOf(strategyOf({ strand: strandOf({ months: 0 }) })))
  show()
  expect(await screen.findByText('Zero: on average, studies found no gain.')).toBeTruthy()
})

test('each technique is one tap from a plan', async () => {
  stubApi(answersOf(strategyOf()))
  show()
  const link = await screen.findByRole('link', { name: /^Plan to try this: Have a colleague time/ })
  expect(link.getAttribute('href')).toBe('/plans/new?strategy=QU2&technique=2')
})

test('a retired one says so first, with the reason, and starts no plan', async () => {
  const move = { from: 'embedded' as const, to: 'retired' as const, by: null, why: 'It tired everybody.' }
  stubApi(answersOf(strategyOf({ stage: 'retired', moves: [{ ...move, at: '2026-09-05T08:00:00.000Z' }] })))
  show()
  expect((await screen.findByRole('note')).textContent).toContain('It tired everybody.')
  expect(screen.queryByRole('link', { name: /^Plan to try this: / })).toBeNull()
})

/** Moved twice and retired twice, the first move first, as the server answers. */
const moves = (['trialling', 'retired', 'trialling', 'retired'] as const).map((to, at, all) => ({
  from: all[at - 1] ?? ('proposed' as const),
  to,
  by: null,
  why: `Reason ${at + 1}.`,
  at: `2026-09-0${at + 1}T08:00:00.000Z`,
}))

test('a stage has the reason of the latest move, and those before it are its history', async () => {
  stubApi(answersOf(strategyOf({ stage: 'retired', moves })))
  show()
  expect((await screen.findByRole('note')).textContent).toContain('Reason 4.')
  const stage = within(screen.getByRole('region', { name: 'Retired' }))
  expect(stage.getAllByText(/^Reason/).map(({ textContent }) => textContent)).toEqual([
    'Reason 4.',
    'Reason 3.',
    'Reason 2.',
    'Reason 1.',
  ])
  expect(within(stage.getByRole('group')).queryByText('Reason 4.')).toBeNull()
})

test('who may not decide or change is not offered it', async () => {
  stubApi(answersOf(strategyOf({ adaptationList: [theirs] })))
  show()
  await screen.findByRole('heading', { level: 1, name: 'Wait time' })
  expect(screen.queryByRole('button', { name: 'Change stage' })).toBeNull()
  expect(screen.queryByRole('link', { name: 'Edit strategy' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Remove Maths' })).toBeNull()
})

test('a move is asked for its reason at its field, and sent with the version that was seen', async () => {
  const strategy = strategyOf({ may: { edit: true, decide: true }, version: 4 })
  const calls = stubApi({
    ...answersOf(strategy),
    'PUT /strategies/QU2/stage': ok({ ...strategy, stage: 'trialling', version: 5 }),
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Change stage' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(await dialog.findByRole('button', { name: 'Change stage' }))
  expect((await dialog.findAllByText('Choose a stage.')).length).toBeGreaterThan(0)
  expect(dialog.getAllByText('Enter a reason that colleagues will understand next year.').length).toBeGreaterThan(0)
  expect(dialog.getByText(/Everyone at your school can read this/)).toBeTruthy()
  await user.click(dialog.getByRole('radio', { name: 'Trialling' }))
  await user.type(dialog.getByLabelText('Why?'), 'Five of us want to try it.')
  await user.click(dialog.getByRole('button', { name: 'Change stage' }))
  expect(await screen.findByText('“Wait time” is now trialling.')).toBeTruthy()
  expect(calls.find(({ what }) => what.startsWith('PUT'))?.body).toEqual({
    to: 'trialling',
    why: 'Five of us want to try it.',
    expectedVersion: 4,
  })
})

test('what one wrote oneself is taken out with undo', async () => {
  const calls = stubApi({
    ...answersOf(strategyOf({ adaptationList: [mine, theirs] })),
    'DELETE /strategies/QU2/adaptations/a1?expectedVersion=3': empty,
    'POST /strategies/QU2/adaptations': ok(mine),
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Remove Science' }))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() =>
    expect(calls.find(({ what }) => what.startsWith('POST'))?.body).toEqual({
      subject: 'Science',
      text: 'I count to five.',
    }),
  )
})

test('a refused adaptation loses nothing typed', async () => {
  stubApi({
    ...answersOf(strategyOf()),
    'POST /strategies/QU2/adaptations': refused(400, 'invalid', 'Look at the subject.', {
      fields: { subject: 'That is no subject here.' },
    }),
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Add your subject' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(await dialog.findByLabelText('Subject or task'), 'Reception desk')
  await user.type(dialog.getByLabelText('How it works in your subject or task'), 'With visitors.')
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await dialog.findByText('That is no subject here.')).toBeTruthy()
  expect(dialog.getByLabelText('How it works in your subject or task')).toHaveProperty('value', 'With visitors.')
})

test('a code that the library does not have leads back to it', async () => {
  stubApi({ ...answersOf(strategyOf()), 'GET /strategies/QU2': refused(404, 'not-found', 'It is not here.') })
  show()
  expect(await screen.findByText(/There’s no strategy called “QU2”/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'See all strategies' })).toBeTruthy()
})

test('the card has all that one needs tomorrow, and where the rest is', async () => {
  stubApi(answersOf(strategyOf()))
  renderScreen(StrategyCardScreen, { at: '/library/QU2/card', path: '/library/:code/card' })
  const card = within(await screen.findByRole('article', { name: 'Strategy card: Wait time' }))
  expect(card.getByText('The teacher fills the gap.')).toBeTruthy()
  expect(card.getByText('Count to three before you take an answer.')).toBeTruthy()
  expect(card.getByText(/Feedback strand: \+6 months, checked 27 August 2026/)).toBeTruthy()
  expect(card.getByText(/\/library\/QU2$/)).toBeTruthy()
})
