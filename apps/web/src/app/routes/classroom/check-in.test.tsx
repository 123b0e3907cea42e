import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import ArriveScreen from './check-in.tsx'

const place = { meetingId: 'm1', hubSlug: 'questioning', hubName: 'Questioning', groupName: null }
const token = 't'.repeat(43)
const answers = {
  'GET /me': ok(meOf()),
  'GET /sign-in-options': ok({ schoolName: 'Northgate', setUp: true, schoolAccount: null, sample: false }),
  'POST /check-in-tokens': ok({ ...place, token, expiresInMs: 900_000 }),
  'POST /arrivals': ok({ ...place, at: '2026-11-25T15:34:00.000Z', timeZone: 'Europe/London' }),
}
const visitor = { 'GET /me': refused(401, 'not-signed-in', 'Sign in first.') }
const show = (at: string) => renderScreen(ArriveScreen, { at, path: '/in/:code?', open: true })

test('someone who is signed in is on the register at once', async () => {
  const calls = stubApi(answers)
  show('/in/k7-4qpx')
  expect(await screen.findByRole('heading', { name: 'You’re checked in: 15:34' })).toBeTruthy()
  expect(calls.find(call => call.what === 'POST /check-in-tokens')?.body).toEqual({ code: 'K74QPX' })
  expect(calls.find(call => call.what === 'POST /arrivals')?.body).toEqual({ token })
  expect(sessionStorage.getItem('check-in:K74QPX')).toBeNull()
})

test('who must sign in first has their token before that, and takes it along', async () => {
  stubApi({ ...answers, ...visitor })
  show('/in/K74QPX')
  const link = await screen.findByRole('link', { name: 'Sign in' })
  expect(link.getAttribute('href')).toBe(`/sign-in?next=${encodeURIComponent(`/in/K74QPX#${token}`)}`)
  expect(sessionStorage.getItem('check-in:K74QPX')).toContain(token)
})

test('back from there the token counts; the code has run out long ago', async () => {
  sessionStorage.setItem('check-in:K74QPX', JSON.stringify({ token, hubName: 'Questioning' }))
  const calls = stubApi(answers)
  show('/in/K74QPX')
  await screen.findByRole('heading', { name: /You’re checked in/ })
  expect(calls.some(call => call.what === 'POST /check-in-tokens')).toBe(false)
})

test('an old code says so, and the next one can be typed', async () => {
  const gone = refused(410, 'expired', 'That code has had its time.')
  const table = { ...answers, 'POST /check-in-tokens': gone }
  stubApi(table)
  const { user } = show('/in/K74QPX')
  expect((await screen.findByRole('alert')).textContent).toContain('had its time')
  table['POST /check-in-tokens'] = answers['POST /check-in-tokens'] as typeof gone
  await user.type(screen.getByLabelText('Code on the projector'), '9p jdrp')
  await user.click(screen.getByRole('button', { name: 'Check in' }))
  expect(await screen.findByRole('heading', { name: /You’re checked in/ })).toBeTruthy()
})

test('someone of another group learns whose code it was', async () => {
  stubApi({
    ...answers,
    'POST /arrivals': refused(403, 'not-allowed', 'This meeting is for another group, so you can’t see it.'),
  })
  show('/in/K74QPX')
  const note = await screen.findByRole('alert')
  expect(note.textContent).toBe(
    'This meeting is for another group, so you can’t see it. You scanned the code for Questioning.',
  )
})

test('what can be no code is said before anyone is asked', async () => {
  const calls = stubApi(answers)
  show('/in/hello')
  expect((await screen.findByRole('alert')).textContent).toContain('That code isn’t right')
  expect(calls.some(call => call.what === 'POST /check-in-tokens')).toBe(false)
})
