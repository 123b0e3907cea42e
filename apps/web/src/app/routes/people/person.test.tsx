import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { readStored } from '#lib/drafts/draft-storage.ts'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { personOf } from '#test/staff-fixtures.ts'
import PersonScreen from './person.tsx'

const nothing = { leads: [], presents: [], strategies: [], openPlans: 0, requests: 0, observations: 0 }
const answers = {
  'GET /me': ok(meOf({ roles: ['administrator'] })),
  'GET /people/p1': ok(personOf()),
  'GET /people/p1/hand-over': ok(nothing),
  'GET /emails/undelivered': ok({ items: [] }),
}
const show = () => renderScreen(PersonScreen, { at: '/people/p1', path: '/people/:id' })

test('a change carries the version it saw', async () => {
  const calls = stubApi({ ...answers, 'PATCH /people/p1': ok(personOf({ department: 'Maths', version: 4 })) })
  const { user } = show()
  const field = await screen.findByLabelText('Department (optional)')
  await user.clear(field)
  await user.type(field, 'Maths')
  expect(readStored('person-p1')?.values).toMatchObject({ values: { department: 'Maths' } })
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved.')).toBeTruthy()
  expect(calls.find(call => call.what === 'PATCH /people/p1')?.body).toMatchObject({
    department: 'Maths',
    expectedVersion: 3,
  })
  expect(readStored('person-p1')).toBeNull()
})

test('when someone was quicker it shows what stands now, and loses nothing typed', async () => {
  const now = personOf({ department: 'Biology', version: 4 })
  let tries = 0
  const stale = refused(409, 'stale', 'Someone else has changed this.', { current: now })
  const calls = stubApi({
    ...answers,
    'PATCH /people/p1': body => (tries++ === 0 ? stale(body) : { body: personOf({ department: 'Maths', version: 5 }) }),
  })
  const { user } = show()
  const field = await screen.findByLabelText<HTMLInputElement>('Department (optional)')
  await user.clear(field)
  await user.type(field, 'Maths')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const note = within(await screen.findByRole('alert'))
  expect(note.getByText('Biology')).toBeTruthy()
  expect(note.queryByText('Aisha Khan')).toBeNull()
  expect(field.value).toBe('Maths')
  await user.click(note.getByRole('button', { name: 'Save my version' }))
  expect(await screen.findByText('Saved.')).toBeTruthy()
  expect(calls.findLast(call => call.what === 'PATCH /people/p1')?.body).toMatchObject({
    department: 'Maths',
    expectedVersion: 4,
  })
})

test('or takes what stands now', async () => {
  const now = personOf({ department: 'Biology', version: 4 })
  stubApi({ ...answers, 'PATCH /people/p1': refused(409, 'stale', 'Someone else has changed this.', { current: now }) })
  const { user } = show()
  await user.type(await screen.findByLabelText('Department (optional)'), ' and more')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await user.click(await screen.findByRole('button', { name: 'Keep the current version' }))
  expect(screen.getByLabelText<HTMLInputElement>('Department (optional)').value).toBe('Biology')
  expect(readStored('person-p1')).toBeNull()
})

test('what was typed earlier comes back, and can be dropped', async () => {
  stubApi(answers)
  const { id: _id, state: _state, leftAt: _leftAt, version: expectedVersion, ...fields } = personOf()
  const values = { ...fields, expectedVersion }
  sessionStorage.setItem(
    'draft:person-p1',
    JSON.stringify({ seen: values, values: { ...values, job: 'Typed earlier' } }),
  )
  const { user } = show()
  expect((await screen.findByLabelText<HTMLInputElement>('Job title (optional)')).value).toBe('Typed earlier')
  await user.click(screen.getByRole('button', { name: 'Discard it and show the saved version' }))
  expect(screen.getByLabelText<HTMLInputElement>('Job title (optional)').value).toBe('Teacher')
})

