import { screen } from '@testing-library/react'
import type { MeetingDates } from '@hubs/schema/programmes/meeting-dates'
import { expect, test } from 'vitest'
import { ok, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import MeetingDatesScreen from './meeting-dates.tsx'

const halfTerm = { id: 'summer-2', position: 6, name: 'Summer 2', startsOn: '2027-06-07', endsOn: '2027-07-16' }
const group = {
  hubName: 'Questioning',
  name: null,
  leaderIds: [],
  people: 0,
  away: { mon: 0, tue: 0, wed: 0, thu: 0, fri: 0 },
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
function show(accepted: boolean, startsAt = '15:30') {
  const dates: MeetingDates = {
    today: '2026-09-01',
    usual: { day: 'wed', startsAt, place: 'B12' },
    accepted,
    halfTerms: [halfTerm],
    daysOff: [],
    groups: ['a', 'b'].map(id => ({ ...group, id, hubSlug: 'questioning' })),
    meetings: [meeting('a', '2027-06-16'), meeting('b', '2027-06-30')],
  }
  stubApi({ 'GET /me': ok(meOf({ roles: ['coordinator'] })), 'GET /programmes/current/meeting-dates': ok(dates) })
  return renderScreen(MeetingDatesScreen, { at: '/programme/meeting-dates' })
}

test('dates are proposed until they are accepted', async () => {
  show(false)
  expect(await screen.findByText(/^Now Wed 16 Jun/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Accept one date' })).toBeTruthy()
})

test('dates that were accepted are not proposed again, unless somebody asks', async () => {
  const { user } = show(true)
  expect(await screen.findByText('Every meeting has the date shown.')).toBeTruthy()
  expect(screen.getAllByText('No change')).toHaveLength(2)
  await user.click(screen.getByText('New dates from the usual meeting'))
  expect(screen.getByRole('button', { name: 'Accept one date' })).toBeTruthy()
})

test('once the usual meeting is another one, new dates are proposed', async () => {
  show(true, '15:45')
  expect(await screen.findByRole('button', { name: 'Accept two dates' })).toBeTruthy()
})
