import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { empty, ok, refused, stubApi } from '#test/api-stub.ts'
import { hubsOf, meOf, someChoices, someProgramme } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import ChoicesScreen from './choices.tsx'

const answers = {
  'GET /me': ok(meOf({ roles: ['coordinator'] })),
  'GET /hubs': ok({ items: hubsOf(null) }),
  'GET /programmes/current': ok(someProgramme),
  'GET /choice-reminders': ok({ items: [], owing: [] }),
  'GET /waiting-lists': ok({ items: [] }),
  'GET /memberships?limit=200': ok({ items: someChoices, next: null }),
}
const show = () => renderScreen(ChoicesScreen, { at: '/choices' })

test('a coordinator sees who is where and who has not chosen', async () => {
  stubApi(answers)
  show()
  expect(
    await screen.findByText('One teacher doesn’t have a hub yet. 0 of 2 support staff have opted in.'),
  ).toBeTruthy()
  const row = (name: RegExp) => within(screen.getByRole('row', { name }))
  expect(row(/Aisha Khan/).getByText('Questioning')).toBeTruthy()
  expect(row(/Ben Rowe/).getByText('Not chosen yet')).toBeTruthy()
  expect(row(/Elif Demir/).getByText('Not this year')).toBeTruthy()
  expect(row(/Dev Shah/).getByText('Not opted in')).toBeTruthy()
})

test('the list can be narrowed, and says how many are left', async () => {
  stubApi(answers)
  const { user } = show()
  await user.selectOptions(await screen.findByLabelText('Show'), 'Teachers without a hub')
  expect(screen.getByText('1 of 4 people')).toBeTruthy()
  await user.type(screen.getByLabelText('Find by name or department'), 'khan')
  expect(screen.getByRole('heading', { name: 'No one matches' })).toBeTruthy()
})

test('an address shows a part of the list; one that it doesn’t know shows everyone', async () => {
  stubApi(answers)
  renderScreen(ChoicesScreen, { at: '/choices?show=teachers-without', path: '/choices' })
  expect(await screen.findByText('1 of 4 people')).toBeTruthy()
  expect((screen.getByLabelText('Show') as HTMLSelectElement).value).toBe('teachers-without')
  cleanup()
  renderScreen(ChoicesScreen, { at: '/choices?show=nothing', path: '/choices' })
  expect(await screen.findByText('4 people')).toBeTruthy()
})

test('someone is placed, it is said, and it can be undone', async () => {
  const calls = stubApi({ ...answers, 'PUT /people/p2/membership': empty })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Add to a hub: Ben Rowe' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Add Ben Rowe to a hub' }))
  expect(dialog.getByRole('radio', { name: /Feedback & Critique/ }).hasAttribute('disabled')).toBe(true)
  await user.click(dialog.getByRole('radio', { name: /e-Learning/ }))
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Ben Rowe is in e-Learning now.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  const put = () => calls.filter(call => call.what === 'PUT /people/p2/membership').map(call => call.body)
  await waitFor(() => expect(put()).toEqual([{ hubSlug: 'e-learning' }, { hubSlug: null }]))
})

test('a refusal stays in the dialog', async () => {
  stubApi({ ...answers, 'PUT /people/p2/membership': refused(409, 'full', 'e-Learning is full.') })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Add to a hub: Ben Rowe' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('radio', { name: /e-Learning/ }))
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  expect((await dialog.findByRole('alert')).textContent).toContain('e-Learning is full.')
})

test('who has not accepted their invitation is marked, counted apart, and not among those who are reminded', async () => {
  const pending = { ...someChoices[1]!, personId: 'p9', name: 'Nadia New', accepted: false }
  stubApi({
    ...answers,
    'GET /programmes/current': ok({ ...someProgramme, choice: { ...someProgramme.choice, state: 'open' } }),
    'GET /memberships?limit=200': ok({ items: [...someChoices, pending], next: null }),
  })
  const { user } = show()
  expect(await screen.findByText(/^Two teachers haven’t chosen a hub\./)).toBeTruthy()
  expect(screen.getByText(/^One of them hasn’t accepted an invitation yet/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Go to invitations' }).getAttribute('href')).toBe('/people/invitations')
  const row = (name: RegExp) => within(screen.getByRole('row', { name }))
  expect(row(/Nadia New/).getByText('Invitation not accepted yet')).toBeTruthy()
  expect(row(/Ben Rowe/).queryByText('Invitation not accepted yet')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Remind them now' }))
  expect(await screen.findByRole('dialog', { name: 'Remind one teacher?' })).toBeTruthy()
})

test('no one else finds this page', async () => {
  stubApi({ 'GET /me': ok(meOf()) })
  show()
  expect(await screen.findByRole('heading', { level: 1, name: 'Page not found' })).toBeTruthy()
})

test('a reminder is asked first, and while no email server is set up that is said', async () => {
  const calls = stubApi({
    ...answers,
    'GET /programmes/current': ok({ ...someProgramme, choice: { ...someProgramme.choice, state: 'open' } }),
    'GET /mail-delivery': ok({ sent: false, folder: null, readsReturned: true }),
    'POST /choice-reminders': ok({ reminded: 1, already: 0 }),
  })
  const { user } = show()
  expect(await screen.findByText('Emails aren’t being sent yet')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Remind them now' }))
  const asked = within(await screen.findByRole('dialog', { name: 'Remind one teacher?' }))
  expect(asked.getByText(/^The teacher who hasn’t chosen a hub will get a reminder/)).toBeTruthy()
  expect(calls.filter(({ what }) => what.startsWith('POST'))).toEqual([])
  await user.click(asked.getByRole('button', { name: 'Send reminders' }))
  expect(await screen.findByText('One person reminded.')).toBeTruthy()
})
