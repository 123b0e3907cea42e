import { screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Me } from '@hubs/schema/accounts'
import type { Participation } from '@hubs/schema/reports'
import type { Person } from '@hubs/schema/staff'
import { ok, stubApi } from '../../../test/api-stub.ts'
import {
  hubDetailOf,
  hubsOf,
  inQuestioning,
  meOf,
  someParticipation,
  somePublic,
  someProgramme,
} from '../../../test/fixtures.ts'
import { renderScreen } from '../../../test/render-screen.tsx'
import HomeScreen from './home.tsx'

const someone: Person = {
  id: 'person-1',
  name: 'Aisha Khan',
  called: '',
  email: 'aisha@northgate.test',
  staffKind: 'teaching',
  job: '',
  department: 'English',
  workingDays: [],
  seniorLeader: false,
  roles: [],
  state: 'active',
  leftAt: null,
  version: 1,
}

function show(me: Me, participation: Participation = someParticipation) {
  stubApi({
    'GET /me': ok(me),
    'GET /hubs': ok({ items: hubsOf(me.membership?.hubSlug ?? null) }),
    'GET /hubs/questioning': ok(hubDetailOf('questioning', true)),
    'GET /programmes/current': ok(someProgramme),
    'GET /public/programme': ok(somePublic),
    'GET /reports/participation': ok(participation),
    'GET /publications?which=waiting&limit=20': ok({ items: [], next: null }),
    'GET /people?limit=200': ok({ items: [someone, { ...someone, id: 'person-2', state: 'invited' }], next: 'more' }),
    'GET /people?limit=200&cursor=more': ok({ items: [{ ...someone, id: 'person-3' }], next: null }),
  })
  return renderScreen(HomeScreen, { at: '/home' })
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-16T14:00:00Z'), toFake: ['Date'] })
})

test('a teacher without a hub sees by when to choose', async () => {
  show(meOf())
  expect(await screen.findByRole('heading', { level: 1, name: 'Good afternoon, Sam Patel' })).toBeTruthy()
  expect(await screen.findByText('Choose by Fri 18 Sep')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Choose a hub' }).getAttribute('href')).toBe('/choose')
})

test.each([
  ['Dr Sofia Meier', '', 'Good afternoon, Dr Sofia Meier'],
  ['Dr Sofia Meier', 'Dr Meier', 'Good afternoon, Dr Meier'],
  ['Nguyễn Thị Lan', '', 'Good afternoon, Nguyễn Thị Lan'],
  ['محمد الصوالحي', '', 'Good afternoon, محمد الصوالحي'],
])('%s, called “%s”, is greeted so', async (name, called, greeting) => {
  show(meOf({ name, called }))
  const heading = await screen.findByRole('heading', { level: 1, name: greeting })
  expect(heading.querySelector('bdi')?.textContent).toBe(called || name)
})

test('a member sees the next meeting with date, place and agenda, the hub and who is in', async () => {
  show(meOf({ membership: inQuestioning }))
  const next = within(await screen.findByRole('region', { name: 'Your hub: next meeting' }))
  expect(next.getByText('Your hub meets in nine days')).toBeTruthy()
  expect(next.getByText('Wed 25 Nov, 15:30 to 17:30, B12')).toBeTruthy()
  expect(next.getByRole('link', { name: 'Agenda' }).getAttribute('href')).toBe('/meetings/m1')
  expect(within(screen.getByRole('region', { name: 'Members' })).getByText('Kofi Mensah')).toBeTruthy()
})

test('support staff get a quiet invitation with both answers of one weight', async () => {
  show(meOf({ staffKind: 'support' }))
  expect(await screen.findByRole('heading', { name: 'You’re welcome in any hub' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'See the hubs' }).className).not.toContain('main')
  expect(screen.getByRole('button', { name: 'Not this year' })).toBeTruthy()
})

test('a facilitator prepares, runs and shows the next meeting from here', async () => {
  show(meOf({ membership: inQuestioning, leads: [inQuestioning.groupId] }))
  expect(await screen.findByText('Your Questioning group meets in nine days')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Prepare the agenda' }).getAttribute('href')).toBe('/meetings/m1/agenda')
  expect(screen.getByRole('link', { name: 'Run the meeting' }).getAttribute('href')).toBe('/meetings/m1/console')
  expect(screen.getByRole('link', { name: 'Projector' }).getAttribute('target')).toBe('_blank')
})

test('a coordinator sees counts with what is behind them, and each hub’s seats in words', async () => {
  show(meOf({ roles: ['coordinator'] }))
  expect(await screen.findByText('52 of 58')).toBeTruthy()
  expect(screen.getByText('Six haven’t chosen yet.')).toBeTruthy()
  expect(screen.getByText('91%')).toBeTruthy()
  expect(screen.getByRole('img', { name: '9 of 12 places taken' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Hub choices' }).getAttribute('href')).toBe('/choices')
})

test('a hub that is short of its minimum says by how many', async () => {
  const hubs = someParticipation.hubs.map(hub => (hub.slug === 'e-learning' ? { ...hub, taken: 5 } : hub))
  show(meOf({ roles: ['coordinator'] }), { ...someParticipation, hubs })
  expect(await screen.findByRole('img', { name: '5 of 12 places taken, 3 short of the minimum of 8' })).toBeTruthy()
})

test('leadership reads sums only, and in words where a number is kept back', async () => {
  const support = { optedIn: null, notThisYear: null, all: 24 }
  show(meOf({ roles: ['leadership'] }), { ...someParticipation, support })
  expect(await screen.findByText('Under 5 of 24')).toBeTruthy()
  expect(screen.getByText('Fewer than 5 have said “not this year”.')).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Hub choices' })).toBeNull()
})

test('an administrator sees how many can sign in and how many are invited, over all pages', async () => {
  show(meOf({ staffKind: 'support', roles: ['administrator'] }))
  const people = within(await screen.findByRole('region', { name: 'People' }))
  expect((await people.findByText(/people can sign in/)).textContent).toContain('2')
  expect(people.getByText(/invitation not accepted yet/).textContent).toContain('1')
})
