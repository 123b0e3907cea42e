import { screen, waitFor, within } from '@testing-library/react'
import { useLocation } from 'react-router-dom'
import { expect, test } from 'vitest'
import { empty, ok, refused, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { Page } from '#ui/page/page.tsx'
import AccountScreen from './account.tsx'

const session = (id: string, device: string, current: boolean) => ({
  id,
  device,
  createdAt: '2026-11-20T08:00:00.000Z',
  lastSeenAt: '2026-11-20T09:00:00.000Z',
  current,
})
const answers = {
  'GET /me/second-factor': ok({
    required: false,
    authenticatorAt: null,
    passkeys: [],
    recoveryCodesLeft: 0,
    passkeysPossible: false,
  }),
  'GET /me': ok(meOf()),
  'GET /sessions': ok({ items: [session('s1', 'Firefox on Windows', true), session('s2', 'Safari on iPhone', false)] }),
}
const show = () => renderScreen(AccountScreen, { at: '/account' })

test('the theme applies at once and is kept for the server to paint', async () => {
  const calls = stubApi({ ...answers, 'PATCH /me': ok(meOf({ theme: 'dark' })) })
  const { user } = show()
  await user.click(await screen.findByRole('radio', { name: 'Dark' }))
  expect(document.documentElement.dataset['theme']).toBe('dark')
  expect(document.cookie).toContain('theme=dark')
  await waitFor(() => expect(calls.find(({ what }) => what === 'PATCH /me')?.body).toEqual({ theme: 'dark' }))
})

test('a theme that could not be saved goes back, and says so', async () => {
  stubApi({ ...answers, 'PATCH /me': refused(500, 'failed', 'This did not work.') })
  const { user } = show()
  await user.click(await screen.findByRole('radio', { name: 'Dark' }))
  expect((await screen.findByRole('alert')).textContent).toContain('This did not work.')
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Same as this device' }).checked).toBe(true)
})

test('what a person is called is theirs to say; empty, it is their whole name', async () => {
  const calls = stubApi({ ...answers, 'PATCH /me': ok(meOf({ preferredName: 'Mr Patel' })) })
  const { user } = show()
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'What should we call you? (optional)' })
  await user.type(field, ' Mr Patel')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(calls.find(({ what }) => what === 'PATCH /me')?.body).toMatchObject({ preferredName: 'Mr Patel' }),
  )
  await waitFor(() => expect(field.value).toBe('Mr Patel'))
})

test('what somebody manages leads back here, wherever else it belongs', async () => {
  stubApi({ ...answers, 'GET /me': ok(meOf({ roles: ['coordinator'] })) })
  const There = () => (
    <Page title="There" back={{ to: '/home', label: 'Home' }}>
      {null}
    </Page>
  )
  const Either = () => (useLocation().pathname === '/account' ? <AccountScreen /> : <There />)
  const { user } = renderScreen(Either, { at: '/account', path: '*' })
  for (const name of ['Programme', 'Cover requests', 'Emails', 'Notifications and calendar']) {
    await user.click(await screen.findByRole('link', { name }))
    expect(screen.getByRole('heading', { name: 'There' })).toBeTruthy()
    await user.click(screen.getByRole('link', { name: 'Account' }))
  }
})

async function fillPassword({ user }: ReturnType<typeof show>) {
  await user.type(await screen.findByLabelText('Current password'), 'sample-hub-2026')
  await user.type(screen.getByLabelText('New password'), 'violet kettle drifts')
  await user.click(screen.getByRole('button', { name: 'Change password' }))
}

test('the password changes with the one of now, and other devices are signed out', async () => {
  const calls = stubApi({ ...answers, 'PUT /me/password': empty })
  await fillPassword(show())
  expect(await screen.findByText('Password changed.')).toBeTruthy()
  expect(calls.find(call => call.what === 'PUT /me/password')?.body).toEqual({
    currentPassword: 'sample-hub-2026',
    newPassword: 'violet kettle drifts',
    endOtherSessions: true,
  })
})

