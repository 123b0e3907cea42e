import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { ok, stubApi } from '#test/api-stub.ts'
import { meOf, somePublic, someProgramme } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { ClosedMeetingsNote } from './closed-meetings-note.tsx'

const Note = () => <ClosedMeetingsNote>Propose meeting dates</ClosedMeetingsNote>
const meeting = { halfTerm: 'Spring 1', date: '2027-01-27', endsAt: '2027-01-27T17:30:00.000Z', ended: false }

test('a closure on a day on which hubs meet says so beside the closures, with the way to move them', async () => {
  vi.setSystemTime(new Date('2026-11-30T12:00:00Z'))
  const hubs = somePublic.hubs.map(hub => ({ ...hub, meetings: [meeting] }))
  const closure = { id: 'd1', day: meeting.date, kind: 'closure' as const, name: 'School closed' }
  stubApi({
    'GET /me': ok(meOf({ roles: ['coordinator'] })),
    'GET /public/programme': ok({ ...somePublic, hubs }),
    'GET /programmes/current': ok({ ...someProgramme, daysOff: [closure] }),
  })
  renderScreen(Note, { at: '/' })
  expect(await screen.findByText('There are meetings on Wed 27 Jan 2027, when the school is closed.')).toBeTruthy()
  expect(screen.getByText('Propose meeting dates')).toBeTruthy()
})
