import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { readStored } from '#lib/drafts/draft-storage.ts'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { personOf } from '#test/staff-fixtures.ts'
import PeopleScreen from './people.tsx'
import PersonNewScreen from './person-new.tsx'

const aisha = personOf()
const ben = personOf({ id: 'p2', name: 'Ben Rowe', email: 'ben@northgate.test', state: 'invited' })
const answers = {
  'GET /me': ok(meOf({ roles: ['administrator'] })),
  'GET /people': ok({ items: [aisha], next: 'more' }),
  'GET /people?cursor=more': ok({ items: [ben], next: null }),
}
const show = () => renderScreen(PeopleScreen, { at: '/people' })
const add = () => renderScreen(PersonNewScreen, { at: '/people/new' })

test('people are listed a page at a time, with how they stand', async () => {
  stubApi(answers)
  const { user } = show()
  expect((await screen.findByRole('link', { name: /Aisha Khan/ })).getAttribute('href')).toBe('/people/p1')
  await user.click(screen.getByRole('button', { name: 'Show more' }))
  expect((await screen.findByRole('link', { name: /Ben Rowe/ })).textContent).toContain('Invited')
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull()
})

test('typing finds people, and when no one fits it offers everyone again', async () => {
  stubApi({
    ...answers,
    'GET /people?q=zz': ok({ items: [], next: null }),
    'GET /people?q=z': ok({ items: [], next: null }),
  })
  const { user } = show()
  await user.type(await screen.findByRole('searchbox'), 'zz')
  await user.click(await screen.findByRole('button', { name: 'Show everyone' }))
  expect(await screen.findByRole('link', { name: /Aisha Khan/ })).toBeTruthy()
})

test('those who are invited can be shown alone', async () => {
  stubApi({ ...answers, 'GET /people?state=invited': ok({ items: [ben], next: null }) })
  const { user } = show()
  await user.click(await screen.findByRole('radio', { name: 'Invited' }))
  await waitFor(() => expect(screen.queryByRole('link', { name: /Aisha Khan/ })).toBeNull())
  expect(screen.getByRole('link', { name: /Ben Rowe/ })).toBeTruthy()
})

test('a coordinator adds people and gives no roles', async () => {
  stubApi({ ...answers, 'GET /me': ok(meOf({ roles: ['coordinator'] })) })
  show()
  await screen.findByRole('link', { name: /Aisha Khan/ })
  expect(screen.getByRole('link', { name: 'Add a person' })).toBeTruthy()
  renderScreen(PersonNewScreen, { at: '/people/new' })
  expect(await screen.findByRole('button', { name: 'Add and invite' })).toBeTruthy()
  expect(screen.queryByRole('group', { name: /Roles/ })).toBeNull()
})

test('for a teacher there is nothing here', async () => {
  const calls = stubApi({ ...answers, 'GET /me': ok(meOf()) })
  show()
  expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeTruthy()
  expect(calls.some(call => call.what.includes('/people'))).toBe(false)
})

async function fill({ user }: ReturnType<typeof add>) {
  await user.type(await screen.findByLabelText('Name'), 'Ben Rowe')
  await user.type(screen.getByLabelText('Email address'), 'Ben@Northgate.test')
  await user.click(screen.getByRole('radio', { name: 'Support staff' }))
  await user.click(screen.getByRole('checkbox', { name: 'Friday' }))
}

test('a person is added with everything said about them, once however often it is pressed', async () => {
  let tries = 0
  const lost = refused(503, 'unavailable', 'Not available at the moment.')
  const calls = stubApi({
    ...answers,
    'POST /people': body => (tries++ === 0 ? lost(body) : { status: 201, body: ben }),
  })
  const shown = add()
  await fill(shown)
  await shown.user.click(screen.getByRole('button', { name: 'Add and invite' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Not available')
  await shown.user.click(screen.getByRole('button', { name: 'Add and invite' }))
  expect(await screen.findByText('Now at /people')).toBeTruthy()
  const [first, second] = calls.filter(call => call.what === 'POST /people')
  expect(first?.headers.get('idempotency-key')).toBe(second?.headers.get('idempotency-key'))
  expect(first?.body).toEqual({
    name: 'Ben Rowe',
    preferredName: '',
    email: 'ben@northgate.test',
    staffKind: 'support',
    job: '',
    department: '',
    workingDays: ['mon', 'tue', 'wed', 'thu'],
    seniorLeader: false,
    roles: [],
  })
  expect(readStored('person-add')).toBeNull()
})

test('an address that is taken is said at its field, and what was typed is kept', async () => {
  const sentence = 'That email address is already in use. Enter a different one.'
  stubApi({ ...answers, 'POST /people': refused(400, 'invalid', sentence, { fields: { email: sentence } }) })
  const shown = add()
  await fill(shown)
  await shown.user.click(screen.getByRole('button', { name: 'Add and invite' }))
  expect(await screen.findByText(sentence)).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByLabelText('Email address'))
  expect(readStored('person-add')?.values).toMatchObject({ name: 'Ben Rowe' })
})

test.each([
  ['an administrator reads who can find the emails', 'administrator', '/srv/hubs/outbox'],
  ['a coordinator whom to ask', 'coordinator', null],
] as const)('while no email server is set up, %s', async (_, role, folder) => {
  stubApi({
    ...answers,
    'GET /me': ok(meOf({ roles: [role] })),
    'GET /mail-delivery': ok({ sent: false, folder, readsReturned: true }),
  })
  show()
  expect(await screen.findByText('Emails aren’t being sent yet')).toBeTruthy()
  const whom = folder === null ? /Ask your administrator to set it up/ : /your technician can find them there/
  expect(screen.getByText(whom)).toBeTruthy()
  expect(document.body.textContent).not.toMatch(/SMTP|\/srv/)
})

test('once emails are sent nothing is said of it', async () => {
  stubApi({ ...answers, 'GET /mail-delivery': ok({ sent: true, folder: null, readsReturned: true }) })
  show()
  await screen.findByRole('link', { name: /Aisha Khan/ })
  expect(screen.queryByText('Emails aren’t being sent yet')).toBeNull()
})
