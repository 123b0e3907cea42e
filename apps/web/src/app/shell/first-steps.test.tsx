import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Me } from '@hubs/schema/accounts/accounts'
import type { Hub } from '@hubs/schema/hubs'
import { ok, stubApi } from '#test/api-stub.ts'
import { hubsOf, meOf, someProgramme } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import FirstStepsScreen from '../routes/home/first-steps.tsx'

const noFacilitator = (hub: Hub): Hub => ({
  ...hub,
  taken: 0,
  groups: hub.groups.map(group => ({ ...group, taken: 0, facilitator: null })),
})

function stub(roles: Me['roles'], fresh: boolean) {
  const choice = { ...someProgramme.choice, state: fresh ? ('closed' as const) : ('open' as const) }
  const none = { waiting: 0, failing: 0 }
  const invitations = fresh ? { come: 1, notCome: 0, neverInvited: 1 } : { come: 9, notCome: 3, neverInvited: 0 }
  stubApi({
    'GET /me': ok(meOf({ roles })),
    'GET /programmes/current': ok({
      ...someProgramme,
      datesChecked: !fresh,
      choice,
      ...(fresh && { stepsChecked: [] }),
    }),
    'GET /hubs': ok({ items: fresh ? hubsOf(null).map(noFacilitator) : hubsOf(null) }),
    'GET /people/invitations': ok({ ...invitations, ...none }),
  })
  renderScreen(FirstStepsScreen, { at: '/first-steps' })
}
const items = async () => within(await screen.findByRole('list', { name: 'Getting started' })).getAllByRole('listitem')

test('a fresh school has all of it to do, each with how it stands', async () => {
  stub(['coordinator', 'administrator'], true)
  const words = (await items()).map(item => item.textContent)
  expect(words[0]).toContain('No one has checked')
  expect(words[1]).toContain('Add your own closures, INSET days and exam weeks.')
  expect(words[2]).toContain('At the moment: Wednesdays at 15:30.')
  expect(words[3]).toContain('Five hubs.')
  expect(words[4]).toContain('One colleague added so far. Each hub needs at least 8 people.')
  expect(words[5]).toContain('None of the five hubs has one yet.')
  expect(words[6]).toContain('One person hasn’t been invited yet.')
  expect(words[7]).toContain('No one has chosen a hub yet.')
  expect(screen.queryAllByText(', done')).toEqual([])
})

test('what is done is ticked by the data', async () => {
  stub(['coordinator'], false)
  await items()
  expect(screen.getAllByText(', done')).toHaveLength(8)
})

test('an administrator who does not coordinate is led only to where they may go', async () => {
  stub(['administrator'], true)
  await items()
  expect(screen.getAllByRole('link').map(link => link.getAttribute('href'))).toEqual([
    '/people/import',
    '/people/invitations',
    '/home',
  ])
})
