import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { lendNone } from '../../test/servers/lent-servers.ts'
import { buildTestApp } from '../../test/test-app.ts'

const url = '/api/v1/sign-in-links'
const payload = { email: 'nobody@school.test' }

describe('a write is carried out only from our own pages', () => {
  test.each([
    [{ 'sec-fetch-site': 'same-origin' }, 202],
    [{ 'sec-fetch-site': 'none' }, 202],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://hubs.school.test', host: 'hubs.school.test' }, 202],
    [{ origin: 'http://evil.test' }, 403],
    [{ origin: 'null' }, 403],
    [{}, 202],
  ])('%o is answered %i', async (headers, status) => {
    const { app } = await buildTestApp()
    expect((await app.inject({ method: 'POST', url, payload, headers })).statusCode).toBe(status)
  })

  test.each(['PUT', 'PATCH', 'DELETE'] as const)(
    '%s from elsewhere changes nothing, though the cookie came along',
    async method => {
      const { person, store } = await buildTestApp()
      const someone = await person()
      const where = { PUT: '/me/password', PATCH: '/me', DELETE: '/sessions' }[method]
      const answer = await someone.inject({
        method,
        url: `/api/v1${where}`,
        ...(method !== 'DELETE' && { payload: { theme: 'dark' } }),
        headers: { 'sec-fetch-site': 'cross-site' },
      })
      expect(answer.json()).toMatchObject({ status: 403, code: 'wrong-origin' })
      expect(await store.read.db.select().from(store.read.t.session)).toHaveLength(1)
    },
  )

  test('a form of another site can’t be taken for JSON', async () => {
    const { app } = await buildTestApp()
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data'])
      expect(
        (await app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload: JSON.stringify(payload) }))
          .statusCode,
      ).toBe(400)
  })
})

describe('every answer', () => {
  test.each([
    '/api/v1/me',
    '/api/v1/sign-in-options',
    '/api/v1/nothing-here',
    '/api/v1/people/x',
    '/%61pi/v1/sign-in-options',
    '/nothing.png',
    '/',
  ])('carries the headers: %s', async at => {
    const { app } = await buildTestApp({ PUBLIC_URL: 'https://hubs.school.test' })
    const { headers } = await app.inject({ url: at })
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    })
    expect(headers['cache-control']).toBe(at === '/' ? 'no-cache' : 'no-store')
  })

  test('a failure tells nothing of our insides', async () => {
    lendNone()
    const { app } = await buildTestApp()
    app.get('/api/v1/broken', { config: { policy: 'anyone' } }, () => {
      throw new Error('SELECT password_hash FROM credential failed at store.ts')
    })
    const answer = await app.inject({ url: '/api/v1/broken' })
    expect(answer.json()).toEqual({
      type: 'about:blank',
      status: 500,
      code: 'failed',
      title: 'Something went wrong',
      detail: expect.any(String),
    })
    expect(answer.body).not.toMatch(/at \w|sql|select|\.ts|node_modules/i)
  })

  test('also where an address can’t be decoded', async () => {
    const { app } = await buildTestApp()
    const answer = await app.inject({ url: '/api/v1/%zz' })
    expect(answer.json()).toMatchObject({ status: 400, code: 'invalid' })
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
    })
  })

  test('also where what came is not HTTP at all', async () => {
    const { app } = await buildTestApp()
    const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
    const socket = connect(Number(port), '127.0.0.1')
    socket.end('NONSENSE\r\n\r\n')
    const answer = await text(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(answer).toContain("content-security-policy: default-src 'none'")
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ status: 400, code: 'invalid' })
  })
})

