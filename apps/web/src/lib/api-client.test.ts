import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ok, refused, stubApi, stubNoConnection } from '#test/api-stub.ts'
import { ApiProblem, get, NoAnswer, NoConnection, post, sentenceOf } from './api-client.ts'

const thing = z.object({ id: z.string() })

test('an answer is parsed with the schema handed in', async () => {
  stubApi({ 'GET /things/1': ok({ id: '1', secret: 'no' }) })
  expect(await get('/things/1', thing)).toEqual({ id: '1' })
})

test('an answer of another shape is an error, and its words stay out of sight', async () => {
  stubApi({ 'GET /things/1': ok({ name: 'x' }) })
  const error: unknown = await get('/things/1', thing).catch((thrown: unknown) => thrown)
  expect(sentenceOf(error)).toBe('Something went wrong. Try again in a moment.')
})

test('a refusal carries the server’s problem', async () => {
  stubApi({ 'POST /things': refused(409, 'full', 'It is full.') })
  const error: unknown = await post('/things', {}, thing).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ApiProblem)
  expect(error instanceof ApiProblem && error.code).toBe('full')
  expect(sentenceOf(error)).toBe('It is full.')
})

test('a lost connection is its own kind, and says what to do, not that anything was saved', async () => {
  stubNoConnection()
  const error: unknown = await post('/things', {}, thing).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(NoConnection)
  expect(sentenceOf(error)).toBe('You’re offline. Try again when you’re back online.')
})

test('a server that can’t be reached over a network that is there is not said to be one’s own fault', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  const error: unknown = await post('/things', {}, thing).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(NoAnswer)
  expect(sentenceOf(error)).toBe('The server isn’t responding. Try again in a few minutes.')
})

test('an answer that is cut off half way is a server that isn’t responding, and no refusal', async () => {
  const cut = () => Promise.reject(new DOMException('timed out', 'TimeoutError'))
  vi.stubGlobal('fetch', () => Promise.resolve(Object.assign(new Response('{}'), { json: cut })))
  const error: unknown = await post('/things', {}, thing).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(NoAnswer)
})
