import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Meeting } from '@hubs/schema/meetings/meetings'
import { detailOf, planned, play } from '#features/meetings/meetings.testkit.tsx'
import { LOOK_AGAIN_MS } from '#lib/time/look-again.ts'
import { planOf } from '#features/plans/plans.testkit.ts'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { inQuestioning, meOf, someProgramme } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { typeDate } from '#test/type-date.ts'
import LiveScreen from '../classroom/live.tsx'
import MeetingScreen from './meeting.tsx'
import MeetingsScreen from './meetings.tsx'

const member = meOf({ membership: inQuestioning })
const leader = meOf({ membership: inQuestioning, leads: [inQuestioning.groupId] })

const held = detailOf(
  play(planned(), [0, { type: 'start' }], [7, { type: 'goTo', segmentId: 's2' }], [118, { type: 'end' }]),
  {
    id: 'held',
    number: 1,
    date: '2020-09-30',
    startsAtInstant: '2020-09-30T14:30:00.000Z',
    endsAt: '2020-09-30T16:30:00.000Z',
    record: {
      startedAt: '2020-09-30T14:30:00.000Z',
      endedAt: '2020-09-30T16:28:00.000Z',
      plannedMinutes: 120,
      realMinutes: 118,
      pausedMinutes: 0,
      segments: [{ id: 's1', title: 'Introduction', plannedMinutes: 7, realMinutes: 9, passed: false }],
      lateMinutes: -2,
      turns: [{ personId: 'p1', name: 'Aisha Khan' }],
      present: 9,
      expected: 10,
      unmarked: 0,
    },
  },
)
const far = { date: '2099-11-26', startsAtInstant: '2099-11-26T15:30:00.000Z', endsAt: '2099-11-26T17:30:00.000Z' }
const next = detailOf(planned(10, 'unknown'), { id: 'next', ...far })
const off = detailOf(planned(10, 'unknown'), { id: 'off', number: 3, ...far, date: '2099-12-26', status: 'cancelled' })

const list = (...items: Meeting[]) =>
  ok({
    items: items.map(item => ({
      ...item,
      came: item.status === 'ended' ? { present: 9, expected: 10, unmarked: 0, mine: 'present' } : null,
    })),
    next: null,
  })

test('the next meeting comes first, then those to come and those held with who came', async () => {
  stubApi({
    'GET /me': ok(member),
    'GET /meetings?limit=200&programme=current&scope=mine': list(held, next, off),
  })
  renderScreen(MeetingsScreen, { at: '/meetings' })
  const card = within(await screen.findByRole('region', { name: 'Next meeting' }))
  expect(card.getByText(/Thu 26 Nov 2099, 15:30 to 17:30, B12/)).toBeTruthy()
  expect(card.queryByText('Run the meeting')).toBeNull()
  expect(screen.getByText('cancelled')).toBeTruthy()
  expect(await screen.findByText('9 of 10 attended; you were present')).toBeTruthy()
})

test('a meeting from before somebody joined is in their list, and is no way to a page that they may not see', async () => {
  const joined = meOf({ membership: { ...inQuestioning, readsSince: '2026-11-30T09:00:00.000Z' } })
  const shown = { 'GET /meetings?limit=200&programme=current&scope=mine': list(held, next) }
  stubApi({ 'GET /me': ok(joined), ...shown })
  renderScreen(MeetingsScreen, { at: '/meetings' })
  await screen.findAllByText('Wed 30 Sep 2020')
  const ways = () => screen.getAllByRole('link').map(link => link.getAttribute('href'))
  expect(ways()).toContain('/meetings/next')
  expect(ways()).not.toContain('/meetings/held')
  cleanup()
  stubApi({ 'GET /me': ok(member), ...shown })
  renderScreen(MeetingsScreen, { at: '/meetings' })
  await screen.findAllByText('Wed 30 Sep 2020')
  expect(ways()).toContain('/meetings/held')
})

