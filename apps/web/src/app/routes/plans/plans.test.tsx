import { WAIT_MS } from '@hubs/testing/limits'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { planOf, startOf } from '#features/plans/plans.testkit.ts'
import { keepDraftsOf } from '#lib/storage/drafts.ts'
import { ok, stubApi } from '#test/api-stub.ts'
import { inQuestioning, meOf } from '#test/fixtures.ts'
import { member, page, planAnswers as answers } from '#test/plan-answers.ts'
import { renderScreen } from '#test/render-screen.tsx'
import PlanNewScreen from './plan-new.tsx'
import PlanScreen from './plan.tsx'
import PlansScreen from './plans.tsx'
import ReportScreen from './report.tsx'
import SupportScreen from './support.tsx'

const support = meOf({ membership: { ...inQuestioning, kind: 'voluntary' }, staffKind: 'support' })
const press = (name: string) => screen.getByRole('button', { name })

beforeEach(() => {
  localStorage.clear()
  keepDraftsOf(member.id)
})

test('support staff read nothing about classes or lessons, anywhere', async () => {
  const asked = {
    ...answers,
    'GET /me': ok(support),
    'GET /me/plans/start': ok(startOf({ teaching: false, settings: [] })),
  }
  const plan = planOf({ checkIn: { askedAt: '2099-10-14T08:00:00.000Z', answeredAt: null, didIt: null, note: '' } })
  const table = {
    ...asked,
    'GET /me/plans?which=open': page(plan),
    'GET /plans/plan-1': ok(plan),
    'GET /meetings?limit=200&programme=current&scope=mine': page(),
  }
  stubApi(table)
  const { user } = renderScreen(PlanNewScreen, { at: '/plans/new' })
  expect(await screen.findByLabelText('Who with, or in which task?')).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: '1' }))
  renderScreen(PlansScreen, { at: '/plans' })
  expect(await screen.findByText('Most of the time')).toBeTruthy()
  renderScreen(ReportScreen, { at: '/plans/plan-1/report', path: '/plans/:id/report' })
  await screen.findByText('No meeting to report to yet')
  expect(document.body.textContent).not.toMatch(/class|lesson/i)
})

test('a plan for the partner goes to a new one when its owner says so, by name', async () => {
  const plan = planOf({ visibility: 'partner', partnerWaiting: [{ id: 'ben', name: 'Ben Brown' }] })
  const calls = stubApi({
    ...answers,
    'GET /me/plans?which=open': page(plan),
    'PATCH /plans/plan-1': ok(planOf({ visibility: 'partner', version: plan.version + 1 })),
  })
  const { user } = renderScreen(PlansScreen, { at: '/plans' })
  expect(await screen.findByText(/can’t see this plan until you share it/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /^Share with .*Ben Brown/ }))
  await waitFor(() =>
    expect(calls.find(call => call.what === 'PATCH /plans/plan-1')?.body).toEqual({
      visibility: 'partner',
      expectedVersion: plan.version,
    }),
  )
})

const beenAsked = planOf({ checkIn: { askedAt: '2099-10-14T08:00:00.000Z', answeredAt: null, didIt: null, note: '' } })

test('my plans: what I said, and "Tried it yet?" in two taps', async () => {
  const calls = stubApi({
    ...answers,
    'GET /me/plans?which=open': page(beenAsked),
    'PUT /plans/plan-1/check-in': ok(planOf()),
  })
  const { user } = renderScreen(PlansScreen, { at: '/plans' })
  const card = within(await screen.findByRole('region', { name: /wait three seconds/ }))
  expect(card.getByText('9Sc2, once a week')).toBeTruthy()
  await user.click(card.getByRole('radio', { name: 'A few times' }))
  await user.click(card.getByRole('button', { name: 'Send' }))
  await waitFor(() => expect(calls.some(({ what }) => what === 'PUT /plans/plan-1/check-in')).toBe(true))
  expect(calls.find(({ what }) => what.startsWith('PUT'))?.body).toEqual({ didIt: 'a-few-times', note: '' })
})

