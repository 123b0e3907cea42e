import { screen } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import type { PlanStart } from '@hubs/schema/plans/plans'
import { ok, stubApi } from '#test/api-stub.ts'
import { hubDetailOf, inQuestioning, meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import ObservationNewScreen from './observation-new.tsx'

const base = hubDetailOf('questioning', true)
const meetingOf = base.meetings[0] ?? expect.fail('no meeting')
const [first, second] = base.members.filter(({ id }) => id !== meOf().id)
const partners = [first, second].map(one => ({ id: one?.id ?? '', name: one?.name ?? '' }))
const start: PlanStart = {
  meetingId: 'm1',
  reviewOn: '2027-01-27',
  firstOnLatest: null,
  open: 1,
  mayAdd: true,
  settings: [],
  teaching: true,
  partner: partners.slice(0, 1),
  partnerSince: null,
}

function show({ status, partner }: { status: 'planned' | 'running'; partner: PlanStart['partner'] }, search = '') {
  const { groupId } = inQuestioning
  const later = { ...meetingOf, id: 'm2', groupId, status: 'planned' as const }
  const meetings = [
    { ...meetingOf, id: 'm1', groupId, status, startsAt: '2026-11-25T15:30:00Z', endsAt: '2026-11-25T17:30:00Z' },
    { ...later, startsAt: '2027-01-27T15:30:00Z', endsAt: '2027-01-27T17:30:00Z' },
  ]
  stubApi({
    'GET /me': ok(meOf({ membership: inQuestioning })),
    'GET /hubs/questioning': ok({ ...base, observation: true, meetings }),
    'GET /me/plans/start': ok({ ...start, partner }),
  })
  renderScreen(ObservationNewScreen, { at: `/observations/new${search}`, path: '/observations/new' })
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T15:00:00Z'), toFake: ['Date'] })
})

const observer = () => screen.findByRole<HTMLSelectElement>('combobox', { name: 'Who will observe you?' })

test('from a meeting that began early it names the one after, chooses the partner and leads back', async () => {
  show({ status: 'running', partner: start.partner }, '?meeting=m1')
  expect((await observer()).value).toBe(partners[0]?.id)
  expect(screen.getByText('Our next meeting is on Wed 27 Jan 2027.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Meeting' }).getAttribute('href')).toBe('/meetings/m1/live')
})

test('elsewhere the next meeting is the one to come; of two partners neither is chosen', async () => {
  show({ status: 'planned', partner: partners })
  expect((await observer()).value).toBe('')
  expect(screen.getByText('Our next meeting is on Wed 25 Nov.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Observations' }).getAttribute('href')).toBe('/observations')
})