test('someone without a group is told how to come by one', async () => {
  stubApi({ 'GET /me': ok(meOf()), 'GET /meetings?limit=200&programme=current&scope=mine': list() })
  renderScreen(MeetingsScreen, { at: '/meetings' })
  expect(await screen.findByText('You’re not in a hub yet')).toBeTruthy()
})

test('a meeting outside of its half term says so, in the list and on its page', async () => {
  const stray = { ...next, outside: true }
  stubApi({
    'GET /me': ok(leader),
    'GET /meetings/next': ok(stray),
    'GET /meetings?limit=200&programme=current&scope=mine': list(stray, { ...stray, id: 'later', number: 3 }),
  })
  renderScreen(MeetingsScreen, { at: '/meetings' })
  expect(await screen.findAllByText('This date is outside Autumn 2.')).toHaveLength(2)
  cleanup()
  renderScreen(MeetingScreen, meeting)
  expect(
    await screen.findByText(
      'This date is outside Autumn 2. Change it, or ask your coordinator to check the half-term dates.',
    ),
  ).toBeTruthy()
})

const meeting = { at: '/meetings/next', path: '/meetings/:id' }

test('who leads the group finds the console, the agenda and the move on the meeting’s page; a member does not', async () => {
  stubApi({
    'GET /me': ok(leader),
    'GET /meetings/next': ok(next),
    'GET /meetings/next/checklist': ok({ items: [{ id: 'c1', text: 'Connect the projector', ticked: null }] }),
  })
  renderScreen(MeetingScreen, meeting)
  // Years ahead there is nothing to run, but a group may meet sooner.
  expect((await screen.findByRole('link', { name: 'Run it early' })).getAttribute('href')).toBe(
    '/meetings/next/console',
  )
  expect(screen.queryByRole('link', { name: 'Run the meeting' })).toBeNull()
  expect(screen.getByRole('link', { name: 'Edit the agenda' })).toBeTruthy()
  expect(await screen.findByRole('button', { name: 'Change date or room' })).toBeTruthy()
  expect(await screen.findByRole('checkbox', { name: 'Connect the projector' })).toBeTruthy()
})

test.each(['15:20', '08:00'])('a page opened at %s says that the meeting is on, with nothing pressed', async time => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  vi.setSystemTime(`2099-11-26T${time}:00.000Z`)
  let status: Meeting['status'] = 'planned'
  stubApi({
    'GET /me': ok(member),
    'GET /meetings/next': body => ok({ ...next, status })(body),
    'GET /meetings/next/candidates': refused(503, 'unavailable', 'Not now.'),
  })
  renderScreen(MeetingScreen, meeting)
  expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy()
  expect(screen.queryByText(/On now/)).toBeNull()
  await vi.advanceTimersByTimeAsync(Date.parse('2099-11-26T15:29:55.000Z') - Date.now())
  status = 'running'
  await vi.advanceTimersByTimeAsync(2 * LOOK_AGAIN_MS)
  expect(await screen.findByText(/On now/)).toBeTruthy()
})

test('a member sees agenda, people and their own screen only', async () => {
  stubApi({
    'GET /me': ok(member),
    'GET /meetings/next': ok(next),
    'GET /meetings/next/candidates': refused(503, 'unavailable', 'Not now.'),
  })
  renderScreen(MeetingScreen, meeting)
  expect(await screen.findByText('15:44')).toBeTruthy()
  // Nothing to join in yet.
  expect(screen.queryByRole('link', { name: 'Join the meeting' })).toBeNull()
  expect(screen.queryByRole('link', { name: /run the meeting|run it early|edit the agenda/i })).toBeNull()
  expect(await screen.findByRole('heading', { name: 'What’s next for you' })).toBeTruthy()
  expect(screen.queryByRole('heading', { name: 'Checklist' })).toBeNull()
})

const plan = planOf({ groupId: next.groupId, technique: 'Ask one hinge question', report: null })

