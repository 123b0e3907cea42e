import { screen } from '@testing-library/react'
import type { MeetingDates } from '@hubs/schema/programmes/meeting-dates'
import { expect, test } from 'vitest'
import { ok, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { typeDate } from '#test/type-date.ts'
import MeetingDatesScreen from './meeting-dates.tsx'

const halfTerm = { id: 'summer-2', position: 6, name: 'Summer 2', startsOn: '2027-06-07', endsOn: '2027-07-16' }
const group = {
  hubName: 'Questioning',
  name: null,
  leaderIds: [],
  people: 0,
  away: { mon: [], tue: [], wed: [], thu: [], fri: [] },
}
const meeting = (groupId: string, date: string): MeetingDates['meetings'][number] => ({
  id: `meeting-${groupId}`,
  groupId,
  halfTermId: 'summer-2',
  number: 7,
  date,
  startsAt: '15:30',
  minutes: 120,
  place: 'B12',
  status: 'planned',
  version: 1,
})

/** Of two meetings in a half term, one is on a day other than would be proposed. */
function show(accepted: boolean, startsAt = '15:30', more: Partial<MeetingDates> = {}) {
  const dates: MeetingDates = {
    today: '2026-09-01',
    usual: { day: 'wed', startsAt, place: 'B12' },
    accepted,
    halfTerms: [halfTerm],
    daysOff: [],
    groups: ['a', 'b'].map(id => ({ ...group, id, hubSlug: 'questioning' })),
    meetings: [meeting('a', '2027-06-16'), meeting('b', '2027-06-30')],
    ...more,
  }
  stubApi({ 'GET /me': ok(meOf({ roles: ['coordinator'] })), 'GET /programmes/current/meeting-dates': ok(dates) })
  return renderScreen(MeetingDatesScreen, { at: '/programme/meeting-dates' })
}

test('dates are proposed until they are accepted', async () => {
  show(false)
  expect(await screen.findByText(/^Now Wed 16 Jun/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Accept one date' })).toBeTruthy()
})

test('where every date is right as it is, that is said, and where the step is marked as done', async () => {
  show(false, '15:30', { meetings: [meeting('b', '2027-06-30')] })
  expect(await screen.findByText(/^Every meeting already has the date proposed for it/)).toBeTruthy()
  const link = screen.getByRole('link', { name: 'Back to Getting started' })
  expect(link.getAttribute('href')).toBe('/first-steps')
})

test('an INSET day is offered and taken with one press, and who does not work on a day is named', async () => {
  const away = { ...group.away, wed: [{ id: 'p1', name: 'Jo Hart' }] }
  const { user } = show(false, '15:30', {
    daysOff: [{ id: 'd1', day: '2027-06-28', kind: 'inset', name: 'INSET day' }],
    groups: ['a', 'b'].map(id => ({ ...group, id, hubSlug: 'questioning', people: 10, away })),
  })
  expect(await screen.findAllByText(/Jo Hart.* doesn’t work on Wednesdays\./)).toHaveLength(2)
  const [one] = screen.getAllByRole('button', { name: 'Meet on the INSET day, Mon 28 Jun 2027, Questioning' })
  if (one) await user.click(one)
  expect(await screen.findByText('INSET day.')).toBeTruthy()
  expect(screen.getAllByText(/Jo Hart.* doesn’t work on Wednesdays\./)).toHaveLength(1)
  expect(screen.getByRole('button', { name: 'Accept one date' })).toBeTruthy()
})

test('dates that were accepted are not proposed again, unless somebody asks', async () => {
  const { user } = show(true)
  expect(await screen.findByText('Every meeting has the date shown.')).toBeTruthy()
  expect(screen.queryAllByText(/^Already|^Now/)).toEqual([])
  await user.click(screen.getByText('New dates from the usual meeting'))
  expect(screen.getByText(/^Now Wed 16 Jun.*15:30\. In the|^Now Wed 16 Jun.*15:30$/)).toBeTruthy()
  expect(screen.getByText('Already on this date')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Accept one date' })).toBeTruthy()
})

test('once the usual meeting is another one, new dates are proposed', async () => {
  show(true, '15:45')
  expect(await screen.findByRole('button', { name: 'Accept two dates' })).toBeTruthy()
})

test('which dates can’t be used is listed where they are accepted, and each line leads to its field', async () => {
  const names = { a: 'Questioning', b: 'Feedback' }
  const { user } = show(false, '15:30', {
    daysOff: [{ id: 'd1', day: '2027-06-28', kind: 'closure', name: 'Polling day' }],
    groups: (['a', 'b'] as const).map(id => ({ ...group, id, hubSlug: 'questioning', hubName: names[id] })),
  })
  for (const name of Object.values(names))
    await typeDate(user, await screen.findByRole('group', { name: `Date, ${name}` }), '28062027')
  expect(screen.getByText('Two dates can’t be used. Change them first.')).toBeTruthy()
  for (const name of Object.values(names)) {
    await user.click(screen.getByRole('button', { name: new RegExp(`^${name}, Summer 2: .*Polling day`, 'u') }))
    expect(document.activeElement?.closest('[role="group"]')).toBe(screen.getByRole('group', { name: `Date, ${name}` }))
  }
})
