import { WAIT_MS } from '@hubs/testing/limits'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ok, refused, stubApi, stubNoConnection } from '#test/api-stub.ts'
import { ApiProblem, get } from '../api-client.ts'
import { keepDraftsOf } from './drafts.ts'
import { Outbox } from './outbox.ts'

const plan = (key: string, more: object = {}) => ({
  method: 'POST' as const,
  path: '/plans',
  body: { technique: key },
  key,
  form: 'plan/new',
  typed: { technique: key },
  ...more,
})
const stops: (() => void)[] = []
const started = (outbox = new Outbox()) => {
  const sent: string[] = []
  const signedOut = vi.fn<() => void>()
  stops.push(outbox.start({ onSent: ({ key }) => sent.push(key), onSignedOut: signedOut }))
  return { outbox, sent, signedOut }
}

beforeEach(() => {
  localStorage.clear()
  keepDraftsOf('ada')
})
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

test('with the network there, it is sent at once and nothing stays', async () => {
  const calls = stubApi({ 'POST /plans': ok({ id: 'p1' }) })
  const outbox = new Outbox()
  expect(await outbox.send(plan('a'))).toEqual({ sent: true, answer: { id: 'p1' } })
  expect(calls.map(call => call.headers.get('idempotency-key'))).toEqual(['a'])
  expect(outbox.get()).toEqual([])
})

test('without it, all is kept over a reload and sent once, in order, when the network is back', async () => {
  stubNoConnection()
  const before = new Outbox()
  expect(await before.send(plan('a'))).toEqual({ sent: false, why: 'offline' })
  expect(await before.send(plan('b'))).toEqual({ sent: false, why: 'offline' })
  const { outbox, sent } = started()
  expect(outbox.get().map(({ key }) => key)).toEqual(['a', 'b'])
  await outbox.flush()
  const calls = stubApi({ 'POST /plans': ok({ id: 'p1' }) })
  window.dispatchEvent(new Event('online'))
  await vi.waitFor(() => expect(outbox.get()).toEqual([]), WAIT_MS)
  await Promise.all([outbox.flush(), outbox.flush()])
  expect(calls.map(call => call.headers.get('idempotency-key'))).toEqual(['a', 'b'])
  expect(sent).toEqual(['a', 'b'])
})

test('what waits goes as soon as anything else has reached the server', async () => {
  stubNoConnection()
  const { outbox } = started()
  await outbox.send(plan('a'))
  // No try of its own comes.
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  try {
    await outbox.flush()
    const calls = stubApi({ 'GET /me': ok({}), 'POST /plans': ok({ id: 'p1' }) })
    await get('/me', z.unknown())
    for (let turn = 0; turn < 50 && outbox.get().length > 0; turn++) await new Promise(resolve => setImmediate(resolve))
    expect(calls.map(({ what }) => what)).toEqual(['GET /me', 'POST /plans'])
  } finally {
    vi.useRealTimers()
  }
})

test('a refusal at once goes to the person who sent it, who has all that was typed', async () => {
  stubApi({ 'POST /plans': refused(400, 'invalid', 'Choose another date.', { fields: { firstOn: 'Another date.' } }) })
  const outbox = new Outbox()
  await expect(outbox.send(plan('a'))).rejects.toThrow(ApiProblem)
  expect(outbox.get()).toEqual([])
})

test('a late refusal waits for its form with what was typed, and holds nothing else up', async () => {
  stubNoConnection()
  await new Outbox().send(plan('a'))
  await new Outbox().send(plan('b', { path: '/others' }))
  stubApi({ 'POST /plans': refused(400, 'invalid', 'Choose another date.'), 'POST /others': ok({}) })
  const { outbox, sent } = started()
  await vi.waitFor(() => expect(sent).toEqual(['b']), WAIT_MS)
  expect(outbox.get()).toMatchObject([
    { key: 'a', typed: { technique: 'a' }, refusal: { detail: 'Choose another date.' } },
  ])
})

test('a change whose answer was lost counts as sent when the server says what stands', async () => {
  const current = { whatHappened: 'All answered.', version: 1 }
  stubApi({ 'PUT /plans/p1/report': refused(409, 'stale', 'Changed meanwhile.', { current }) })
  const report = { method: 'PUT' as const, path: '/plans/p1/report' }
  const outbox = new Outbox()
  const body = { whatHappened: 'All answered.', expectedVersion: 0 }
  expect(await outbox.send(plan('a', { ...report, body }))).toMatchObject({ sent: true })
  const other = outbox.send(plan('b', { ...report, body: { ...body, whatHappened: 'Something else.' } }))
  await expect(other).rejects.toThrow('Changed meanwhile.')
})

test('signed out meanwhile: it waits for its owner', async () => {
  stubNoConnection()
  await new Outbox().send(plan('a'))
  stubApi({ 'POST /plans': refused(401, 'not-signed-in', 'Sign in first.') })
  const { outbox, signedOut } = started()
  await vi.waitFor(() => expect(signedOut).toHaveBeenCalled(), WAIT_MS)
  expect(outbox.get()).toMatchObject([{ key: 'a', refusal: null }])
})

const causes = [
  [401, 'not-signed-in', 'signed-out'],
  [429, 'too-many', 'too-many'],
  [503, 'unavailable', 'busy'],
] as const
test.each(causes)('a %i is not told as being offline, and is tried again', async (status, code, why) => {
  stubApi({ 'POST /plans': refused(status, code, 'Not now.') })
  const { outbox, sent } = started()
  expect(await outbox.send(plan('a'))).toEqual({ sent: false, why })
  expect(outbox.get()).toMatchObject([{ key: 'a', why, refusal: null }])
  const calls = stubApi({ 'POST /plans': ok({ id: 'p1' }) })
  window.dispatchEvent(new Event('online'))
  await vi.waitFor(() => expect(sent).toEqual(['a']), WAIT_MS)
  expect(calls).toHaveLength(1)
})

test('a server that is not there behind its proxy is told as that', async () => {
  vi.stubGlobal('fetch', async () => new Response('<h1>Bad gateway</h1>', { status: 502 }))
  expect(await new Outbox().send(plan('a'))).toEqual({ sent: false, why: 'no-answer' })
})

test('the server is left alone for as long as it asks', async () => {
  vi.useFakeTimers()
  const calls = stubApi({ 'POST /plans': refused(429, 'too-many', 'Not now.', { retryAfter: 60 }) })
  const { outbox } = started()
  await outbox.send(plan('a'))
  await vi.advanceTimersByTimeAsync(59_000)
  expect(calls).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(2000)
  expect(calls).toHaveLength(2)
})