test('gone on with twice: smaller, or drop?', async () => {
  stubApi({ ...answers, 'GET /me/plans?which=open': page(planOf({ timesCarried: 2 })) })
  renderScreen(PlansScreen, { at: '/plans' })
  expect(await screen.findByText('Make it smaller, or drop it?')).toBeTruthy()
})

test('dropping asks once, and can be taken back', async () => {
  let stands = planOf()
  const calls = stubApi({
    ...answers,
    'GET /plans/plan-1': () => ({ body: stands }),
    'PATCH /plans/plan-1': body => {
      stands = planOf((body as { dropped: boolean }).dropped ? { status: 'dropped', version: 2 } : { version: 3 })
      return { body: stands }
    },
  })
  const { user } = renderScreen(PlanScreen, { at: '/plans/plan-1', path: '/plans/:id' })
  await user.click(await screen.findByRole('button', { name: 'Drop plan' }))
  // Once it is dropped, what is asked again takes so long that the button has gone before.
  const { fetch } = globalThis
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (stands.status === 'dropped' && init.method === 'GET')
      await vi.waitFor(() => expect(screen.queryByText('Drop plan')).toBeNull(), WAIT_MS)
    return fetch(url, init)
  })
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Drop plan' }))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() =>
    expect(calls.filter(({ what }) => what.startsWith('PATCH')).map(({ body }) => body)).toEqual([
      { dropped: true, expectedVersion: 1 },
      { dropped: false, expectedVersion: 2 },
    ]),
  )
})

test('a colleague’s request: yes, done or not possible, with a short answer', async () => {
  const request = {
    id: 's1',
    planId: 'plan-9',
    owner: { id: 'p2', name: 'Ben Rowe' },
    from: { id: 'person-sam', name: 'Sam Patel' },
    what: 'ten whiteboards',
    state: 'asked',
    answer: '',
    askedAt: '2099-10-01T08:00:00.000Z',
    closedAt: null,
    version: 1,
  }
  const calls = stubApi({
    ...answers,
    'GET /me/support?which=to-me&limit=20': page(request),
    'GET /me/support?which=from-me&limit=20': page(),
    'PATCH /support/s1': ok({ ...request, state: 'accepted', version: 2 }),
  })
  const { user } = renderScreen(SupportScreen, { at: '/support' })
  expect(await screen.findByText(/ten whiteboards/)).toBeTruthy()
  await user.type(screen.getByLabelText(/^Short answer to Ben Rowe/), 'From Monday')
  await user.click(press('Yes, I will: Ben Rowe'))
  expect(await screen.findByText(/Ben Rowe can see your answer/)).toBeTruthy()
  const sent = calls.find(({ what }) => what.startsWith('PATCH'))
  expect(sent?.body).toEqual({ state: 'accepted', answer: 'From Monday', expectedVersion: 1 })
  expect(await screen.findByText('You haven’t asked for support yet')).toBeTruthy()
})

test('support is asked for with a plan that is open, or when one is made', async () => {
  const none = { 'GET /me/support?which=to-me&limit=20': page(), 'GET /me/support?which=from-me&limit=20': page() }
  const plan = planOf({ id: 'p1' })
  stubApi({ ...answers, ...none, 'GET /me/plans?which=open': page(plan) })
  renderScreen(SupportScreen, { at: '/support' })
  const ask = await screen.findByRole('link', { name: /^Ask for support, / })
  expect(ask.getAttribute('href')).toBe('/plans/p1#support')
  cleanup()
  stubApi({ ...answers, ...none, 'GET /me/plans?which=open': page() })
  renderScreen(SupportScreen, { at: '/support' })
  expect(await screen.findByText('You can ask a colleague for support when you make a plan.')).toBeTruthy()
})
