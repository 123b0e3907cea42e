import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { ok, refused, stubApi, stubNoConnection } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import SignInScreen from './sign-in.tsx'

const options = { schoolName: 'Northgate Community School', setUp: true, schoolAccount: null, sample: false }
const answers = {
  'GET /me': refused(401, 'not-signed-in', 'Sign in first.'),
  'GET /sign-in-options': ok(options),
  'POST /sessions': ok(meOf()),
}
const show = (at = '/sign-in') => renderScreen(SignInScreen, { at, path: '/sign-in', open: true })

async function fill({ user }: ReturnType<typeof show>, password = 'sample-hub-2026') {
  await user.type(await screen.findByLabelText('Email address'), 'sam@northgate.test')
  await user.type(screen.getByLabelText('Password'), password)
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
}

test('signs in and goes on to where one wanted to go', async () => {
  const calls = stubApi(answers)
  await fill(show('/sign-in?next=%2Fmeetings%2Fm1%3Ftab%3D2'))
  expect(await screen.findByText('Now at /meetings/m1?tab=2')).toBeTruthy()
  expect(calls.find(call => call.what === 'POST /sessions')?.body).toEqual({
    email: 'sam@northgate.test',
    password: 'sample-hub-2026',
  })
})

test('never leads to another site', async () => {
  stubApi(answers)
  await fill(show('/sign-in?next=%2F%2Felsewhere.test'))
  expect(await screen.findByText('Now at /home')).toBeTruthy()
})

test('a wrong password is said, what was typed stays, and the password is never kept as a draft', async () => {
  stubApi({
    ...answers,
    'POST /sessions': refused(
      401,
      'wrong-credentials',
      'That email address or password isn’t right. Try again, or get a sign-in link by email.',
    ),
  })
  await fill(show(), 'not this one')
  expect((await screen.findByRole('alert')).textContent).toContain('That email address or password isn’t right.')
  expect(screen.getByLabelText<HTMLInputElement>('Email address').value).toBe('sam@northgate.test')
  expect(document.activeElement).toBe(screen.getByLabelText('Password'))
  expect(JSON.stringify({ ...sessionStorage })).toContain('sam@northgate.test')
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('not this one')
})

test('after too many tries it says how long to wait, and the way that works at once', async () => {
  stubApi({ ...answers, 'POST /sessions': refused(429, 'too-many', 'Too many.', { retryAfter: 170 }) })
  await fill(show())
  expect((await screen.findByRole('alert')).textContent).toContain('Wait three minutes, or get a sign-in link by email')
})

test('without a connection it says so', async () => {
  stubApi(answers)
  const shown = show()
  await screen.findByLabelText('Email address')
  stubNoConnection()
  await fill(shown)
  expect((await screen.findByRole('alert')).textContent).toContain('You’re offline')
})