test('whoever came by mail needs no old password, until the server wants it after all', async () => {
  const sentence = 'Enter your current password.'
  stubApi({
    ...answers,
    'GET /me': ok(meOf({ cameByMail: true })),
    'PUT /me/password': refused(400, 'invalid', sentence, { fields: { currentPassword: sentence } }),
  })
  const { user } = show()
  await user.type(await screen.findByLabelText('New password'), 'violet kettle drifts')
  expect(screen.queryByLabelText('Current password')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Change password' }))
  expect(await screen.findByLabelText('Current password')).toBeTruthy()
  expect(await screen.findByText(sentence)).toBeTruthy()
})

test('a wrong password of now is said at its field', async () => {
  const sentence = 'That isn’t your current password. Try again.'
  stubApi({
    ...answers,
    'PUT /me/password': refused(400, 'invalid', sentence, { fields: { currentPassword: sentence } }),
  })
  await fillPassword(show())
  expect(await screen.findByText(sentence)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('New password').value).toBe('violet kettle drifts')
})

test('the server asks who it is: the password once more, and it goes on by itself', async () => {
  let asked = 0
  const again = refused(403, 'reauthenticate', 'Confirm that it is you.')
  const calls = stubApi({
    ...answers,
    'PUT /me/password': body => (asked++ === 0 ? again(body) : empty(body)),
    'POST /sessions/current/proof': empty,
  })
  const shown = show()
  await fillPassword(shown)
  const dialog = within(await screen.findByRole('dialog', { name: 'Confirm it’s you' }))
  await shown.user.type(dialog.getByLabelText('Your password'), 'sample-hub-2026')
  await shown.user.click(dialog.getByRole('button', { name: 'Continue' }))
  expect(await screen.findByText('Password changed.')).toBeTruthy()
  expect(calls.filter(call => call.what === 'PUT /me/password')).toHaveLength(2)
})

test('at the sample school, where no one has typed one yet, it says what the password is', async () => {
  const people = [{ email: 'a@b.test', name: 'Alex', job: 'Teacher', first: 'Home', opens: 'home' }]
  const sample = { people, meeting: null, runBy: '', phoneOf: '', password: 'sample-hub-2026' }
  stubApi({
    ...answers,
    'PUT /me/password': refused(403, 'reauthenticate', 'Confirm that it is you.'),
    'GET /sign-in-options': ok({ schoolName: 'Northgate', setUp: true, schoolAccount: null, sample: true }),
    'GET /sample': ok(sample),
  })
  await fillPassword(show())
  const dialog = within(await screen.findByRole('dialog', { name: 'Confirm it’s you' }))
  expect(await dialog.findByText('sample-hub-2026')).toBeTruthy()
})

test('one device can be signed out, the others are named', async () => {
  const calls = stubApi({ ...answers, 'DELETE /sessions/s2': empty })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: /^Sign out of Safari on iPhone/ }))
  expect(await screen.findByText('Signed out of Safari on iPhone.')).toBeTruthy()
  expect(calls.some(call => call.what === 'DELETE /sessions/s2')).toBe(true)
})

test('signing out leaves no draft and no one behind', async () => {
  stubApi({ ...answers, 'DELETE /sessions/current': empty })
  sessionStorage.setItem('draft:something', '"typed"')
  const { user, client } = show()
  await user.click(await screen.findByRole('button', { name: 'Sign out' }))
  await waitFor(() => expect(client.getQueryData(['me'])).toBeNull())
  expect(sessionStorage.length).toBe(0)
})

test('signing out everywhere asks first', async () => {
  const calls = stubApi({ ...answers, 'DELETE /sessions': empty })
  const { user, client } = show()
  await user.click(await screen.findByRole('button', { name: 'Sign out everywhere' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Sign out everywhere?' }))
  expect(calls.some(call => call.what === 'DELETE /sessions')).toBe(false)
  await user.click(dialog.getByRole('button', { name: 'Sign out everywhere' }))
  await waitFor(() => expect(client.getQueryData(['me'])).toBeNull())
})
