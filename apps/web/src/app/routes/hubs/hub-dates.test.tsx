import { screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { somePublic } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import HubScreen from './hub.tsx'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-29T17:30:00Z'), toFake: ['Date'] })
})

test.each([
  [false, 'Autumn 2Sun 29 Nov, next'],
  [true, 'Spring 1Wed 27 Jan 2027, next'],
])('to a visitor, today’s meeting is the next one until it has ended (%s)', async (ended, next) => {
  const meetings = [
    { halfTerm: 'Autumn 2', date: '2026-11-29', ended },
    { halfTerm: 'Spring 1', date: '2027-01-27', ended: false },
  ]
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
