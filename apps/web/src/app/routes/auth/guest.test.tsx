import { screen } from '@testing-library/react'
import type { ComponentType } from 'react'
import { expect, test } from 'vitest'
import { ok, stubApi } from '#test/api-stub.ts'
import { hubDetailOf, hubsOf, meOf, someParticipation, someProgramme, somePublic } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import ChooseScreen from '../hubs/choose.tsx'
import HomeScreen from '../home/home.tsx'
import HubScreen from '../hubs/hub.tsx'
import MeetingsScreen from '../meetings/meetings.tsx'
import PlansScreen from '../plans/plans.tsx'

const governor = meOf({ staffKind: 'none', roles: ['leadership'], membership: null })
const none = ok({ items: [], next: null })

const screens: [string, ComponentType, { at: string; path?: string }, string][] = [
  ['home', HomeScreen, { at: '/home' }, '52 of 58'],
  ['the hubs', ChooseScreen, { at: '/choose' }, 'The hubs'],
  ['a hub', HubScreen, { at: '/hubs/questioning', path: '/hubs/:slug' }, 'Members'],
  ['meetings', MeetingsScreen, { at: '/meetings' }, 'Meetings'],
  ['plans', PlansScreen, { at: '/plans' }, 'You’re not in a hub'],
]

test.each(screens)('a governor is not asked to choose a hub: %s', async (_, Screen, where, there) => {
  stubApi({
    'GET /me': ok(governor),
    'GET /hubs': ok({ items: hubsOf(null) }),
    'GET /hubs/questioning': ok(hubDetailOf('questioning', false)),
    'GET /programmes/current': ok(someProgramme),
    'GET /public/programme': ok(somePublic),
    'GET /reports/participation': ok(someParticipation),
    'GET /meetings?limit=50': none,
  })
  renderScreen(Screen, where)
  expect((await screen.findAllByText(there)).length).toBeGreaterThan(0)
  expect(document.body.textContent).not.toMatch(
    /choose (a hub|by)|which hub would you|opt in at|when you’re in a hub|you’ve chosen|you’re welcome in any/i,
  )
  const asks = screen.queryAllByRole('button').map(button => button.getAttribute('aria-label') ?? button.textContent)
  expect(asks.filter(label => /^(choose|opt in|change|not this year)/i.test(label ?? ''))).toEqual([])
})