test('what still comes while the server closes is answered as ever, page or not, and its connection ends', async () => {
  lendNone()
  const { app } = await buildTestApp()
  const asked = Promise.withResolvers<void>()
  app.addHook('preClose', () => asked.promise)
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const closed = app.close()
  const [page, me] = await Promise.all(['/', '/api/v1/me'].map(at => fetch(origin + at)))
  asked.resolve()
  await closed
  expect([page?.status, page?.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(await me?.json()).toMatchObject({ status: 401, code: 'not-signed-in' })
  expect([page, me].map(answer => answer?.headers.get('connection'))).toEqual(['close', 'close'])
})

describe('other sites', () => {
  const preflight = {
    origin: 'https://other.test',
    'access-control-request-method': 'GET',
    'access-control-request-headers': 'content-type',
  }

  test('may read the public programme, and nothing else', async () => {
    const { app } = await buildTestApp()
    const read = await app.inject({ url: '/api/v1/public/programme', headers: { origin: 'https://other.test' } })
    expect(read.headers['access-control-allow-origin']).toBe('*')
    const asked = await app.inject({ method: 'OPTIONS', url: '/api/v1/public/programme', headers: preflight })
    expect(asked.statusCode).toBe(204)
    expect(asked.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET',
      'access-control-allow-headers': 'accept',
    })
    expect(asked.headers).not.toHaveProperty('access-control-allow-credentials')
  })

  test.each(['/sessions', '/me', '/hubs', '/meetings/x/commands', '/nothing'])(
    'are told nothing before they write to %s',
    async path => {
      const { app } = await buildTestApp()
      for (const method of ['OPTIONS', 'GET'] as const) {
        const answer = await app.inject({ method, url: `/api/v1${path}`, headers: preflight })
        expect(Object.keys(answer.headers).filter(name => name.startsWith('access-control'))).toEqual([])
      }
    },
  )
})

describe('a route that takes no body and no query', () => {
  test('refuses what it would not look at', async () => {
    const { person } = await buildTestApp()
    const someone = await person({ staffKind: 'support' })
    const url = '/api/v1/me/not-this-year'
    const put = (more: object) => someone.inject({ method: 'PUT', url, ...more })
    expect((await put({ payload: { groupId: 'x' } })).json()).toMatchObject({ status: 400, code: 'invalid' })
    expect((await someone.inject({ url: '/api/v1/hubs?limit=5' })).json()).toMatchObject({ status: 400 })
    for (const nothing of [{}, { payload: {} }, { payload: 'null', headers: { 'content-type': 'application/json' } }])
      expect((await put(nothing)).statusCode).toBe(204)
  })

  test('asks who it is first', async () => {
    const { app } = await buildTestApp()
    const answer = await app.inject({ method: 'PUT', url: '/api/v1/me/not-this-year', payload: { x: 1 } })
    expect(answer.statusCode).toBe(401)
  })
})

test('an address with a dollar sign in it is only an address', async () => {
  const { app } = await buildTestApp()
  const { body } = await app.inject({ url: "/a$'b$&c" })
  expect(body).toContain('/a$\'b$&amp;c"')
  expect(body.match(/<\/html>/g)).toHaveLength(1)
})

test('no body is read for a stranger where only people of the school may send one', async () => {
  const { app } = await buildTestApp()
  const broken = { method: 'POST', headers: { 'content-type': 'application/json' }, payload: '{"text": ' } as const
  const status = async (url: string) => (await app.inject({ ...broken, url: `/api/v1${url}` })).statusCode
  for (const url of ['/people/import-previews', '/people/imports', '/references/import', '/plans'])
    expect([url, await status(url)]).toEqual([url, 401])
  expect(await status('/sessions')).toBe(400)
})

test('what a stranger may send is short: a body made to hurt is not read', async () => {
  const { app } = await buildTestApp()
  // Deep, so that reading it is work: what is refused by its length alone never gets there.
  const payload = '['.repeat(100_000)
  const open = app.accessList.filter(
    ({ route, policy }) => route.startsWith('P') && /^(anyone|screen)$/.test(String(policy)),
  )
  expect(open.length).toBeGreaterThan(12)
  for (const { route } of open) {
    const [method = '', url = ''] = route.split(' ')
    const answer = await app.inject({
      method: method as 'POST',
      url: url.replaceAll(/:\w+/g, 'x'),
      headers: { 'content-type': 'application/json' },
      payload,
    })
    expect([route, answer.statusCode, answer.json().code]).toEqual([route, 413, 'too-large'])
  }
})
