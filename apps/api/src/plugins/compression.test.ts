import type { FastifyInstance } from 'fastify'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/test-app.ts'
import { buildLive } from '../modules/meetings/meetings.testkit.ts'

const dist = path.join(import.meta.dirname, '../../../web/dist')
const scripts = readdirSync(path.join(dist, 'assets')).filter(file => file.endsWith('.js'))
// The largest is compressed, whatever the build calls it.
const sizeOf = (file: string) => statSync(path.join(dist, 'assets', file)).size
const script = scripts.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0] ?? ''

const unpack = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  none: (body: Buffer) => body,
}
const asked: [string | undefined, keyof typeof unpack][] = [
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['identity', 'none'],
  [undefined, 'none'],
]

async function get(app: FastifyInstance, url: string, encodings: string | undefined, headers = {}) {
  const answer = await app.inject({ url, headers: { ...(encodings && { 'accept-encoding': encodings }), ...headers } })
  return { ...answer, encoding: answer.headers['content-encoding'] ?? 'none', body: answer.rawPayload }
}

test.each(asked)('who asks for %s gets assets, pages and answers in %s', async (encodings, expected) => {
  const { app } = await buildTestApp()
  for (const url of [
    `/assets/${script}`,
    '/sw.js',
    '/',
    '/meetings',
    '/api/v1/public/programme',
    '/api/v1/openapi.json',
  ]) {
    const plain = await get(app, url, undefined)
    const { encoding, headers, body } = await get(app, url, encodings)
    expect([url, encoding]).toEqual([url, expected])
    expect(unpack[expected](body)).toEqual(plain.body)
    expect(headers.vary).toContain('accept-encoding')
    expect(Number(headers['content-length'])).toBe(body.length)
    expect(headers['content-type']).toBe(plain.headers['content-type'])
    expect(headers['cache-control']).toBe(plain.headers['cache-control'])
  }
})

test('a file is sent as the build made it, kept for a year, and not again to who has it', async () => {
  const { app } = await buildTestApp()
  const { body, headers } = await get(app, `/assets/${script}`, 'br')
  expect(body).toEqual(readFileSync(path.join(dist, 'assets', `${script}.br`)))
  expect(headers['cache-control']).toContain('immutable')
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-site',
  })
  // Only a page heeds this, and there are many pieces.
  expect(headers).not.toHaveProperty('content-security-policy')
  expect((await get(app, '/sw.js', 'br')).headers).toHaveProperty('content-security-policy')
  const again = await get(app, `/assets/${script}`, 'br', { 'if-none-match': headers.etag })
  expect(again).toMatchObject({ statusCode: 304, body: Buffer.alloc(0) })
  const other = await get(app, `/assets/${script}`, 'gzip')
  expect(other.headers.etag).not.toBe(headers.etag)
})

test('a part of a file is a part of what is sent', async () => {
  const { app } = await buildTestApp()
  const part = await get(app, '/sw.js', undefined, { range: 'bytes=10-19' })
  expect(part).toMatchObject({ statusCode: 206, encoding: 'none' })
  expect(part.body).toEqual(readFileSync(path.join(dist, 'sw.js')).subarray(10, 20))
})

test('what is compressed has no address of its own', async () => {
  const { app } = await buildTestApp()
  for (const ending of ['br', 'gz'])
    expect((await app.inject({ url: `/assets/${script}.${ending}` })).statusCode).toBe(404)
})

test('HEAD says what GET would', async () => {
  const { app } = await buildTestApp()
  for (const url of [`/assets/${script}`, '/', '/api/v1/public/programme']) {
    const headers = { 'accept-encoding': 'br' }
    const [head, got] = [await app.inject({ method: 'HEAD', url, headers }), await app.inject({ url, headers })]
    expect(head.body).toBe('')
    for (const name of ['content-encoding', 'content-length', 'vary', 'etag'])
      expect([url, name, head.headers[name]]).toEqual([url, name, got.headers[name]])
  }
})

test('a stream has no HEAD: it would take a place, and never come to its end', async () => {
  const { amy, url, app } = await buildLive()
  const head = (address: string) => app.inject({ method: 'HEAD', url: address, headers: { cookie: amy.cookie } })
  for (const address of [`${url}/live`, `${url}/live?page=a`, '/api/v1/displays/current/live'])
    expect([address, (await head(address)).statusCode]).toEqual([address, 404])
  expect((await head('/api/v1/health/live')).statusCode).toBe(200)
})

test('small answers and pictures go as they are', async () => {
  const { app } = await buildTestApp()
  for (const url of ['/api/v1/time', '/api/v1/me', '/share/programme.png'])
    expect([url, (await get(app, url, 'br')).encoding]).toEqual([url, 'none'])
})

test('other sites get the public programme compressed, and with someone’s cookie nothing is', async () => {
  const { app, person } = await buildTestApp()
  const someone = await person()
  const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://school.test' }
  const read = await get(app, '/api/v1/public/programme', 'br', foreign)
  expect(read.encoding).toBe('br')
  expect(read.headers['access-control-allow-origin']).toBe('*')
  const own = { cookie: someone.cookie, 'sec-fetch-site': 'same-origin' }
  expect((await get(app, '/api/v1/hubs', 'br', own)).encoding).toBe('br')
  expect((await get(app, '/api/v1/hubs', 'br', { ...own, ...foreign })).encoding).toBe('none')
})

test('a stream of events is never compressed, whatever the browser can read', async () => {
  const { amy, origin, url } = await buildLive()
  const leaving = new AbortController()
  const headers = { cookie: amy.cookie, 'accept-encoding': 'gzip, deflate, br, zstd' }
  const answer = await fetch(`${origin}${url}/live`, { headers, signal: leaving.signal })
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(answer.headers.get('content-encoding')).toBeNull()
  const first = await answer.body?.getReader().read()
  expect(new TextDecoder().decode(first?.value)).toMatch(/^retry: /)
  leaving.abort()
})
