import { describe, expect, test } from 'vitest'
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
  test.each(['/api/v1/me', '/api/v1/sign-in-options', '/api/v1/nothing-here', '/api/v1/people/x', '/'])(
    'carries the headers: %s',
    async at => {
      const { app } = await buildTestApp({ PUBLIC_URL: 'https://hubs.school.test' })
      const { headers } = await app.inject({ url: at })
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
      })
      if (at.startsWith('/api/')) expect(headers['cache-control']).toBe('no-store')
    },
  )

  test('a failure tells nothing of our insides', async () => {
    const { app } = await buildTestApp()
    app.get('/api/v1/broken', { config: { policy: 'anyone' } }, () => {
      throw new Error('SELECT password_hash FROM credential failed at store.ts')
    })
    const answer = await app.inject({ url: '/api/v1/broken' })
    expect(answer.json()).toEqual({
      type: 'about:blank',
      status: 500,
      code: 'failed',
      title: 'Something went wrong here',
      detail: expect.any(String),
    })
    expect(answer.body).not.toMatch(/at \w|sql|select|\.ts|node_modules/i)
  })
})
