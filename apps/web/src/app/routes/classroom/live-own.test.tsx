import { act, screen, waitFor } from '@testing-library/react'
import type { StoredRun } from '@hubs/schema/meetings/live'
import { project } from '@hubs/rules/run/run-project'
import { useState } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { MIN, planned, play, START, type Bare } from '#features/meetings/meetings.testkit.tsx'
import '#features/plans/meeting/live-plans.tsx'
import { planOf, startOf } from '#features/plans/plans.testkit.ts'
import { keepDraftsOf } from '#lib/storage/drafts.ts'
import { empty, ok, stubApi } from '#test/api-stub.ts'
import { inQuestioning, meOf } from '#test/fixtures.ts'
import { page, planAnswers } from '#test/plan-answers.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { LiveOwn } from './live-own.tsx'

const me = meOf({ id: 'p2', membership: inQuestioning })
const feedback = play(planned(), [0, { type: 'start' }], [14, { type: 'goTo', segmentId: 's3' }])
const turn = (minute: number, personId: string): [number, Bare] => [minute, { type: 'beginTurn', personId }]
const planning = play(feedback, [40, { type: 'goTo', segmentId: 's6' }])
const answers = {
  ...planAnswers,
  'GET /me': ok(me),
  'GET /me/plans?which=open': page(planOf()),
  'GET /meetings/m1/offers': ok({ items: [] }),
}

const writtenReport = {
  id: 'r1',
  writtenAt: '2026-11-16T14:00:00.000Z',
  version: 1,
  didIt: 'once' as const,
  times: null,
  whatHappened: '',
  evidence: '',
  surprise: '',
  decision: null,
  reasonIfNot: null,
}

const show = (run: StoredRun, minute: number) => {
  const view = project(run, START + minute * MIN)
  return renderScreen(() => <LiveOwn view={view} meetingId="m1" partners={null} />, { at: '/live' })
}

beforeEach(() => {
  localStorage.clear()
  keepDraftsOf(me.id)
})

test('while a colleague speaks I can give them a question or an offer, and read what I said before my turn', async () => {
  const calls = stubApi({ ...answers, 'PUT /meetings/m1/offers/p1': empty })
  const run = play(feedback, turn(15, 'p1'))
  const { user } = show(run, 16)
  expect(await screen.findByText('You’re next. This is what you said')).toBeTruthy()
  expect(await screen.findByText(`“${planOf().promise}”`)).toBeTruthy()
  await user.type(screen.getByLabelText(/^A question or an offer of help for/), 'May I watch?')
  await user.click(screen.getByRole('button', { name: /^Send to/ }))
  await waitFor(() => expect(calls.find(({ what }) => what.startsWith('PUT'))?.body).toEqual({ text: 'May I watch?' }))
})

test('who has no plan reads what colleagues offered all the same', async () => {
  const [by, to] = [
    { id: 'p1', name: 'Priya Patel' },
    { id: me.id, name: me.name },
  ]
  const offers = [
    { id: 'o1', meetingId: 'm1', to, by, text: 'Come and see my class.', at: '2026-11-16T14:20:00.000Z' },
    { id: 'o2', meetingId: 'm1', to: by, by: to, text: 'What I wrote to Priya.', at: '2026-11-16T14:10:00.000Z' },
  ]
  stubApi({ ...answers, 'GET /me/plans?which=open': page(), 'GET /meetings/m1/offers': ok({ items: offers }) })
  show(feedback, 15)
  const told = await screen.findByRole('region', { name: 'Questions and offers of help from colleagues' })
  expect(told.textContent).toContain('“Come and see my class.”Priya Patel')
  expect(told.textContent).not.toContain('What I wrote')
})

test('in my turn I write down what came of it, for this meeting', async () => {
  const calls = stubApi({ ...answers, 'PUT /plans/plan-1/reports/m1': ok(planOf()) })
  const { user } = show(play(feedback, turn(15, 'p2')), 16)
  await user.click(await screen.findByRole('button', { name: 'Write my report' }))
  expect(screen.queryByLabelText(/^A question or an offer of help/)).toBeNull()
  await user.click(screen.getByRole('radio', { name: 'Not yet' }))
  expect(screen.getByText('Thank you for being honest.')).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: 'No time' }))
  await user.click(screen.getByRole('button', { name: 'Save my report' }))
  await waitFor(() =>
    expect(calls.find(({ what }) => what.startsWith('PUT'))?.body).toMatchObject({
      didIt: 'not-yet',
      reasonIfNot: 'no-time',
      decision: null,
      expectedVersion: 0,
    }),
  )
})

test('writing a report puts the cursor in it, not in the message to a colleague; once saved it says so', async () => {
  const report = { ...writtenReport, planId: 'plan-1', meetingId: 'm1' }
  const saved = ok(planOf({ report }))
  stubApi({ ...answers, 'PUT /plans/plan-1/reports/m1': saved })
  const { user } = show(play(feedback, turn(15, 'p1')), 16)
  await user.click(await screen.findByRole('button', { name: 'Write my report' }))
  await waitFor(() =>
    expect(screen.getByRole('form', { name: 'My report' }).contains(document.activeElement)).toBe(true),
  )
  await user.click(screen.getByRole('radio', { name: 'Once' }))
  stubApi({ ...answers, 'PUT /plans/plan-1/reports/m1': saved, 'GET /me/plans?which=open': page(planOf({ report })) })
  await user.click(screen.getByRole('button', { name: 'Save my report' }))
  expect(await screen.findByText('Report saved. Thank you.')).toBeTruthy()
  expect((await screen.findByRole('button', { name: 'Edit my report' })).classList.contains('main')).toBe(false)
})

test('in the planning the form stands in its place, filled from last time where I go on', async () => {
  stubApi({ ...answers, 'GET /me/plans/start': ok(startOf({ open: 1 })) })
  const { user } = show(planning, 41)
  expect(await screen.findByRole('heading', { name: 'What will you try?' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /^Carry forward: wait three seconds/ }))
  expect(screen.getByLabelText<HTMLTextAreaElement>('I will').value).toBe('wait three seconds after each question')
})

test('a plan that is in stands there as a promise, and a second is offered quietly', async () => {
  stubApi({ ...answers, 'GET /me/plans?which=open': page(planOf({ meetingId: 'm1' })) })
  const { user } = show(planning, 41)
  expect(await screen.findByText(/^That’s your plan/)).toBeTruthy()
  expect(screen.queryByLabelText('I will')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Add a second plan' }))
  expect(screen.getByLabelText('I will')).toBeTruthy()
})

test('who is paired anew after the plan is in reads the new partner’s name at once', async () => {
  const made = { ...answers, 'GET /me/plans?which=open': page(planOf({ meetingId: 'm1' })) }
  const partnerIs = (name: string) =>
    stubApi({ ...made, 'GET /me/plans/start': ok(startOf({ partner: [{ id: 'p9', name }] })) })
  partnerIs('Aisha Khan')
  let paired = (_version: number) => {}
  function Phone() {
    const [partners, setPartners] = useState<number | null>(null)
    paired = setPartners
    return <LiveOwn view={project(planning, START + 41 * MIN)} meetingId="m1" partners={partners} />
  }
  renderScreen(() => <Phone />, { at: '/live' })
  expect(await screen.findByText(/Aisha Khan/)).toBeTruthy()
  partnerIs('Sean Duffy')
  act(() => paired(1))
  expect(await screen.findByText(/Sean Duffy/)).toBeTruthy()
  expect(screen.queryByText(/Aisha Khan/)).toBeNull()
})
