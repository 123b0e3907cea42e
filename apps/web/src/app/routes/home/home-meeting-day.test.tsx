import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { ok, stubApi } from '#test/api-stub.ts'
import { hubDetailOf, hubsOf, inQuestioning, meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { minutesOf } from '#test/minutes-fixtures.ts'
import { planOf, startOf } from '#features/plans/plans.testkit.ts'
import { LOOK_AGAIN_MS } from '#lib/time/look-again.ts'
import HomeScreen from './home.tsx'

function show(more: Parameters<typeof stubApi>[0]) {
  stubApi({
    'GET /me': ok(meOf({ membership: inQuestioning })),
    'GET /hubs': ok({ items: hubsOf('questioning') }),
    'GET /hubs/questioning': ok(hubDetailOf('questioning', true)),
    ...more,
  })
  return renderScreen(HomeScreen, { at: '/home' })
}

test('home says by itself that a meeting has begun', async () => {
  vi.useFakeTimers({ now: new Date('2026-11-25T15:28:00Z'), shouldAdvanceTime: true })
  let hub = hubDetailOf('questioning', true)
  show({
    'GET /hubs/questioning': body => ok(hub)(body),
  })
  await screen.findByText('Your hub meets today')
  hub = { ...hub, meetings: hub.meetings.map(each => (each.id === 'm1' ? { ...each, status: 'running' } : each)) }
  await vi.advanceTimersByTimeAsync(LOOK_AGAIN_MS)
  expect(await screen.findByText('Your hub is meeting now')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Join the meeting' })).toBeTruthy()
})

test.each([
  ['a week before it', '2026-11-18', 'To do', /^Your hub meets in/],
  ['on its day', '2026-11-25', 'Your hub meets today', 'To do'],
])('%s, what comes first is what is next', async (_, day, first, second) => {
  vi.useFakeTimers({ now: new Date(`${day}T12:00:00Z`), toFake: ['Date'] })
  show({
    'GET /me/plans?which=open': ok({ items: [planOf({ reviewOn: '2026-11-25' })], next: null }),
    'GET /me/plans/start': ok(startOf({ meetingId: 'm1' })),
  })
  const [one, other] = [await screen.findByText(first), await screen.findByText(second)]
  expect(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  // What is said there is to be brought there.
  expect(screen.getByText('bringing: a tally')).toBeTruthy()
})

test.each([
  ['2026-11-16', 'meets in nine days', null],
  ['2026-11-25', 'meets today', '/meetings/m1/console'],
])(
  'a facilitator prepares and shows the next meeting from here, and on its day runs it (%s)',
  async (day, when, runs) => {
    vi.useFakeTimers({ now: new Date(`${day}T12:00:00Z`), toFake: ['Date'] })
    show({ 'GET /me': ok(meOf({ membership: inQuestioning, leads: [inQuestioning.groupId] })) })
    expect(await screen.findByText(`Your Questioning group ${when}`)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Prepare the agenda' }).getAttribute('href')).toBe('/meetings/m1/agenda')
    expect(screen.queryByRole('link', { name: 'Run the meeting' })?.getAttribute('href') ?? null).toBe(runs)
    expect(screen.getByRole('link', { name: 'Projector' }).getAttribute('target')).toBe('_blank')
  },
)

test.each([
  ['two days after it', '2026-11-27', [], true],
  ['a fortnight after it', '2026-12-09', [], false],
  ['where they have been sent', '2026-11-27', [{ at: '2026-11-25T18:00:00.000Z' }], false],
])('whoever led a meeting is asked for its minutes %s', async (_, day, sendings, isAsked) => {
  vi.useFakeTimers({ now: new Date(`${day}T12:00:00Z`), toFake: ['Date'] })
  const hub = hubDetailOf('questioning', true)
  const meetings = hub.meetings.map(each => (each.id === 'm1' ? { ...each, status: 'ended' } : each))
  const sent = sendings.map(({ at }) => ({ at, by: { id: 'p1', name: 'Alex Reeve' }, people: 9, correction: false }))
  show({
    'GET /me': ok(meOf({ membership: inQuestioning, leads: [inQuestioning.groupId] })),
    'GET /hubs/questioning': ok({ ...hub, meetings }),
    'GET /meetings/m1/minutes': ok(minutesOf({ sendings: sent })),
  })
  await screen.findByRole('region', { name: 'Members' })
  if (isAsked)
    expect((await screen.findByRole('link', { name: /^Send the minutes/ })).getAttribute('href')).toBe(
      '/meetings/m1/minutes',
    )
  else expect(screen.queryByText('Send the minutes')).toBeNull()
})

test('a plan that has been reported on says so once its meeting is over, and can be carried forward', async () => {
  const report = {
    id: 'r1',
    planId: 'plan-1',
    meetingId: 'm1',
    writtenAt: '2026-11-16T12:00:00.000Z',
    version: 1,
    didIt: 'a-few-times' as const,
    times: null,
    whatHappened: 'It worked.',
    evidence: '',
    surprise: '',
    decision: null,
    reasonIfNot: null,
  }
  const plan = planOf({ reviewOn: '2026-11-16', report })
  show({
    'GET /me/plans?which=open': ok({ items: [plan], next: null }),
    'GET /me/plans/start': ok(startOf({ meetingId: 'm1' })),
  })
  expect(await screen.findByText('report sent for Mon 16 Nov')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Carry it forward' })).toBeTruthy()
  expect(screen.queryByText(/report back on|bringing/)).toBeNull()
})
