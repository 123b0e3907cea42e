import { screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { publicMeetingOn, somePublic } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import HubScreen from './hub.tsx'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-29T17:30:00Z'), toFake: ['Date'] })
})

test.each([
  ['is on', '2026-11-29T17:29:00Z', false, 'Autumn 2Sun 29 Nov, next'],
  ['was run to its end', '2026-11-29T17:29:00Z', true, 'Spring 1Wed 27 Jan 2027, next'],
  ['would be over by its plan', '2026-11-29T17:30:00Z', false, 'Spring 1Wed 27 Jan 2027, next'],
])('to a visitor, the next meeting is where today’s %s', async (_, at, ended, next) => {
  vi.setSystemTime(new Date(at))
  const meetings = [publicMeetingOn('Autumn 2', '2026-11-29', ended), publicMeetingOn('Spring 1', '2027-01-27')]
  const hubs = somePublic.hubs.map(hub => ({ ...hub, meetings }))
  stubApi({
    'GET /me': refused(401, 'not-signed-in', 'Sign in, then try again.'),
    'GET /public/programme': ok({ ...somePublic, hubs }),
  })
  renderScreen(HubScreen, { at: '/hubs/questioning', path: '/hubs/:slug', open: true })
  const section = (await screen.findByRole('heading', { name: 'Dates' })).closest('section')
  const dates = within(section ?? expect.fail('no dates')).getAllByRole('listitem')
  expect(dates.map(({ textContent }) => textContent).filter(text => text?.endsWith(', next'))).toEqual([next])
})
