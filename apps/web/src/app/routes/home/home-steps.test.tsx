import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ok, stubApi } from '#test/api-stub.ts'
import { hubsOf, meOf, someProgramme } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import HomeScreen from './home.tsx'

test.each([
  ['with people in it is asked about by name, and not as a step too', 3, 'Choose a facilitator for Questioning'],
  ['that no one is in yet is a step', 0, 'Next step: Choose facilitators'],
])('a hub without a facilitator %s', async (_, taken, title) => {
  const hubs = hubsOf(null).map(hub => ({
    ...hub,
    groups: hub.groups.map(group =>
      hub.slug === 'questioning' ? { ...group, taken, facilitator: null, coFacilitator: null } : group,
    ),
  }))
  stubApi({
    'GET /me': ok(meOf({ roles: ['coordinator'] })),
    'GET /hubs': ok({ items: hubs }),
    'GET /programmes/current': ok({
      ...someProgramme,
      datesChecked: true,
      stepsChecked: ['closures', 'meeting-dates', 'hubs', 'school'],
    }),
    'GET /people/invitations': ok({ come: 80, notCome: 3, neverInvited: 0, waiting: 0, failing: 0 }),
  })
  const { client } = renderScreen(HomeScreen, { at: '/home' })
  const list = within(await screen.findByRole('region', { name: 'To do' }))
  await list.findByRole('link', { name: new RegExp(`^${title}`) })
  await waitFor(() => expect(client.isFetching()).toBe(0))
  const asked = list.getAllByRole('link').filter(link => /facilitator/.test(link.textContent ?? ''))
  expect(asked).toHaveLength(1)
})
