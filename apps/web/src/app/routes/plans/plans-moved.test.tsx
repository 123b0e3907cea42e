import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { planOf, startOf } from '#features/plans/plans.testkit.ts'
import { keepDraftsOf } from '#lib/storage/drafts.ts'
import { ok, stubApi } from '#test/api-stub.ts'
import { member, page, planAnswers as answers } from '#test/plan-answers.ts'
import { renderScreen } from '#test/render-screen.tsx'
import PlanNewScreen from './plan-new.tsx'
import PlansScreen from './plans.tsx'
import ReportScreen from './report.tsx'

const before = planOf({ groupId: 'group-of-another-hub' })

beforeEach(() => {
  localStorage.clear()
  keepDraftsOf(member.id)
})

test('a plan of the hub one has left is carried forward, and not to be reported on at a meeting that is none of theirs', async () => {
  stubApi({ ...answers, 'GET /me/plans?which=open': page(before) })
  renderScreen(PlansScreen, { at: '/plans' })
  expect(await screen.findByText('You’ve moved since you made this plan.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Carry it forward' }).getAttribute('href')).toBe('/plans/new?from=plan-1')
  expect(screen.queryByRole('link', { name: 'Write my report' })).toBeNull()
  expect(screen.queryByText(/report back on/)).toBeNull()
})

test('nor does its report wait for a meeting to come', async () => {
  stubApi({
    ...answers,
    'GET /plans/plan-1': ok(before),
    'GET /meetings?limit=200&programme=current&scope=mine': page(),
  })
  renderScreen(ReportScreen, { at: '/plans/plan-1/report', path: '/plans/:id/report' })
  expect(await screen.findByRole('heading', { name: 'You’ve moved since you made this plan' })).toBeTruthy()
  expect(screen.queryByText('No meeting to report to yet')).toBeNull()
})

test('a new plan is of the meeting of the hub that one is in now, whatever was asked before', async () => {
  let start = startOf({ meetingId: 'of-the-hub-left' })
  const calls = stubApi({
    ...answers,
    'GET /me/plans/start': body => ok(start)(body),
    'POST /plans': ok(planOf()),
  })
  const { user, client } = renderScreen(PlanNewScreen, { at: '/plans/new' })
  await user.type(await screen.findByLabelText('I will'), 'wait three seconds')
  await user.type(screen.getByLabelText('To make room, I’ll do less of'), 'repeating answers')
  const then = screen.getByLabelText('I will')
  start = startOf({ meetingId: 'of-the-hub-now' })
  await client.invalidateQueries()
  await waitFor(() => expect(screen.getByLabelText('I will')).not.toBe(then))
  // Nothing typed is lost by it.
  expect(screen.getByLabelText('I will')).toHaveProperty('value', 'wait three seconds')
  await user.click(await screen.findByRole('checkbox', { name: 'A tally' }))
  await user.click(screen.getByRole('button', { name: 'Save my plan' }))
  await waitFor(() =>
    expect(calls.find(({ what }) => what === 'POST /plans')?.body).toMatchObject({
      technique: 'wait three seconds',
      meetingId: 'of-the-hub-now',
    }),
  )
})