test('marking someone as left asks, and says what happens', async () => {
  const calls = stubApi({
    ...answers,
    'PATCH /people/p1': ok(personOf({ state: 'left', leftAt: '2026-11-23T10:00:00.000Z', version: 4 })),
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Mark as left' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Has Aisha Khan left?' }))
  expect(dialog.getByText(/signed out everywhere straight away/)).toBeTruthy()
  expect(calls.some(call => call.what.startsWith('PATCH'))).toBe(false)
  await user.click(dialog.getByRole('button', { name: 'Mark as left' }))
  await waitFor(() =>
    expect(calls.find(call => call.what.startsWith('PATCH'))?.body).toEqual({ left: true, expectedVersion: 3 }),
  )
})

test('an invitation can be sent again', async () => {
  stubApi({
    ...answers,
    'GET /people/p1': ok(personOf({ state: 'invited' })),
    'POST /people/p1/invitation': () => ({ status: 202, body: null }),
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Resend invitation' }))
  expect(await screen.findByText(/New invitation sent to aisha@northgate.test/)).toBeTruthy()
})

test('who was never invited is not called invited', async () => {
  stubApi({ ...answers, 'GET /people/p1': ok(personOf({ state: 'invited', invitedAt: null })) })
  show()
  expect(await screen.findByText('Not invited')).toBeTruthy()
  expect(screen.queryByText('Invited')).toBeNull()
})

test('somebody who has forgotten their password gets a mail from their page', async () => {
  const calls = stubApi({ ...answers, 'POST /people/p1/password-reset': () => ({ status: 202, body: null }) })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Send password link' }))
  expect(await screen.findByText('Link sent to aisha@northgate.test.')).toBeTruthy()
  expect(calls.some(call => call.what === 'POST /people/p1/password-reset')).toBe(true)
})

test('a coordinator changes colleagues, but not how they sign in or what they may do', async () => {
  stubApi({ ...answers, 'GET /me': ok(meOf({ roles: ['coordinator'] })) })
  show()
  expect(await screen.findByRole('button', { name: 'Save' })).toBeTruthy()
  expect(screen.getByRole('textbox', { name: 'Email address' }).hasAttribute('readonly')).toBe(true)
  expect(screen.getByRole('button', { name: 'Mark as left' })).toBeTruthy()
  expect(screen.queryByRole('group', { name: /Roles/ })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Send password link' })).toBeNull()
})

test('and reads of administrators', async () => {
  stubApi({
    ...answers,
    'GET /me': ok(meOf({ roles: ['coordinator'] })),
    'GET /people/p1': ok(personOf({ roles: ['administrator'] })),
  })
  show()
  expect(await screen.findByText('Monday, Tuesday, Wednesday')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
})

test('an address that takes no email says so, with what to do', async () => {
  const at = { email: 'aisha@school.test', since: '2026-11-20T10:00:00.000Z', reason: '550 No such user' }
  const calls = stubApi({
    ...answers,
    'GET /emails/undelivered': ok({ items: [{ person: { id: 'p1', name: 'Aisha Khan' }, ...at }] }),
    'POST /emails/undelivered/retry': ok({ tried: 1 }),
  })
  const { user } = show()
  expect(await screen.findByRole('heading', { name: 'This address doesn’t accept email' })).toBeTruthy()
  expect(screen.getByText(/550 No such user/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() =>
    expect(calls.find(({ what }) => what.endsWith('/retry'))).toMatchObject({ body: { personIds: ['p1'] } }),
  )
})

test('a role for someone who has never signed in: whose address it is, is asked before it is given', async () => {
  stubApi({ ...answers, 'GET /people/p1': ok(personOf({ state: 'invited', email: 'new@northgate.test' })) })
  const { user } = show()
  const role = await screen.findByRole('checkbox', { name: /^Administrator/ })
  const note = () => screen.queryByText(/^Anyone who reads email at/)?.textContent ?? null
  expect(note()).toBeNull()
  await user.click(role)
  expect(note()).toBe(
    'Anyone who reads email at new@northgate.test gets this role. Ask them in person if that’s their address before you save.',
  )
  await user.click(role)
  expect(note()).toBeNull()
})

test('and not for someone who has', async () => {
  stubApi(answers)
  const { user } = show()
  await user.click(await screen.findByRole('checkbox', { name: /^Administrator/ }))
  expect(screen.queryByText(/^Anyone who reads email at/)).toBeNull()
})