test('on the day a member reads what is next: their report, and where to join', async () => {
  const today = detailOf(planned(10, 'unknown'), {
    id: 'next',
    date: '2026-11-16',
    startsAtInstant: '2026-11-16T15:30:00.000Z',
    endsAt: '2026-11-16T17:30:00.000Z',
  })
  stubApi({
    'GET /me': ok(member),
    'GET /meetings/next': ok(today),
    'GET /me/plans?which=open': ok({ items: [{ ...plan, reviewOn: today.date }], next: null }),
  })
  renderScreen(MeetingScreen, meeting)
  const section = within(await screen.findByRole('region', { name: 'What’s next for you' }))
  expect(await section.findByRole('heading', { name: 'Report on your plan' })).toBeTruthy()
  expect(section.getByRole('link', { name: 'Write my report' }).getAttribute('href')).toBe(`/plans/${plan.id}/report`)
  expect(section.getByText(/“Ask one hinge question”/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Join the meeting' }).getAttribute('href')).toBe('/meetings/next/live')
})

test('moving a meeting to a day that is off says so at the day', async () => {
  const sentence = 'The school is closed on 25 Dec (Christmas). Choose another date.'
  stubApi({
    'GET /me': ok(leader),
    'GET /meetings/next': ok(next),
    'PATCH /meetings/next': refused(400, 'invalid', sentence, { fields: { date: sentence } }),
  })
  const { user } = renderScreen(MeetingScreen, meeting)
  await user.click(await screen.findByRole('button', { name: 'Change date or room' }))
  await typeDate(user, await screen.findByRole('group', { name: 'Date' }), '25122026')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const said = await screen.findByText(sentence)
  expect(document.activeElement?.getAttribute('aria-describedby')?.split(' ')).toContain(said.id)
})

test('moving a meeting says who will be told, and then that they were', async () => {
  const room = { ...next, place: 'Library', version: next.version + 1 }
  stubApi({
    'GET /me': ok(leader),
    'GET /meetings/next': ok(next),
    'PATCH /meetings/next': ok(room),
    'GET /mail-delivery': ok({ sent: false, folder: null, readsReturned: true }),
  })
  const { user } = renderScreen(MeetingScreen, meeting)
  await user.click(await screen.findByRole('button', { name: 'Change date or room' }))
  expect(
    await screen.findByText(/everyone in the group will get a notification, with the change for their calendar/),
  ).toBeTruthy()
  expect(await screen.findByText('Emails aren’t being sent yet')).toBeTruthy()
  await user.clear(screen.getByLabelText('Room'))
  await user.type(screen.getByLabelText('Room'), 'Library')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(
    await screen.findByText('Saved. Everyone in the group can see the change, and has been notified.'),
  ).toBeTruthy()
})

test('an INSET day of its half term is offered where a meeting is moved', async () => {
  const calls = stubApi({
    'GET /me': ok(leader),
    'GET /meetings/next': ok(next),
    'GET /programmes/current': ok({
      ...someProgramme,
      name: next.programme,
      halfTerms: [{ id: 'h', position: 0, name: next.halfTerm, startsOn: '2000-01-03', endsOn: '2099-12-30' }],
      daysOff: [{ id: 'd1', day: '2099-11-19', kind: 'inset', name: 'INSET day' }],
    }),
    'PATCH /meetings/next': ok({ ...next, date: '2099-11-19', version: next.version + 1 }),
  })
  const { user } = renderScreen(MeetingScreen, meeting)
  await user.click(await screen.findByRole('button', { name: 'Change date or room' }))
  await user.click(await screen.findByRole('button', { name: /^Meet on the INSET day/ }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(calls.find(({ what }) => what.startsWith('PATCH'))?.body).toMatchObject({ date: '2099-11-19' }),
  )
})

test('a date and room that are left as they were are not sent: the dialog just closes', async () => {
  const calls = stubApi({ 'GET /me': ok(leader), 'GET /meetings/next': ok(next) })
  const { user } = renderScreen(MeetingScreen, meeting)
  await user.click(await screen.findByRole('button', { name: 'Change date or room' }))
  await user.click(await screen.findByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(calls.filter(({ what }) => !what.startsWith('GET'))).toEqual([])
})

test('after the meeting the record stands first, and the register can be put right', async () => {
  const calls = stubApi({
    'GET /me': ok(leader),
    'GET /meetings/held': ok(held),
    'PUT /meetings/held/register/p8': ok(held),
    'GET /meetings?limit=200&programme=current&scope=mine': list(),
  })
  const { user } = renderScreen(MeetingScreen, { at: '/meetings/held', path: '/meetings/:id' })
  expect(await screen.findByRole('heading', { name: 'Ended 17:28, two minutes early' })).toBeTruthy()
  expect(screen.getByText(/^Started 15:30\. 9 of 10 attended\./)).toBeTruthy()
  expect(screen.getByRole('row', { name: 'Introduction 7 9 +2' })).toBeTruthy()
  expect(screen.getByText('In speaking order. Only this group can see it.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Correct the register' }))
  await user.click(screen.getByRole('button', { name: 'Change Jo Hart' }))
  await user.click(await screen.findByRole('radio', { name: 'Sent apologies' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Enter a reason.')).toBeTruthy()
  await user.type(screen.getByRole('textbox', { name: 'Reason for the change' }), 'She had told me')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Register corrected for Jo Hart.')).toBeTruthy()
  expect(calls.find(({ what }) => what.startsWith('PUT'))?.body).toEqual({
    attendance: 'apologies',
    reason: 'She had told me',
    expectedVersion: 0,
  })
})

test('a meeting of another group is refused in a sentence, with a way on', async () => {
  const sentence = 'This meeting doesn’t exist, or you don’t have access to it.'
  stubApi({ 'GET /me': ok(member), 'GET /meetings/next': refused(404, 'not-found', sentence) })
  renderScreen(MeetingScreen, meeting)
  expect(await screen.findByRole('heading', { name: 'Meeting not found' })).toBeTruthy()
  expect(screen.getByText(sentence)).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByRole('link', { name: 'Go to meetings' })).toBeTruthy()
})

test('a meeting that the server failed to send says what didn’t load, and can be asked for again', async () => {
  stubApi({
    'GET /me': ok(member),
    'GET /meetings/next': refused(500, 'failed', 'Something went wrong. Try again in a moment.'),
  })
  renderScreen(MeetingScreen, meeting)
  expect(await screen.findByRole('heading', { name: 'The meeting didn’t load' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
})

test.each([
  [true, 'before we started'],
  [false, 'not run on screen'],
])('a meeting that is over and has no record says why, in the list and on its page: %s', async (beforeUse, why) => {
  const past = {
    ...next,
    id: 'past',
    beforeUse,
    date: held.date,
    startsAtInstant: held.startsAtInstant,
    endsAt: held.endsAt,
  }
  stubApi({
    'GET /me': ok(member),
    'GET /meetings/past': ok(past),
    'GET /meetings?limit=200&programme=current&scope=mine': list(past),
  })
  renderScreen(MeetingScreen, { at: '/meetings/past', path: '/meetings/:id' })
  expect(await screen.findByText(`15:30 to 17:30, B12, ${why}`)).toBeTruthy()
  cleanup()
  renderScreen(MeetingsScreen, { at: '/meetings' })
  expect(await screen.findByText(why)).toBeTruthy()
})

test('a meeting that was cancelled has no screens', async () => {
  stubApi({
    'GET /me': ok(member),
    'GET /meetings/off': ok(off),
    'GET /meetings?limit=200&programme=current&scope=mine': list(),
  })
  renderScreen(LiveScreen, { at: '/meetings/off/live', path: '/meetings/:id/live' })
  expect(await screen.findByRole('heading', { name: 'This meeting was cancelled' })).toBeTruthy()
})
