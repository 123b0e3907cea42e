import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import HomeScreen from '../home/home.tsx'
import SecondStepScreen from './second-step.tsx'

const me = (state: 'owed' | 'overdue' | 'on') => meOf({ secondFactor: { state, dueAt: null, passkey: true } })
const factor = {
  required: true,
  authenticatorAt: null,
  passkeys: [],
  recoveryCodesLeft: 0,
  passkeysPossible: false,
}
const show = (at = '/second-step?next=%2Fmeetings') =>
  renderScreen(SecondStepScreen, { at, path: '/second-step', open: true })

test('the code of the app opens the page one wanted; a wrong one is said at its field', async () => {
  let tries = 0
  const sentence = 'That code isn’t right.'
  const wrong = refused(400, 'invalid', sentence, { fields: { code: sentence } })
  const calls = stubApi({
    'GET /me': ok(me('owed')),
    'POST /sessions/current/second-factor': body => (tries++ === 0 ? wrong(body) : { body: me('on') }),
  })
  const { user } = show()
  await user.type(await screen.findByLabelText('6-digit code'), '000 000')
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  expect(await screen.findByText(sentence)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Use a recovery code' }))
  await user.type(screen.getByLabelText('Recovery code'), 'abcde-fghjk')
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  expect(await screen.findByText('Now at /meetings')).toBeTruthy()
  expect(calls.findLast(call => call.what.includes('second-factor'))?.body).toEqual({ code: 'abcde-fghjk' })
})

test('once the week is over it is set up first, and the recovery codes are shown once', async () => {
  const calls = stubApi({
    'GET /me': () => ({ body: calls.some(({ what }) => what.includes('confirmation')) ? me('on') : me('overdue') }),
    'GET /me/second-factor': ok(factor),
    'POST /me/second-factor/authenticator': ok({ secret: 'ABCDEFGHIJ', uri: 'otpauth://totp/x?secret=ABCDEFGHIJ' }),
    'POST /me/second-factor/authenticator/confirmation': ok({ recoveryCodes: ['abcde-fghjk', 'mnpqr-stuvw'] }),
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Set up an app' }))
  expect(await screen.findByText('ABCD EFGH IJ')).toBeTruthy()
  await user.type(screen.getByLabelText('Enter the 6-digit code the app shows'), '123456')
  await user.click(screen.getByRole('button', { name: 'Turn on' }))
  expect(await screen.findByText('mnpqr-stuvw')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'I’ve saved them' }))
  expect(await screen.findByText('Now at /meetings')).toBeTruthy()
})

test.each([
  ['a teacher with an app', false, [], 'Ask an administrator'],
  ['an administrator with a passkey too', true, ['administrator'], 'Ask another administrator'],
] as const)('%s is offered what they have set up, and whom to ask', async (_, passkey, roles, ask) => {
  vi.stubGlobal('PublicKeyCredential', {})
  stubApi({ 'GET /me': ok(meOf({ roles: [...roles], secondFactor: { state: 'owed', dueAt: null, passkey } })) })
  show()
  expect(await screen.findByText(new RegExp(ask))).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Use a passkey' }) !== null).toBe(passkey)
})

test('no other page opens before it', async () => {
  const calls = stubApi({ 'GET /me': ok(me('owed')) })
  renderScreen(HomeScreen, { at: '/home', path: '/home' })
  expect(await screen.findByText('Now at /second-step?next=%2Fhome')).toBeTruthy()
  expect(calls.map(({ what }) => what)).toEqual(['GET /me'])
})
