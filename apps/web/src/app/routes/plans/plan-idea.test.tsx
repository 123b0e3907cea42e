import { cleanup, screen } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { planOf, startOf } from '#features/plans/plans.testkit.ts'
import { strategyOf } from '#features/strategies/strategies.testkit.ts'
import { keepDraftsOf } from '#lib/storage/drafts.ts'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { hubDetailOf, inQuestioning, meOf } from '#test/fixtures.ts'
import { planAnswers } from '#test/plan-answers.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { planFormOf } from '#features/plans/plan-links.ts'
import PlanNewScreen from './plan-new.tsx'

const me = meOf({ membership: inQuestioning, department: 'Science' })
const by = { id: 'p9', name: 'Ben Rowe' }
const inScience = {
  id: 'a1',
  subject: 'science',
  text: 'I count to five.',
  by,
  at: '2026-09-05T08:00:00.000Z',
  version: 1,
}
const strategy = strategyOf({
  adaptationList: [{ ...inScience, id: 'a2', subject: 'Art', text: 'Not this.' }, inScience],
})
const answers = {
  ...planAnswers,
  'GET /me': ok(me),
  'GET /hubs/questioning': ok(hubDetailOf('questioning', true)),
  'GET /strategies/QU2': ok(strategy),
  // The strategy is of another hub, or retired: the hub's own techniques don't have it.
  'GET /techniques?hub=questioning': ok({ items: [] }),
  'GET /techniques': ok({ items: [] }),
}
const show = (search = '?strategy=QU2&technique=2') =>
  renderScreen(PlanNewScreen, { at: `/plans/new${search}`, path: '/plans/new' })
const technique = () => screen.findByLabelText<HTMLTextAreaElement>('I will')

beforeEach(() => {
  localStorage.clear()
  keepDraftsOf(me.id)
})

/** The second technique of the strategy, as whoever takes it up says it. */
const IN_MY_WORDS = 'Have a colleague time my pauses.'

test('a plan begun from a strategy has its technique and how it fails, and is sent with its code', async () => {
  const calls = stubApi({ ...answers, 'POST /plans': ok(planOf()) })
  const { user } = show()
  expect((await technique()).value).toBe(IN_MY_WORDS)
  expect(screen.getByText(strategy.commonFailing)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Add this to my plan' }))
  expect(screen.getByLabelText<HTMLTextAreaElement>('What will it look like in my subject? (optional)').value).toBe(
    'I count to five.',
  )
  await user.type(screen.getByLabelText('To make room, I’ll do less of'), 'repeating answers')
  await user.click(screen.getByRole('checkbox', { name: 'A tally' }))
  await user.click(screen.getByRole('button', { name: 'Save my plan' }))
  await screen.findByText('Now at /plans')
  const sent = calls.find(({ what }) => what === 'POST /plans')?.body
  expect(sent).toMatchObject({ strategyCode: 'QU2', adaptation: 'I count to five.', technique: IN_MY_WORDS })
})

test('a plan that was begun already is not touched, and each idea has a draft of its own', async () => {
  stubApi(answers)
  const { user } = show('')
  await user.type(await technique(), 'my own words')
  cleanup()
  show()
  expect((await technique()).value).toBe(IN_MY_WORDS)
  cleanup()
  show('')
  expect((await technique()).value).toBe('my own words')
  expect(planFormOf('new?strategy=QU2&technique=2')).toBe('/plans/new?strategy=QU2&technique=2')
})

test('a retired one may be tried, and says that it is retired', async () => {
  stubApi({ ...answers, 'GET /strategies/QU2': ok(strategyOf({ stage: 'retired' })) })
  show()
  expect(await screen.findByText(/This strategy is retired/)).toBeTruthy()
})

test('one that is not there leaves the form to one’s own words', async () => {
  stubApi({
    ...answers,
    'GET /strategies/QU99': refused(404, 'not-found', 'This strategy doesn’t exist, or you don’t have access to it.'),
  })
  show('?strategy=QU99&technique=1')
  expect((await technique()).value).toBe('')
  expect(screen.getByText(/“QU99” couldn’t be opened/)).toBeTruthy()
})

test('without a meeting to plan for it says what is missing', async () => {
  stubApi({ ...answers, 'GET /me/plans/start': ok(startOf({ meetingId: null })) })
  show()
  expect(await screen.findByText('Your hub doesn’t have a meeting yet')).toBeTruthy()
})
