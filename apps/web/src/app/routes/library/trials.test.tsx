import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { HubTrials } from '#features/trials/hub-trials.tsx'
import { TrialResults } from '#features/trials/trial-results.tsx'
import { TrialReport } from '#features/trials/trial-report.tsx'
import { figuresOf, trialsAnswer } from '#features/trials/trials.testkit.ts'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { renderScreen } from '#test/render-screen.tsx'

const at = 'GET /strategies/QU2/trials?limit=10'
const show = () =>
  renderScreen(() => <TrialResults code="QU2" personId="me" circle="hub" mayPlan />, { at: '/library/QU2', open: true })

test('trials are a sentence, the same in bars with numbers, and stories in which failures look no different', async () => {
  stubApi({ [at]: ok(trialsAnswer()) })
  show()
  expect(
    await screen.findByText(
      /^Tried by 9 people, in 23 plans: 12 kept, 7 adapted, 4 dropped\. Not done in two other reports: no time\./,
    ),
  ).toBeTruthy()
  const table = within(screen.getByRole('table', { name: 'How it went' }))
  expect(table.getAllByRole('row').map(row => row.textContent)).toEqual([
    'Kept12',
    'Adapted7',
    'Dropped4',
    'Not done yet2',
  ])
  const story = within(screen.getByRole('article', { name: 'Aisha Khan: Dropped' }))
  for (const said of ['It fell flat.', 'History, 10Hi2, once a week', 'A few times (4 in all)'])
    expect(story.getByText(said)).toBeTruthy()
  expect(story.getByRole('link', { name: 'The plan' }).getAttribute('href')).toBe('/plans/plan-1')
})

test('what was not done is not said to be tried', async () => {
  const [one] = trialsAnswer().items
  if (!one) throw new Error('there is a story')
  const items = [{ ...one, didIt: 'not-yet' as const, times: null, verdict: null, reasonIfNot: 'forgot' as const }]
  stubApi({ [at]: ok(trialsAnswer({ items })) })
  show()
  const story = within(await screen.findByRole('article', { name: 'Aisha Khan: Not done: forgotten' }))
  expect(story.getByText('Planned: Count to three')).toBeTruthy()
})

test('one subject is asked for by name; fewer than five of it are said to be no figures', async () => {
  const one = trialsAnswer({ figures: null, items: [] })
  stubApi({ [at]: ok(trialsAnswer()), [`${at}&subject=Science`]: ok(one) })
  const { user } = show()
  await user.selectOptions(await screen.findByLabelText('Subject'), 'Science')
  expect(await screen.findByText(/Figures appear once 5 people have shared a trial/)).toBeTruthy()
  expect(screen.getByText('No one in Science has shared a trial you can see.')).toBeTruthy()
})

test('of fewer than five people one’s own hub’s figures are said to be that', async () => {
  stubApi({ [at]: ok(trialsAnswer({ figures: figuresOf({ scope: 'hub', times: 3, people: 2 }) })) })
  show()
  expect(await screen.findByText(/^In your hub, tried by 2 people, in 3 plans/)).toBeTruthy()
  expect(screen.getByText(/^These figures are for your hub only/)).toBeTruthy()
})

test('where nothing can be told yet, it invites to try it', async () => {
  stubApi({ [at]: ok(trialsAnswer({ figures: null, items: [], subjects: [] })) })
  show()
  expect(await screen.findByRole('heading', { name: 'No trials to show yet' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Plan to try this' }).getAttribute('href')).toBe(
    '/plans/new?strategy=QU2&technique=1',
  )
})

test('who makes no plans is told when there will be figures, and not to try it', async () => {
  stubApi({
    [at]: ok(trialsAnswer({ figures: null, items: [], subjects: [] })),
    'GET /hubs/questioning/trials': ok({ figures: null, strategies: [] }),
  })
  renderScreen(
    () => (
      <>
        <TrialResults code="QU2" personId="me" circle="hub" mayPlan={false} />
        <HubTrials slug="questioning" mine={false} circle="hub" />
      </>
    ),
    { at: '/hubs/questioning', open: true },
  )
  expect(await screen.findAllByText(/^Figures appear once 5 people have shared a trial/)).toHaveLength(2)
  expect(screen.queryByText(/try it|plan to try this/i)).toBeNull()
})

test('what goes wrong is said, and can be tried again', async () => {
  const table = { [at]: refused(500, 'failed', 'Something went wrong.') }
  stubApi(table)
  const { user } = show()
  const again = await screen.findByRole('button', { name: /again/i })
  stubApi({ [at]: ok(trialsAnswer()) })
  await user.click(again)
  expect(await screen.findByText(/^Tried by 9 people/)).toBeTruthy()
})

test('a hub’s page has its most tried strategies, and whose counts those are', async () => {
  const strategies = [
    { scope: 'school', times: 8, people: 6, code: 'QU2', name: 'Wait time', hubSlug: 'questioning' },
    { scope: 'hub', times: 1, people: 1, code: 'QU3', name: 'Cold call', hubSlug: 'questioning' },
  ]
  stubApi({ 'GET /hubs/questioning/trials': ok({ figures: figuresOf(), strategies }) })
  renderScreen(() => <HubTrials slug="questioning" mine circle="group" />, {
    at: '/hubs/questioning',
    open: true,
  })
  const items = (await screen.findAllByRole('listitem')).map(item => item.textContent)
  expect(items).toEqual(['Wait timetried by 6 people, in 8 plans', 'Cold calltried by one person in your group'])
})

test('the year’s report leaves small hubs without a figure', async () => {
  const { times, people, outcome } = figuresOf()
  const hubs = [
    { slug: 'questioning', name: 'Questioning', figures: { times, people, outcome } },
    { slug: 'feedback', name: 'Feedback', figures: null },
  ]
  const report = { programme: '2026', figures: { times, people, outcome: null }, hubs, strategies: [] }
  stubApi({ 'GET /reports/trials': ok(report) })
  renderScreen(() => <TrialReport />, {
    at: '/home',
    open: true,
  })
  expect(await screen.findByText('Counted so far: tried by 9 people, in 23 plans.')).toBeTruthy()
  const [, one, few] = screen.getAllByRole('row').map(row => row.textContent)
  expect(one).toBe(
    'Questioning9 people, in 23 plans12 kept, 7 adapted, 4 dropped; main reason where it wasn’t tried: no time',
  )
  expect(few).toBe('FeedbackNot shown')
})

test('a year’s trials that are withheld are not said to be few', async () => {
  const figures = { times: 9, people: 6, outcome: null }
  const hubs = [{ slug: 'feedback', name: 'Feedback', figures }]
  stubApi({ 'GET /reports/trials': ok({ programme: '2026', figures: null, hubs, strategies: [] }) })
  renderScreen(() => <TrialReport />, {
    at: '/home',
    open: true,
  })
  expect(await screen.findByText('Not shown.')).toBeTruthy()
  expect(screen.getAllByRole('row').at(-1)?.textContent).toBe(
    'Feedback6 people, in 9 plansHow it went isn’t shown, so that no one can be identified.',
  )
})

test('where nothing has been reported yet, nothing is said to be withheld', async () => {
  const hubs = [{ slug: 'feedback', name: 'Feedback', figures: null }]
  stubApi({ 'GET /reports/trials': ok({ programme: '2026', figures: null, hubs, strategies: [] }) })
  renderScreen(() => <TrialReport />, {
    at: '/home',
    open: true,
  })
  expect(await screen.findByText(/^No results yet\. Figures appear once 5 people/)).toBeTruthy()
  expect(screen.queryByText(/not shown/i)).toBeNull()
})
