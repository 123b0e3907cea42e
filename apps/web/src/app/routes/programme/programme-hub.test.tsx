import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { empty, ok, refused, stubApi } from '#test/api-stub.ts'
import { hubDetailOf, meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { personOf } from '#test/staff-fixtures.ts'
import ProgrammeHubScreen from './programme-hub.tsx'

const hub = hubDetailOf('questioning', false)
const answers = {
  'GET /me': ok(meOf({ roles: ['coordinator'] })),
  'GET /hubs/questioning': ok(hub),
  'GET /people?limit=8': ok({
    items: [personOf(), personOf({ id: 'p9', name: 'Gone Away', state: 'left', leftAt: '2026-09-01T08:00:00.000Z' })],
    next: null,
  }),
}
const show = () => renderScreen(ProgrammeHubScreen, { at: '/programme/questioning', path: '/programme/:slug' })

test('an outcome is added with its audiences and how it will be known', async () => {
  const calls = stubApi({ ...answers, 'PATCH /hubs/questioning': ok({ ...hub, version: 2 }) })
  const { user } = show()
  const form = within(await screen.findByRole('form', { name: 'About Questioning' }))
  await user.click(form.getByRole('button', { name: 'Add an outcome' }))
  await user.click(form.getByRole('button', { name: 'Save' }))
  expect(await form.findByText('There are two problems')).toBeTruthy()
  await user.click(form.getByRole('button', { name: 'Outcome 4, who is it for: Choose who it’s for.' }))
  const audiences = within(form.getByRole('group', { name: 'Who is it for?, outcome 4' }))
  expect(document.activeElement).toBe(audiences.getByRole('checkbox', { name: 'Students' }))
  await user.click(audiences.getByRole('checkbox', { name: 'Parents' }))
  await user.type(form.getByLabelText('Outcome 4'), 'Parents ask too.')
  await user.click(form.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/^Saved/)).toBeTruthy()
  const body = calls.find(call => call.what.startsWith('PATCH'))?.body
  expect(body).toMatchObject({ expectedVersion: 1 })
  expect(JSON.stringify(body)).toContain('{"statement":"Parents ask too.","audiences":["parents"],"howWeWillKnow":""}')
})

test('a facilitator is found among those who are here, and saved with the places', async () => {
  const calls = stubApi({ ...answers, 'PATCH /groups/group-questioning': ok(hub) })
  const { user } = show()
  const slot = within(await screen.findByRole('group', { name: 'Co-facilitator' }))
  await user.click(slot.getByRole('button', { name: 'Choose someone' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Choose a co-facilitator' }))
  const aisha = await dialog.findByRole('button', { name: /Aisha Khan/ })
  expect(dialog.queryByRole('button', { name: /Gone Away/ })).toBeNull()
  await user.click(aisha)
  expect(slot.getByText('Aisha Khan')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Save places and facilitators' }))
  expect(await screen.findByText('Saved.')).toBeTruthy()
  expect(calls.find(call => call.what.startsWith('PATCH'))?.body).toEqual({
    places: 12,
    facilitatorId: 'lead-questioning',
    coFacilitatorId: 'p1',
    expectedVersion: 1,
  })
})

test('fewer places than are in use is refused at its field', async () => {
  const sentence = '10 places are taken, so you can’t have fewer.'
  stubApi({
    ...answers,
    'PATCH /groups/group-questioning': refused(400, 'invalid', sentence, { fields: { places: sentence } }),
  })
  const { user } = show()
  const places = await screen.findByLabelText('Places')
  await user.clear(places)
  await user.click(screen.getByRole('button', { name: 'Save places and facilitators' }))
  expect(await screen.findByText('Enter the number of places.')).toBeTruthy()
  await user.type(places, '6')
  await user.click(screen.getByRole('button', { name: 'Save places and facilitators' }))
  expect(await screen.findByText(sentence)).toBeTruthy()
})

test('another group is opened only once it has been asked what comes of it', async () => {
  const calls = stubApi({ ...answers, 'POST /hubs/questioning/groups': ok(hub) })
  const { user } = show()
  const posted = () => calls.filter(({ what }) => what.startsWith('POST')).length
  await user.click(await screen.findByRole('button', { name: 'Open another group' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Not now' }))
  expect(posted()).toBe(0)
  await user.click(screen.getByRole('button', { name: 'Open another group' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Open another group in Questioning?' }))
  expect(dialog.getByText(/^It starts empty, with the same meeting dates and no facilitator\./)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Open group' }))
  expect(await screen.findByText(/^Group opened, with the same meeting dates\./)).toBeTruthy()
  expect(posted()).toBe(1)
})

test('of a hub with two groups, people are moved from one to the other; who leads one stays', async () => {
  const [one] = hub.groups
  const two = { ...one!, id: 'g2', name: 'Group 2', taken: 0, facilitator: null, coFacilitator: null }
  const member = (id: string, name: string) => ({ ...hub.members[0]!, id, name, groupId: one!.id })
  const members = [member('p7', 'Rory Flynn'), member(one!.facilitator!.id, one!.facilitator!.name)]
  const calls = stubApi({
    ...answers,
    'GET /hubs/questioning': ok({ ...hub, groups: [one, two], members }),
    'PUT /people/p7/membership': empty,
  })
  const { user } = show()
  const region = within(await screen.findByRole('region', { name: 'Who’s in which group' }))
  expect(region.getAllByRole('combobox')).toHaveLength(1)
  await user.selectOptions(region.getByRole('combobox', { name: 'Rory Flynn' }), 'Group 2')
  expect(await screen.findByText(/Rory Flynn.* is in .*Group 2.* now\./)).toBeTruthy()
  expect(calls.find(({ what }) => what.startsWith('PUT'))?.body).toEqual({ hubSlug: 'questioning', groupId: 'g2' })
})
