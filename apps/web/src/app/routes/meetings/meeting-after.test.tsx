import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { OwnPlan } from '@hubs/schema/plans/plans'
import { detailOf, planned, play } from '#features/meetings/meetings.testkit.tsx'
import { planOf } from '#features/plans/plans.testkit.ts'
import { ok, stubApi } from '#test/api-stub.ts'
import { inQuestioning, meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import MeetingScreen from './meeting.tsx'

const held = detailOf(play(planned(), [0, { type: 'start' }], [118, { type: 'end' }]), {
  id: 'held',
  number: 1,
  date: '2020-09-30',
  startsAtInstant: '2020-09-30T14:30:00.000Z',
  endsAt: '2020-09-30T16:30:00.000Z',
})
const far = { date: '2099-11-26', startsAtInstant: '2099-11-26T15:30:00.000Z', endsAt: '2099-11-26T17:30:00.000Z' }
const next = detailOf(planned(10, 'unknown'), { id: 'next', ...far })
const plan = planOf({ groupId: next.groupId, technique: 'Ask one hinge question', report: null })
const written: OwnPlan['report'] = {
  id: 'r1',
  planId: plan.id,
  meetingId: held.id,
  writtenAt: held.startsAtInstant,
  version: 1,
  didIt: 'once',
  times: null,
  whatHappened: 'More hands.',
  evidence: '',
  surprise: '',
  decision: 'keep',
  reasonIfNot: null,
}
test.each([
  ['with a plan they read it again', [planOf({ ...plan, meetingId: held.id })], /Try what you planned/, 'See my plan'],
  [
    'one that was due then is still to report on',
    [planOf({ ...plan, reviewOn: held.date })],
    /You haven’t reported on your plan yet/,
    'Write my report',
  ],
  [
    'one that is reported on leads to theirs, and to a new one',
    [planOf({ ...plan, report: written, reviewOn: held.date })],
    /You’ve reported on your last plan/,
    'My plans',
  ],
  [
    'one that was due is still to report on, also where the next is made',
    [planOf({ ...plan, reviewOn: held.date }), planOf({ ...plan, id: 'p2', meetingId: held.id, reviewOn: far.date })],
    /You haven’t reported on your plan yet/,
    'Write my report',
  ],
  [
    'on the page of an earlier meeting, one whose own meeting is over is due too',
    [planOf({ ...plan, meetingId: held.id, reviewOn: '2020-11-18' })],
    /You haven’t reported on your plan yet/,
    'Write my report',
  ],
  ['without one they are led to it', [], /Choose one small change/, 'Make a plan'],
] as const)('after a meeting a member reads when the next is, and %s', async (_, items, words, way) => {
  stubApi({
    'GET /me': ok(meOf({ membership: inQuestioning })),
    'GET /meetings/held': ok({ ...held, mine: 'member' }),
    'GET /meetings?limit=200&programme=current&scope=mine': ok({
      items: [held, next].map(each => ({ ...each, came: null })),
      next: null,
    }),
    'GET /me/plans?which=open': ok({ items, next: null }),
  })
  renderScreen(MeetingScreen, { at: '/meetings/held', path: '/meetings/:id' })
  const section = within(await screen.findByRole('region', { name: 'What’s next for you' }))
  expect(section.getByText('We meet again on Thursday 26 November 2099.')).toBeTruthy()
  expect(await section.findByRole('link', { name: way })).toBeTruthy()
  expect(section.getByText(words)).toBeTruthy()
  // The day that was held is none to report back on.
  expect(section.queryByText(/Report back on .*2020/)).toBeNull()
  if (items.length > 1) expect(section.getByText('Report back on Thursday 26 November 2099.')).toBeTruthy()
})
