import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ok, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import PeopleInvitationsScreen from './people-invitations.tsx'

const ben = { id: 'p2', name: 'Ben Rowe', email: 'ben@northgate.test', invitedAt: '2026-11-20T09:00:00.000Z' }
const progress = { come: 1, notCome: 3, neverInvited: 12, waiting: 0, failing: 0 }
const answers = {
  'GET /me': ok(meOf({ roles: ['administrator'] })),
  'GET /people/invitations': ok(progress),
  'GET /people/not-come': ok({ items: [ben], next: null }),
  'GET /mail-delivery': ok({ sent: true, folder: null, readsReturned: true }),
  'POST /people/invitations': ok({ ...progress, notCome: 15, neverInvited: 0 }),
}
const show = (more: Parameters<typeof stubApi>[0] = {}) => {
  const calls = stubApi({ ...answers, ...more })
  const sent = () => calls.filter(({ what }) => what.startsWith('POST')).map(({ body }) => body)
  return { sent, ...renderScreen(PeopleInvitationsScreen, { at: '/people/invitations' }) }
}

test.each([
  [
    'Invite 12 people',
    'Invite 12 people?',
    'Send invitations',
    /^12 people haven’t been invited yet\.$/,
    'never-invited',
  ],
  [
    'Resend to everyone who hasn’t signed in',
    'Invite 15 people again?',
    'Resend invitations',
    /^15 people haven’t signed in\. Earlier invitations stop working\./,
    'not-come',
  ],
])('“%s” says first how many are asked, and invites none before', async (button, title, action, words, whom) => {
  const { user, sent } = show()
  await user.click(await screen.findByRole('button', { name: button }))
  const asked = within(await screen.findByRole('dialog', { name: title }))
  expect(asked.getByText(words)).toBeTruthy()
  await user.click(asked.getByRole('button', { name: 'Not now' }))
  expect(sent()).toEqual([])
  await user.click(screen.getByRole('button', { name: button }))
  await user.click(await screen.findByRole('button', { name: action }))
  expect(await screen.findByText(/^Inviting 1[25] people\.$/)).toBeTruthy()
  expect(sent()).toEqual([{ whom }])
})

test('of one person it is said as a sentence', async () => {
  const { user } = show({ 'GET /people/invitations': ok({ ...progress, neverInvited: 1 }) })
  await user.click(await screen.findByRole('button', { name: 'Invite one person' }))
  expect(await screen.findByText('One person hasn’t been invited yet.')).toBeTruthy()
})

test('once all are invited, no other button stands where that one was', async () => {
  const after = { ...progress, notCome: 15, neverInvited: 0 }
  let stands = progress
  const { user } = show({
    'GET /people/invitations': () => ({ body: stands }),
    'POST /people/invitations': () => {
      stands = after
      return { body: after }
    },
  })
  const first = await screen.findByRole('button', { name: 'Invite 12 people' })
  const place = first.parentElement
  expect(place?.querySelectorAll('button')).toHaveLength(1)
  const again = await screen.findByRole('button', { name: 'Resend to everyone who hasn’t signed in' })
  expect(again.closest('section')?.contains(first)).toBe(false)
  await user.click(first)
  await user.click(await screen.findByRole('button', { name: 'Send invitations' }))
  await screen.findByText('Inviting 12 people.')
  await waitFor(() => expect(place?.isConnected).toBe(false))
})

test('while no email server is set up, it is said where people are invited', async () => {
  show({ 'GET /mail-delivery': ok({ sent: false, folder: '/srv/hubs/outbox', readsReturned: true }) })
  expect(await screen.findByText('Emails aren’t being sent yet')).toBeTruthy()
})

test('whoever comes from an import to invite people is asked at once', async () => {
  stubApi(answers)
  renderScreen(PeopleInvitationsScreen, { at: '/people/invitations#invite', path: '/people/invitations' })
  expect(await screen.findByRole('dialog', { name: 'Invite 12 people?' })).toBeTruthy()
})
