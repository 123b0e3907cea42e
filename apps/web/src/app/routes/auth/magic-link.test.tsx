import { cleanup, screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { empty, ok, refused, stubApi, type Call } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import ForgottenPasswordScreen from './forgotten-password.tsx'
import InvitationScreen from './invitation.tsx'
import LinkScreen from './magic-link.tsx'
import NewPasswordScreen from './new-password.tsx'
import SetUpScreen from './set-up.tsx'

const token = 'a-token-of-more-than-twenty'
const look = {
  name: 'Sam Patel',
  preferredName: '',
  email: 'sam@northgate.test',
  schoolName: 'Northgate Community School',
  kind: 'sign-in',
}
const answers = {
  'GET /sign-in-options': ok({
    schoolName: 'Northgate Community School',
    setUp: true,
    schoolAccount: null,
    sample: false,
  }),
  'POST /invitations/look': ok(look),
}

const request = 'r'.repeat(43)
const sent = () => ({ status: 202, body: { sent: 'if-known', request } })
const sentTo = (calls: Call[], what: string) => calls.findLast(call => call.what === what)?.body
const link = (hash = `#${token}`) => renderScreen(LinkScreen, { at: `/link${hash}`, path: '/link', open: true })
const invited = () => renderScreen(InvitationScreen, { at: `/invitation#${token}`, path: '/invitation', open: true })

test('a link signs in by its button, never by being opened', async () => {
  const calls = stubApi({ ...answers, 'POST /sign-in-links/redeem': ok(meOf()) })
  const { user } = link()
  const button = await screen.findByRole('button', { name: 'Sign in as Sam Patel' })
  expect(calls.some(call => call.what.includes('redeem'))).toBe(false)
  await user.click(button)
  expect(await screen.findByText('Now at /home')).toBeTruthy()
  expect(sentTo(calls, 'POST /sign-in-links/redeem')).toEqual({ token })
})

test.each([
  ['used', refused(409, 'already-used', 'This link has already been used. Request a new one to sign in.')],
  ['expired', refused(410, 'expired', 'This link has expired: links work for 10 minutes. Request a new one.')],
])('a link that is %s says so and brings a new one in one tap', async (words, answer) => {
  const calls = stubApi({ ...answers, 'POST /invitations/look': answer, 'POST /links/resend': sent })
  const { user } = link()
  expect((await screen.findByRole('alert')).textContent).toContain(words)
  await user.click(screen.getByRole('button', { name: 'Email me a new link' }))
  expect(await screen.findByText('A new email is on its way to your school address.')).toBeTruthy()
  expect(sentTo(calls, 'POST /links/resend')).toEqual({ token })
})

test('a link that is not one of ours says so and asks for the address', async () => {
  stubApi({ ...answers, 'POST /invitations/look': refused(404, 'not-found', 'This link is not one of ours.') })
  link()
  expect((await screen.findByRole('alert')).textContent).toContain('not one of ours')
  expect(screen.getByRole('button', { name: 'Email me a sign-in link' })).toBeTruthy()
})

test('an invitation that has expired brings a new one in one tap; one that was accepted leads to sign in', async () => {
  stubApi({
    ...answers,
    'POST /invitations/look': refused(410, 'expired', 'This invitation has expired.'),
    'POST /links/resend': sent,
  })
  const { user } = invited()
  await user.click(await screen.findByRole('button', { name: 'Email me a new invitation' }))
  expect(await screen.findByText('A new email is on its way to your school address.')).toBeTruthy()
  cleanup()
  stubApi({ ...answers, 'POST /invitations/look': refused(409, 'already-used', 'You’ve already accepted this.') })
  invited()
  expect(await screen.findByRole('link', { name: 'Sign in' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Email me a new invitation' })).toBeNull()
})

describe('a forgotten password', () => {
  const forgotten = () =>
    renderScreen(ForgottenPasswordScreen, { at: '/forgotten-password', path: '/forgotten-password', open: true })
  const choose = (hash: string) =>
    renderScreen(NewPasswordScreen, { at: `/new-password${hash}`, path: '/new-password', open: true })

  test('takes the address typed before, and the code of the mail where its link opens elsewhere', async () => {
    sessionStorage.setItem('draft:sign-in', JSON.stringify({ email: 'sam@northgate.test' }))
    const calls = stubApi({ ...answers, 'POST /password-resets': sent, 'POST /sign-in-codes/redeem': ok(meOf()) })
    const { user } = forgotten()
    await user.click(await screen.findByRole('button', { name: 'Email me a link' }))
    expect(sentTo(calls, 'POST /password-resets')).toEqual({ email: 'sam@northgate.test' })
    await user.type(await screen.findByLabelText('6-digit code'), '12')
    await user.click(screen.getByRole('button', { name: 'Use code' }))
    expect(await screen.findByText('The code is 6 digits.')).toBeTruthy()
    await user.type(screen.getByLabelText('6-digit code'), '3 456')
    await user.click(screen.getByRole('button', { name: 'Use code' }))
    expect(await screen.findByText('Now at /new-password')).toBeTruthy()
    expect(sentTo(calls, 'POST /sign-in-codes/redeem')).toEqual({
      email: 'sam@northgate.test',
      request,
      code: '123 456',
    })
  })

  test('the code can still be typed when the page was loaded anew meanwhile', async () => {
    stubApi({ ...answers, 'POST /password-resets': sent })
    const { user } = forgotten()
    await user.type(await screen.findByLabelText('Email address'), 'sam@northgate.test')
    await user.click(screen.getByRole('button', { name: 'Email me a link' }))
    await screen.findByLabelText('6-digit code')
    cleanup()
    forgotten()
    expect(await screen.findByLabelText('6-digit code')).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Email address').value).toBe('sam@northgate.test')
  })

  test('by its link: a new password, by its button alone', async () => {
    const calls = stubApi({
      ...answers,
      'POST /invitations/look': ok({ ...look, kind: 'password' }),
      'POST /password-resets/redeem': ok(meOf()),
    })
    const { user } = choose(`#${token}`)
    await user.type(await screen.findByLabelText('New password'), 'violet kettle drifts')
    expect(sentTo(calls, 'POST /password-resets/redeem')).toBeUndefined()
    await user.click(screen.getByRole('button', { name: 'Save new password' }))
    expect(await screen.findByText('Now at /home')).toBeTruthy()
    expect(sentTo(calls, 'POST /password-resets/redeem')).toEqual({ token, password: 'violet kettle drifts' })
  })

  test('by its code: no old password is asked for, and a weak new one is said at its field', async () => {
    const sentence = 'This password is too easy to guess.'
    let tries = 0
    const weak = refused(400, 'invalid', sentence, { fields: { newPassword: sentence } })
    stubApi({
      ...answers,
      'GET /me': ok(meOf({ cameByMail: true })),
      'PUT /me/password': body => (tries++ === 0 ? weak(body) : empty(body)),
    })
    const { user } = choose('')
    await user.type(await screen.findByLabelText('New password'), 'violet kettle drifts')
    await user.click(screen.getByRole('button', { name: 'Save new password' }))
    expect(await screen.findByText(sentence)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Save new password' }))
    expect(await screen.findByText('Now at /home')).toBeTruthy()
  })

  test('a page opened by itself leads to a new link', async () => {
    stubApi({ ...answers, 'GET /me': refused(401, 'not-signed-in', 'Sign in first.') })
    choose('')
    expect(await screen.findByRole('link', { name: 'Request a new link' })).toBeTruthy()
  })
})

test('a link cut short asks nothing of the server', async () => {
  const calls = stubApi(answers)
  link('#abc')
  expect((await screen.findByRole('alert')).textContent).toContain('incomplete')
  expect(calls.some(call => call.what.startsWith('POST'))).toBe(false)
})

test('an invitation sets a password, and a teacher goes straight to choosing', async () => {
  const calls = stubApi({ ...answers, 'POST /invitations/accept': ok(meOf()) })
  const { user } = invited()
  expect(await screen.findByRole('heading', { name: 'Welcome, Sam Patel' })).toBeTruthy()
  await user.type(screen.getByLabelText('Password'), 'too short')
  await user.click(screen.getByRole('button', { name: 'Create password and sign in' }))
  expect(
    await screen.findByText(
      /^Use 12 or more characters\. Three or four random words are easy to remember and hard to guess\.$/,
    ),
  ).toBeTruthy()
  await user.clear(screen.getByLabelText('Password'))
  await user.type(screen.getByLabelText('Password'), 'violet kettle drifts')
  await user.click(screen.getByRole('button', { name: 'Create password and sign in' }))
  expect(await screen.findByText('Now at /choose')).toBeTruthy()
  expect(sentTo(calls, 'POST /invitations/accept')).toEqual({ token, password: 'violet kettle drifts' })
})

test('an invitation works without a password too, and support staff arrive at home', async () => {
  const calls = stubApi({
    ...answers,
    'POST /invitations/accept': ok(meOf({ staffKind: 'support', hasPassword: false })),
  })
  const { user } = invited()
  await user.click(await screen.findByRole('button', { name: 'Sign in without a password' }))
  expect(await screen.findByText('Now at /home')).toBeTruthy()
  expect(sentTo(calls, 'POST /invitations/accept')).toEqual({ token })
})

test('a weak password is refused at its field, in the server’s words', async () => {
  const sentence = 'This password uses your name, your school or a common word.'
  stubApi({
    ...answers,
    'POST /invitations/accept': refused(400, 'invalid', sentence, { fields: { password: sentence } }),
  })
  const { user } = invited()
  await user.type(await screen.findByLabelText('Password'), 'northgate2026')
  await user.click(screen.getByRole('button', { name: 'Create password and sign in' }))
  expect(await screen.findByText(sentence)).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByLabelText('Password'))
})

test('the first run names the school and its first person, and leads to the first steps', async () => {
  const calls = stubApi({
    'GET /sign-in-options': ok({ schoolName: 'Learning Hubs', setUp: false, schoolAccount: null, sample: false }),
    'POST /set-up': ok(meOf({ roles: ['administrator', 'coordinator'] })),
  })
  const { user } = renderScreen(SetUpScreen, { at: `/set-up#${token}`, path: '/set-up', open: true })
  await user.click(await screen.findByRole('button', { name: 'Set up school' }))
  expect(await screen.findByText('There are four problems')).toBeTruthy()
  await user.type(screen.getByLabelText('School name'), 'Hilltop School')
  await user.type(screen.getByLabelText('Your name'), 'Ada Quill')
  await user.type(screen.getByLabelText('Your school email address'), 'ada@hilltop.test')
  await user.type(screen.getByLabelText('Password'), 'violet kettle drifts')
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('violet')
  await user.click(screen.getByRole('button', { name: 'Set up school' }))
  expect(await screen.findByText('Now at /first-steps')).toBeTruthy()
  expect(sentTo(calls, 'POST /set-up')).toEqual({
    token,
    schoolName: 'Hilltop School',
    name: 'Ada Quill',
    email: 'ada@hilltop.test',
    password: 'violet kettle drifts',
  })
})
