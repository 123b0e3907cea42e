import { screen, waitFor } from '@testing-library/react'
import type { OwnPlan } from '@hubs/schema/plans/plans'
import { beforeEach, expect, test, vi } from 'vitest'
import { detailOf, planned } from '#features/meetings/meetings.testkit.tsx'
import { planOf, startOf } from '#features/plans/plans.testkit.ts'
import { keepDraftsOf } from '#lib/storage/drafts.ts'
import { ok, stubApi } from '#test/api-stub.ts'
import { member, page, planAnswers as answers } from '#test/plan-answers.ts'
import { renderScreen } from '#test/render-screen.tsx'
import PlanNewScreen from './plan-new.tsx'
import PlansScreen from './plans.tsx'
import ReportScreen from './report.tsx'

const today = '2026-11-16'

beforeEach(() => {
  localStorage.clear()
  keepDraftsOf(member.id)
})

const told = (meetingId: string, decision: 'keep' | null = null): OwnPlan =>
  planOf({
    reviewOn: today,
    report: {
      id: 'r1',
      planId: 'plan-1',
      meetingId,
      writtenAt: `${today}T16:00:00.000Z`,
      version: 1,
      didIt: 'once',
      times: null,
      whatHappened: 'More hands.',
      evidence: '',
      surprise: '',
      decision,
      reasonIfNot: null,
    },
  })

async function showPlans(plan: OwnPlan, meetingId: string) {
  const start = ok(startOf({ meetingId, open: 1 }))
  stubApi({ ...answers, 'GET /me/plans?which=open': page(plan), 'GET /me/plans/start': start })
  renderScreen(PlansScreen, { at: '/plans' })
  await screen.findByText(`“${plan.promise}”`)
}

test('a plan told at the latest meeting can be carried forward, also with nothing decided', async () => {
  await showPlans(told('m1'), 'm1')
  const link = await screen.findByRole('link', { name: 'Carry it forward' })
  expect(link.getAttribute('href')).toBe('/plans/new?from=plan-1')
  expect(screen.getByText('You’ve written your report. What next?')).toBeTruthy()
  expect(screen.queryByText(/You’ll report back on/)).toBeNull()
})

test('one that is written ahead waits for its meeting', async () => {
  await showPlans(told('m1'), 'm0')
  expect(await screen.findByText(/You’ll report back on Mon 16 Nov/)).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Carry it forward' })).toBeNull()
})

const meeting = (number: number, status: 'planned' | 'ended', at: string) => ({
  ...detailOf(planned(10, 'unknown'), {
    id: `m${number - 1}`,
    groupId: 'group-questioning',
    number,
    date: at.slice(0, 10),
    startsAtInstant: at,
    endsAt: at,
    status,
  }),
  came: null,
})

test.each([
  ['ended', '2026-11-13T15:30:00.000Z', null],
  ['planned', '2026-11-20T15:30:00.000Z', /Can’t be there\?/],
] as const)('for a meeting that is %s the report speaks of it so', async (status, at, absent) => {
  stubApi({
    ...answers,
    'GET /plans/plan-1': ok(planOf()),
    'GET /meetings?limit=200&programme=current&scope=mine': page(
      meeting(1, 'ended', '2026-09-30T14:30:00.000Z'),
      meeting(2, status, at),
    ),
  })
  renderScreen(ReportScreen, { at: '/plans/plan-1/report', path: '/plans/:id/report' })
  expect(await screen.findByText(/never used for appraisal/)).toBeTruthy()
  if (absent) expect(screen.getByText(absent)).toBeTruthy()
  else expect(screen.queryByText(/Can’t be there/)).toBeNull()
})

test('on the day of the meeting a plan starts by then, and says so', async () => {
  stubApi({ ...answers, 'GET /me/plans/start': ok(startOf({ reviewOn: today, firstOnLatest: '2026-11-27' })) })
  renderScreen(PlanNewScreen, { at: '/plans/new' })
  expect(await screen.findByText(/Your hub meets today, and you’ll report back on this plan there/)).toBeTruthy()
  expect(screen.getByText('By Mon 16 Nov, when you report back.')).toBeTruthy()
})

test('a problem uses the words of a teacher’s own form, and what may be left empty says so', async () => {
  stubApi({ ...answers, 'GET /me/plans/start': ok(startOf({ settings: [] })) })
  const { user } = renderScreen(PlanNewScreen, { at: '/plans/new' })
  await user.click(await screen.findByRole('button', { name: 'Save my plan' }))
  await waitFor(() => expect(screen.getAllByText('Enter which class, group or task.').length).toBeGreaterThan(0))
  expect(screen.queryByText(/Enter who with/)).toBeNull()
  expect(screen.getByRole('group', { name: /^How confident.*\(optional\)$/ })).toBeTruthy()
})

test.each([
  ['while its reports are open', '2026-11-25', 1],
  ['and no longer', '2026-11-10', 0],
])('a plan that was carried forward in the meeting can be reported on afterwards, %s', async (_, reviewOn, links) => {
  vi.useFakeTimers({ now: new Date('2026-11-26T12:00:00Z'), toFake: ['Date'] })
  const carried = planOf({ status: 'carried', reviewOn })
  stubApi({ ...answers, 'GET /me/plans?which=open': page(), 'GET /me/plans?which=closed&limit=20': page(carried) })
  renderScreen(PlansScreen, { at: '/plans' })
  await screen.findByText(links ? 'No report yet.' : 'No report. It happens to everyone.')
  expect(screen.queryAllByRole('link', { name: 'Write my report' })).toHaveLength(links)
})
