import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { empty, ok, refused, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import RemindersScreen from './reminders.tsx'

const never = { remindedAt: null, remindedBy: null }
const owing = [
  { person: { id: 'p1', name: 'Ben Rowe' }, accepted: true, invitedAt: null, ...never },
  { person: { id: 'p2', name: 'Nadia New' }, accepted: false, invitedAt: '2026-09-10T09:00:00.000Z', ...never },
  { person: { id: 'p3', name: 'Oli Old' }, accepted: false, invitedAt: null, ...never },
]
const missing = {
  meetingId: 'm1',
  hubName: 'Questioning',
  groupName: null,
  date: '2026-09-09',
  people: [
    { person: { id: 'p4', name: 'Amy Ash' }, missed: true, noPlan: true, ...never },
    {
      person: { id: 'p5', name: 'Bo Birch' },
      missed: true,
      noPlan: false,
      remindedAt: '2026-09-10T09:00:00.000Z',
      remindedBy: 'Fay Facilitator',
    },
  ],
}

const show = (more: Parameters<typeof stubApi>[0] = {}) => {
  const calls = stubApi({
    'GET /me': ok(meOf({ roles: ['coordinator'] })),
    'GET /choice-reminders': ok({ items: [], owing }),
    'GET /reminders': ok({ items: [missing] }),
    'POST /people/p2/invitation': empty,
    'POST /people/p3/invitation': empty,
    'POST /reminders': ok({ sent: 1 }),
    ...more,
  })
  const sent = () => calls.filter(({ what }) => what.startsWith('POST')).map(({ what, body }) => [what, body])
  return { sent, ...renderScreen(RemindersScreen, { at: '/reminders' }) }
}
const rowOf = (name: string) => within(screen.getByText(name).closest('li')!)

test('who has not accepted their invitation is marked, and gets that again instead of a reminder', async () => {
  const { user, sent } = show()
  expect(await screen.findByText('Nadia New')).toBeTruthy()
  expect(rowOf('Nadia New').getByText(/^Hasn’t accepted the invitation sent on Thu 10 Sep/)).toBeTruthy()
  expect(rowOf('Nadia New').queryByRole('button', { name: /^Remind/ })).toBeNull()
  expect(rowOf('Ben Rowe').getByRole('button', { name: 'Remind Ben Rowe' })).toBeTruthy()
  // One of three can be reminded: there is no button for all.
  expect(screen.queryByRole('button', { name: /^Remind (all 3|the)/ })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Resend invitation to Nadia New' }))
  expect(await screen.findByText('New invitation sent to Nadia New. The earlier one no longer works.')).toBeTruthy()
  expect(rowOf('Oli Old').getByText('Not invited yet.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Send invitation to Oli Old' }))
  expect(await screen.findByText('Invitation sent to Oli Old.')).toBeTruthy()
  expect(sent().map(([what]) => what)).toEqual(['POST /people/p2/invitation', 'POST /people/p3/invitation'])
})

test('an invitation that is refused says why, in its row', async () => {
  const { user } = show({ 'POST /people/p2/invitation': refused(429, 'too-many', 'Try again in ten minutes.') })
  await user.click(await screen.findByRole('button', { name: 'Resend invitation to Nadia New' }))
  expect((await rowOf('Nadia New').findByRole('alert')).textContent).toContain('Try again in ten minutes.')
})

test('who missed a meeting is reminded one by one, with who reminded them and when', async () => {
  const { user, sent } = show()
  expect(await screen.findByText('Amy Ash')).toBeTruthy()
  expect(rowOf('Amy Ash').getByText(/Not reminded yet/)).toBeTruthy()
  expect(rowOf('Bo Birch').getByText(/Reminded on Thu 10 Sep.* by Fay Facilitator/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Remind Amy Ash' }))
  expect(await screen.findByText('Reminder sent to one person.')).toBeTruthy()
  expect(sent()).toEqual([['POST /reminders', { meetingId: 'm1', personIds: ['p4'] }]])
})
