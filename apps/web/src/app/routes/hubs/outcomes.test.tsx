import { screen, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { outcomesPicture, ownRatings, type OutcomesPicture, type OwnRatings } from '@hubs/schema/evaluation'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { inQuestioning, meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import OutcomesScreen from './outcomes.tsx'
import RateScreen from './self-assessment.tsx'

const none = { baseline: null, mid: null, end: null }
const alex = { id: 'p1', name: 'Alex Reeve' }
const judged = {
  halfTermId: 'a1',
  judgement: 'beginning',
  evidence: 'Nine voices.',
  by: alex,
  at: '2026-10-20T08:00:00.000Z',
  version: 2,
} as const

const pictureOf = (some: Partial<OutcomesPicture> = {}): OutcomesPicture =>
  outcomesPicture.parse({
    hub: { id: 'h1', slug: 'questioning', name: 'Questioning', question: 'How?' },
    year: '2026-27',
    current: true,
    years: ['2026-27'],
    halfTerms: [
      { id: 'a1', name: 'Autumn 1', startsOn: '2026-09-01', endsOn: '2026-10-23', begun: true },
      { id: 'a2', name: 'Autumn 2', startsOn: '2026-11-02', endsOn: '2026-12-18', begun: false },
    ],
    moments: [
      { moment: 'baseline', state: 'open', opensOn: null, closesOn: '2026-11-25' },
      { moment: 'mid', state: 'not-yet', opensOn: '2027-01-27', closesOn: '2027-05-05' },
      { moment: 'end', state: 'not-yet', opensOn: '2027-06-23', closesOn: null },
    ],
    outcomes: [
      {
        id: 'o1',
        statement: 'Students think hard.',
        audiences: ['students'],
        howWeWillKnow: 'Tallies.',
        retiredAt: null,
        ratings: none,
        progress: [],
      },
    ],
    scenario: { text: 'Three hands go up.', ratings: none },
    asked: { moment: 'baseline', closesOn: '2026-11-25', answered: false },
    may: { rate: true, judge: false },
    ...some,
  })
const ownOf = (values: (number | null)[], some: Partial<OwnRatings> = {}): OwnRatings =>
  ownRatings.parse({
    moment: 'baseline',
    state: 'open',
    opensOn: null,
    closesOn: '2026-11-25',
    hub: { slug: 'questioning', name: 'Questioning' },
    items: [
      { item: 'o1', text: 'Students think hard.', value: values[0] ?? null },
      { item: 'scenario', text: 'Three hands go up.', value: values[1] ?? null },
    ],
    ...some,
  })

const me = { 'GET /me': ok(meOf({ membership: inQuestioning })) }
const picture = { at: '/hubs/questioning/outcomes', path: '/hubs/:slug/outcomes' }
const rate = { at: '/hubs/questioning/rate', path: '/hubs/:slug/rate' }
const own = 'GET /hubs/questioning/ratings/baseline'

beforeEach(() => localStorage.clear())

test('before anyone has answered, the page says when figures come, and asks', async () => {
  stubApi({ ...me, 'GET /hubs/questioning/outcomes': ok(pictureOf()), [own]: ok(ownOf([])) })
  renderScreen(OutcomesScreen, picture)
  expect(await screen.findByText(/^First self-ratings open at the first meeting/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Rate yourself' }).getAttribute('href')).toBe('/hubs/questioning/rate')
  expect(screen.queryByText('Your answers')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Review progress' })).toBeNull()
})

test('figures come with their counts, in words and in a table, and a shift with what it is worth', async () => {
  const ratings = { ...none, baseline: { mean: 2.4, answers: 9 }, end: { mean: 3.1, answers: 8 } }
  const [outcome] = pictureOf().outcomes
  const gone = { ...outcome!, id: 'o2', statement: 'Old.', retiredAt: '2026-12-01T08:00:00.000Z', progress: [judged] }
  const full = pictureOf({ outcomes: [{ ...outcome!, ratings }, gone], asked: null })
  stubApi({ ...me, 'GET /hubs/questioning/outcomes': ok(full), [own]: ok(ownOf([2])) })
  renderScreen(OutcomesScreen, picture)
  expect(
    await screen.findByText('0.7 higher from start to end: a good sign, though it doesn’t show what caused it.'),
  ).toBeTruthy()
  const table = within(screen.getByRole('table', { name: /^Members’ self-ratings/ }))
  expect(table.getByRole('row', { name: /Students think hard/ }).textContent).toContain('2.4, 9 answers')
  expect(table.getByRole('row', { name: /Students think hard/ }).textContent).toContain('upcoming')
  expect(screen.getByText(/No longer one of our outcomes since/)).toBeTruthy()
  expect(screen.getByText('Reviewed by Alex Reeve, Tue 20 Oct')).toBeTruthy()
  expect(await screen.findByText('Only you can see these.')).toBeTruthy()
  expect(screen.getByText('2 a little')).toBeTruthy()
})

test('what stood before can be looked up', async () => {
  const [outcome] = pictureOf().outcomes
  const before = { ...judged, judgement: 'not-yet', evidence: 'Five voices.', version: 1 }
  stubApi({
    ...me,
    'GET /hubs/questioning/outcomes': ok(pictureOf({ outcomes: [{ ...outcome!, progress: [judged] }], asked: null })),
    [own]: ok(ownOf([])),
    'GET /outcomes/o1/progress/a1?limit=200': ok({ items: [judged, before], next: null }),
  })
  const { user } = renderScreen(OutcomesScreen, picture)
  await user.click(await screen.findByRole('button', { name: 'Earlier reviews' }))
  expect(await screen.findByText(/Five voices/)).toBeTruthy()
})

test('who leads the hub says where an outcome stands; someone who was quicker is shown, and nothing typed is lost', async () => {
  const calls = stubApi({
    ...me,
    'GET /hubs/questioning/outcomes': ok(pictureOf({ asked: null, may: { rate: true, judge: true } })),
    [own]: ok(ownOf([])),
    'PUT /outcomes/o1/progress/a1': refused(409, 'stale', 'Meanwhile.', { current: judged }),
  })
  const { user } = renderScreen(OutcomesScreen, picture)
  await user.click(await screen.findByRole('button', { name: 'Review progress' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getAllByRole('option').map(option => option.textContent)).toEqual(['Autumn 1'])
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await dialog.findAllByText('Enter your evidence.')).toHaveLength(2)
  expect(dialog.getAllByText('Choose how much progress there’s been.')).toHaveLength(2)
  await user.click(dialog.getByRole('radio', { name: 'Well under way' }))
  await user.type(dialog.getByLabelText('Evidence'), 'Twelve voices.')
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await dialog.findByText('Someone else has changed this')).toBeTruthy()
  expect(dialog.getByText('Nine voices.')).toBeTruthy()
  expect(dialog.getByDisplayValue('Twelve voices.')).toBeTruthy()
  const sent = calls.filter(({ what }) => what.startsWith('PUT')).map(({ body }) => body)
  expect(sent).toEqual([{ judgement: 'on-the-way', evidence: 'Twelve voices.', expectedVersion: 0 }])
})

test('one tap an item, by words; what is tapped is there again, and only that is sent', async () => {
  const answers = {
    ...me,
    'GET /hubs/questioning/outcomes': ok(pictureOf()),
    [own]: ok(ownOf([])),
    'PUT /hubs/questioning/ratings/baseline': ok(ownOf([2])),
  }
  const calls = stubApi(answers)
  const first = renderScreen(RateScreen, rate)
  expect(await screen.findByText(/Only you see your answers/)).toBeTruthy()
  await first.user.click(await screen.findByRole('button', { name: 'Send my answers' }))
  expect(await screen.findByText('Choose an answer first.')).toBeTruthy()
  await first.user.click(screen.getAllByRole('radio', { name: /^2\sA little/ })[0]!)
  expect(screen.getByText('One answer saved on this device, not sent yet.')).toBeTruthy()
  await first.user.click(screen.getByRole('button', { name: 'Send one answer, skip the rest' }))
  expect(await screen.findByText('Now at /hubs/questioning/outcomes')).toBeTruthy()
  expect(screen.getByText(/Thank you. Your answers are sent. You can change them until Wed 25 Nov/)).toBeTruthy()
  expect(calls.filter(({ what }) => what.startsWith('PUT')).map(({ body }) => body)).toEqual([
    { ratings: [{ item: 'o1', value: 2 }] },
  ])
})

test('when the hub’s outcomes have changed meanwhile, what is asked now is there with what was tapped', async () => {
  const current = ownOf([], { items: [{ item: 'scenario', text: 'Three hands go up.', value: null }] })
  stubApi({
    ...me,
    'GET /hubs/questioning/outcomes': ok(pictureOf()),
    [own]: ok(ownOf([])),
    'PUT /hubs/questioning/ratings/baseline': refused(409, 'stale', 'They have changed.', { current }),
  })
  const { user } = renderScreen(RateScreen, rate)
  const [outcome, scenario] = await screen.findAllByRole('radio', { name: /^3\s/ })
  await user.click(outcome!)
  await user.click(scenario!)
  await user.click(screen.getByRole('button', { name: 'Send my answers' }))
  expect(await screen.findByText('They have changed.')).toBeTruthy()
  expect(screen.getAllByRole('group')).toHaveLength(1)
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /^3\sFairly/ }).checked).toBe(true)
})

test('one that was missed stays as it is, and the page says so kindly', async () => {
  const [, mid, end] = pictureOf().moments
  const moments = [{ moment: 'baseline' as const, state: 'closed' as const, opensOn: null, closesOn: null }, mid!, end!]
  stubApi({ ...me, 'GET /hubs/questioning/outcomes': ok(pictureOf({ asked: null, moments })) })
  renderScreen(RateScreen, rate)
  expect(await screen.findByText(/opens at the meeting on Wed 27 Jan 2027/)).toBeTruthy()
  expect(screen.getByText(/Missed one\? Don’t worry/)).toBeTruthy()
})
