import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ok, refused, stubApi, type Call } from '../../../test/api-stub.ts'
import { meOf } from '../../../test/fixtures.ts'
import { renderScreen } from '../../../test/render-screen.tsx'
import InvitationScreen from './invitation.tsx'
import LinkScreen from './link.tsx'
import SetUpScreen from './set-up.tsx'

const token = 'a-token-of-more-than-twenty'
const look = {
  name: 'Sam Patel',
  called: '',
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
  ['not one of ours', refused(404, 'not-found', 'This link is not one of ours.')],
])('a link that is %s says so and offers a new one in place', async (words, answer) => {
  stubApi({ ...answers, 'POST /invitations/look': answer })
  link()
  expect((await screen.findByRole('alert')).textContent).toContain(words)
  expect(screen.getByRole('button', { name: 'Email me a sign-in link' })).toBeTruthy()
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
  expect(await screen.findByText(/^Use 12 characters or more/)).toBeTruthy()
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