test('empty fields are said at the fields, and the first gets the focus', async () => {
  stubApi(answers)
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Sign in' }))
  expect(await screen.findByText('There are two problems')).toBeTruthy()
  expect(screen.getByLabelText('Password').getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(screen.getByLabelText('Email address'))
})

test('the password can be looked at', async () => {
  stubApi(answers)
  const { user } = show()
  const field = await screen.findByLabelText<HTMLInputElement>('Password')
  expect(field.type).toBe('password')
  await user.click(screen.getByRole('button', { name: 'Show password' }))
  expect(field.type).toBe('text')
})

test('a link by mail has one answer for everyone, and takes the address along', async () => {
  const calls = stubApi({
    ...answers,
    'POST /sign-in-links': () => ({ status: 202, body: { sent: 'if-known', request: 'r'.repeat(43) } }),
  })
  const { user } = show()
  await user.type(await screen.findByLabelText('Email address'), 'sam@northgate.test')
  await user.click(screen.getByRole('button', { name: 'Use a sign-in link instead' }))
  await user.click(await screen.findByRole('button', { name: 'Email me a sign-in link' }))
  expect(
    await screen.findByText('If that address has an account, a sign-in link is on its way. It works for 10 minutes.'),
  ).toBeTruthy()
  expect(calls.find(call => call.what === 'POST /sign-in-links')?.body).toEqual({ email: 'sam@northgate.test' })
})

test('the school’s own sign-in is a plain link, and says why it sent someone back', async () => {
  const schoolAccount = { name: 'Northgate account', url: '/api/v1/sign-in/school' }
  stubApi({ ...answers, 'GET /sign-in-options': ok({ ...options, schoolAccount }) })
  show('/sign-in?problem=wrong-domain')
  expect((await screen.findByRole('link', { name: 'Sign in with Northgate account' })).getAttribute('href')).toBe(
    '/api/v1/sign-in/school',
  )
  expect(screen.getByText(/That account isn’t from this school/)).toBeTruthy()
})

test('a school that is not set up yet says so instead of asking', async () => {
  stubApi({ ...answers, 'GET /sign-in-options': ok({ ...options, setUp: false }) })
  show()
  expect(await screen.findByRole('heading', { name: 'This school isn’t set up yet' })).toBeTruthy()
  expect(screen.queryByLabelText('Password')).toBeNull()
})

test('drafts wait for the same person after a session ran out', async () => {
  stubApi(answers)
  sessionStorage.setItem('drafts-of', meOf().id)
  sessionStorage.setItem('draft:plan', '"typed"')
  await fill(show())
  await screen.findByText('Now at /home')
  expect(sessionStorage.getItem('draft:plan')).toBe('"typed"')
})

test('someone else at the same computer finds no draft', async () => {
  stubApi(answers)
  sessionStorage.setItem('drafts-of', 'somebody-else')
  sessionStorage.setItem('draft:plan', '"typed"')
  await fill(show())
  await screen.findByText('Now at /home')
  expect(sessionStorage.getItem('draft:plan')).toBeNull()
})

describe('at the sample school', () => {
  const person = {
    email: 'facilitator@sample.test',
    name: 'Alex Reeve',
    job: 'Facilitator',
    first: 'Run today’s meeting',
  }
  const hannah = { email: 'hannah.weiss@sample.test', name: 'Hannah Weiss', job: 'Teacher', first: 'Her plan' }
  const meeting = { id: 'm1', hubName: 'Questioning', running: false }
  const welcome = {
    people: [
      { ...person, opens: 'console' },
      { ...hannah, opens: 'home' },
      { ...hannah, email: 'teacher@sample.test', name: 'Sam Patel', opens: 'choose' },
      { ...hannah, email: 'admin@sample.test', name: 'Morgan Ellis', opens: 'people' },
    ],
    meeting,
    runBy: person.email,
    password: 'sample-hub-2026',
    phoneOf: hannah.email,
  }
  const sample = {
    ...answers,
    'GET /sign-in-options': ok({ ...options, sample: true }),
    'GET /sample': ok(welcome),
    'POST /sample/sessions': ok(meOf()),
  }

  test.each([
    ['Alex Reeve', '/meetings/m1/console'],
    ['Hannah Weiss', '/home'],
    ['Sam Patel', '/choose'],
    ['Morgan Ellis', '/people'],
  ])('one tap on %s leads to what they would look at first', async (name, to) => {
    const calls = stubApi(sample)
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: new RegExp(name) }))
    expect(await screen.findByText(`Now at ${to}`)).toBeTruthy()
    const email = welcome.people.find(each => each.name === name)?.email
    expect(calls.find(call => call.what === 'POST /sample/sessions')?.body).toEqual({ email })
  })

  test('a colleague’s phone has an address of its own, where one chooses who it is', async () => {
    stubApi(sample)
    show()
    const link = await screen.findByRole('link', { name: 'Open a colleague’s phone' })
    const { href } = link as HTMLAnchorElement
    expect(new URL(href).host).not.toBe(window.location.host)
    expect(new URL(href).searchParams.get('next')).toBe('/meetings/m1/live')
  })

  test('on the phone each of them leads to the meeting', async () => {
    stubApi(sample)
    const { user } = show('/sign-in?next=%2Fmeetings%2Fm1%2Flive')
    const hannahs = await screen.findByRole('button', { name: 'Hannah Weiss, teacher Her plan' })
    expect(screen.queryByRole('link', { name: 'Open a colleague’s phone' })).toBeNull()
    await user.click(hannahs)
    expect(await screen.findByText('Now at /meetings/m1/live')).toBeTruthy()
  })

  test('once the meeting has been held no phone is offered', async () => {
    stubApi({ ...sample, 'GET /sample': ok({ ...welcome, meeting: null }) })
    show()
    expect(await screen.findByText(/^The meeting to run is over\./)).toBeTruthy()
    await screen.findByRole('button', { name: /Hannah Weiss/ })
    expect(screen.queryByRole('link', { name: 'Open a colleague’s phone' })).toBeNull()
  })

  test('a school’s own server offers no one, and is not asked', async () => {
    const calls = stubApi(answers)
    show()
    await screen.findByText(/No account yet/)
    expect(screen.queryByText(/sample school/)).toBeNull()
    expect(calls.some(({ what }) => what === 'GET /sample')).toBe(false)
  })
})
