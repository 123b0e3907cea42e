import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildWithApps as build } from './second-factor.testkit.ts'

const minute = 60_000
const ada = 'ada@school.test'

describe('an administrator’s reset', () => {
  test('for somebody locked out: all is gone, they are signed out and asked anew; never for oneself', async () => {
    const { someone, signIn, setUpApp, call, actions, store } = await build()
    await someone(ada)
    const ben = await someone('ben@school.test', ['coordinator'])
    const [admin, locked] = [await signIn(ada), await setUpApp((await signIn('ben@school.test')).cookie)]
    expect((await call('DELETE', admin.cookie, `/people/${admin.me.id}/second-factor`)).statusCode).toBe(409)
    expect((await call('DELETE', admin.cookie, `/people/${ben}/second-factor`)).statusCode).toBe(204)
    expect((await call('GET', locked.cookie, '/me')).statusCode).toBe(401)
    expect((await signIn('ben@school.test')).state).toBe('asked')
    expect(await actions()).toContain('second-factor-reset')
    const { db, t } = store.read
    const told = await db.select().from(t.mail).where(eq(t.mail.to, 'ben@school.test'))
    expect(told.map(({ subject }) => subject)).toContain('Your two-step sign-in has changed')
  })

  test('asks for a fresh proof, which the code of one’s own app gives too', async () => {
    const { someone, signIn, setUpApp, call, clock, shown } = await build()
    await someone(ada)
    const ben = await someone('ben@school.test', [])
    const { cookie, secret } = await setUpApp((await signIn(ada)).cookie)
    clock.now += 10 * minute
    const reset = (by: string) => call('DELETE', by, `/people/${ben}/second-factor`)
    expect((await reset(cookie)).json()).toMatchObject({ status: 403, code: 'reauthenticate' })
    const proved = await call('POST', cookie, '/sessions/current/second-factor', { code: shown(secret) })
    expect((await reset(proved.cookies[0]!.value)).statusCode).toBe(204)
  })
})

test('a passkey’s challenge is good for one answer of five minutes, and rubbish is refused in a sentence', async () => {
  const { someone, signIn, call, app, clock } = await build()
  await someone(ada)
  const { cookie } = await signIn(ada)
  const headers = { host: 'hubs.school.test' }
  const begin = () =>
    app.inject({ method: 'POST', url: '/api/v1/me/passkeys/options', cookies: { hubs: cookie }, headers })
  const options = (await begin()).json()
  expect(options).toMatchObject({ rp: { id: 'hubs.school.test' }, user: { name: ada } })
  const answer = {
    id: 'eA',
    rawId: 'eA',
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON: 'e30', attestationObject: 'oA' },
  }
  const add = () => call('POST', cookie, '/me/passkeys', { name: 'Laptop', answer })
  for (const refused of [await add(), await add()]) {
    expect(refused.statusCode).toBe(400)
    expect(refused.json().detail).toMatch(/passkey/)
  }
  await begin()
  clock.now += 5 * minute
  expect((await add()).statusCode).toBe(400)
  const byNumber = await app.inject({
    method: 'POST',
    url: '/api/v1/me/passkeys/options',
    cookies: { hubs: cookie },
    headers: { host: '192.0.2.7:3000' },
  })
  expect(byNumber.json()).toMatchObject({ status: 409, detail: expect.stringContaining('address with a name') })
})
