import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dropAllDrafts, keepDraftsOf } from '#lib/storage/drafts.ts'
import { ok, refused, stubApi, stubNoConnection } from '#test/api-stub.ts'
import { stubInSight } from '#test/in-sight.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { Discussion } from '../discussion.tsx'
import { pageOf, publicPageOf } from '../discussion.testkit.tsx'
import { PublicReplies } from './public-replies.tsx'

const list = 'GET /public/replies?limit=10'
const opening = 'GET /public/replies/form'
const leave = 'POST /public/replies'
const visitorAccounts = 'GET /public/visitor-accounts'
const none = { items: [], visitor: null }
const form = { token: 'a-token', notBefore: '2026-11-24T15:30:03.000Z' }

const show = (search = '') =>
  renderScreen(
    () => <PublicReplies timeZone="Europe/London" search={search} signIn={<a href="/sign-in">Sign in</a>} />,
    {
      at: '/',
      open: true,
    },
  )

type User = ReturnType<typeof show>['user']
async function fill(user: User) {
  await user.type(await screen.findByLabelText('Your name'), 'Maria Santos')
  await user.type(screen.getByLabelText('Your email address'), 'maria@elsewhere.test')
  await user.type(screen.getByLabelText('Your reply'), 'What do *parents* notice?')
}

/** As long as the form wants to have stood open. */
const later = () => vi.advanceTimersByTimeAsync(3000)

beforeEach(() => {
  dropAllDrafts()
  localStorage.clear()
  keepDraftsOf('nobody')
  stubInSight(true)
  vi.useFakeTimers({
    now: new Date('2026-11-24T15:30:00Z'),
    toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'],
    shouldAdvanceTime: true,
  })
})

test('a visitor reads who said what, and who of them works here, but nothing else about them', async () => {
  const answer = { id: 'a', parentId: 'p0', name: 'Alex Reeve', colleague: true, text: 'Come and see.' }
  const rest = { at: '2026-11-24T15:00:00.000Z', editedAt: null, removed: false }
  stubApi({
    [list]: ok(publicPageOf([{ text: 'Hello', answers: [{ ...answer, ...rest }] }])),
    [opening]: ok(form),
    [visitorAccounts]: ok(none),
  })
  show()
  const said = await screen.findByRole('article', { name: 'Comment by Alex Reeve' })
  expect(within(said).getByText('Member of staff')).toBeTruthy()
  expect(screen.getByRole('article', { name: 'Comment by Maria Santos' }).textContent).not.toContain('Member of staff')
})

test('a reply goes out no sooner than a person could have typed it, and what was written stays to be seen', async () => {
  const calls = stubApi({
    [list]: ok(publicPageOf([])),
    [opening]: ok(form),
    [visitorAccounts]: ok(none),
    [leave]: ok({ held: true }),
  })
  const { user } = show()
  await fill(user)
  await user.click(screen.getByRole('button', { name: 'Send reply' }))
  expect(screen.getByRole('button', { name: 'Sending…' })).toBeTruthy()
  await vi.advanceTimersByTimeAsync(1000)
  expect(calls.some(({ what }) => what === leave)).toBe(false)
  await later()
  expect(await screen.findByRole('heading', { name: 'Thank you, Maria Santos' })).toBeTruthy()
  expect(screen.getByText('parents').tagName).toBe('EM')
  expect(calls.find(({ what }) => what === leave)?.body).toEqual({
    name: 'Maria Santos',
    email: 'maria@elsewhere.test',
    text: 'What do *parents* notice?',
    token: 'a-token',
    website: '',
  })
})

test('the trap is nothing that a person meets: no name, no place in the order of keys', async () => {
  stubApi({ [list]: ok(publicPageOf([])), [opening]: ok(form), [visitorAccounts]: ok(none) })
  show()
  await screen.findByLabelText('Your name')
  const trap = document.querySelector<HTMLInputElement>('input[name=website]')
  expect(trap?.tabIndex).toBe(-1)
  expect(trap?.autocomplete).toBe('off')
  expect(trap?.closest('[aria-hidden=true]')).toBeTruthy()
  expect(screen.queryByRole('textbox', { name: 'Website' })).toBeNull()
})

test('each thing that is missing is said at its field', async () => {
  stubApi({ [list]: ok(publicPageOf([])), [opening]: ok(form), [visitorAccounts]: ok(none) })
  const { user } = show()
  await user.type(await screen.findByLabelText('Your email address'), 'maria')
  await user.click(screen.getByRole('button', { name: 'Send reply' }))
  expect(screen.getByText('There are three problems')).toBeTruthy()
  expect(screen.getByLabelText('Your name').getAttribute('aria-invalid')).toBe('true')
  await user.type(screen.getByLabelText('Your name'), 'Maria')
  expect(screen.getByLabelText('Your name').getAttribute('aria-invalid')).toBeNull()
})

test('too many in a while: the sentence says so and everything typed is still there', async () => {
  stubApi({
    [list]: ok(publicPageOf([])),
    [visitorAccounts]: ok(none),
    [opening]: ok({ ...form, notBefore: '2026-11-24T15:30:00.000Z' }),
    [leave]: refused(429, 'too-many', 'Too many replies came from here. Try again in an hour.'),
  })
  const { user } = show()
  await fill(user)
  await user.click(screen.getByRole('button', { name: 'Send reply' }))
  await later()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('Try again in an hour.')
  expect(screen.getByLabelText('Your reply')).toHaveProperty('value', 'What do *parents* notice?')
})

test('without a connection nothing is lost', async () => {
  stubApi({ [list]: ok(publicPageOf([])), [opening]: ok(form), [visitorAccounts]: ok(none) })
  const { user } = show()
  await fill(user)
  stubNoConnection()
  await user.click(screen.getByRole('button', { name: 'Send reply' }))
  await later()
  expect((await screen.findByRole('alert')).textContent).toContain('What you typed is saved on this device')
})

test('who signs in on the way goes on with the same words as themselves', async () => {
  stubApi({ [list]: ok(publicPageOf([])), [opening]: ok(form), [visitorAccounts]: ok(none) })
  const { user } = show()
  await fill(user)
  document.body.innerHTML = ''
  stubApi({ 'GET /discussions/programme/current?limit=20': ok(pageOf([])) })
  renderScreen(() => <Discussion subject={{ kind: 'programme', key: 'current' }} timeZone="Europe/London" />, {
    at: '/',
    open: true,
  })
  const field = await screen.findByLabelText('Comment on the public page')
  await waitFor(() => expect(field).toHaveProperty('value', 'What do *parents* notice?'))
  expect(screen.getByText('Anyone on the internet can read this, with your name.')).toBeTruthy()
})

describe('with an account of their own', () => {
  const google = { name: 'Google', url: '/api/v1/public/visitor-accounts/google' }
  const vera = { name: 'Vera Visitor', email: 'vera@home.test', via: 'Google' }
  const asVisitor = 'POST /public/replies/as-visitor'
  const ripe = { ...form, notBefore: '2026-11-24T15:30:00.000Z' }
  const known = (visitor: typeof vera | null) => ok({ items: [google], visitor })
  const page = { [list]: ok(publicPageOf([])), [opening]: ok(ripe) }

  test('a visitor may use it in place of typing who they are, or type it', async () => {
    stubApi({ ...page, [visitorAccounts]: known(null) })
    show()
    const way = await screen.findByRole('link', { name: 'Use your Google account' })
    expect(way.getAttribute('href')).toBe(google.url)
    expect(screen.getByLabelText('Your name')).toBeTruthy()
  })

  test('they are told whose name will be shown, type no name, and what they send says none', async () => {
    const calls = stubApi({ ...page, [visitorAccounts]: known(vera), [asVisitor]: ok({ held: true }) })
    const { user } = show()
    expect((await screen.findByText(/You’re commenting as/)).textContent).toContain('Vera Visitor')
    expect(screen.queryByLabelText('Your name')).toBeNull()
    await user.type(screen.getByLabelText('Your reply'), 'Hello')
    await user.click(screen.getByRole('button', { name: 'Send reply' }))
    await later()
    expect(await screen.findByRole('heading', { name: 'Thank you, Vera Visitor' })).toBeTruthy()
    expect(calls.find(({ what }) => what === asVisitor)?.body).toEqual({ text: 'Hello', token: 'a-token', website: '' })
  })

  test('known no longer, they are told so, find the fields for a name, and lose nothing', async () => {
    const table = {
      ...page,
      [visitorAccounts]: known(vera),
      [asVisitor]: refused(410, 'expired', 'Sign in with it again.'),
    }
    stubApi(table)
    const { user } = show()
    await user.type(await screen.findByLabelText('Your reply'), 'Hello')
    await screen.findByText(/You’re commenting as/)
    table[visitorAccounts] = known(null)
    await user.click(screen.getByRole('button', { name: 'Send reply' }))
    await later()
    expect(await screen.findByLabelText('Your name')).toBeTruthy()
    expect(screen.getByRole('alert').textContent).toContain('Sign in with it again.')
    expect(screen.getByLabelText('Your reply')).toHaveProperty('value', 'Hello')
  })

  test('sent back with nothing, they are told why', async () => {
    stubApi({ ...page, [visitorAccounts]: known(null) })
    show('?visitor=no-name')
    expect((await screen.findByRole('alert')).textContent).toContain('no name to show')
  })
})
