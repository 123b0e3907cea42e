import type { HeldReply } from '@hubs/schema/discussion'
import { describe, expect, test } from 'vitest'
import { clientId, clientSecret, createSchoolIdp } from '../../../test/servers/school-idp.ts'
import { createSeal } from '../../seal.ts'
import { buildDiscussion } from './discussion.testkit.ts'

const publicUrl = 'https://hubs.school.test'
const at = (key: string) => `/api/v1/public/visitor-accounts/${key}`
const text = 'What do parents notice?'
type Answer = { cookies: { name: string; value: string }[] }
const cookiesOf = ({ cookies }: Answer) => Object.fromEntries(cookies.map(({ name, value }) => [name, value]))

/** A school that takes comments from accounts at two services. */
async function build({ up = true } = {}) {
  const idp = await createSchoolIdp(`${publicUrl}${at('google')}/callback`)
  const other = await createSchoolIdp(`${publicUrl}${at('wordpress-com')}/callback`)
  if (up) for (const each of [idp, other]) await each.start()
  const named = (name: string, { issuer }: { issuer: string }) => ({ name, issuer, clientId, clientSecret })
  const accounts = [named('Google', idp), named('WordPress.com', other)]
  const built = await buildDiscussion({ PUBLIC_URL: publicUrl, VISITOR_ACCOUNTS: JSON.stringify(accounts) })
  const { app, clock, coordinator } = built
  const begin = (key = 'google') => app.inject(at(key))
  const back = (url: URL, cookies: Record<string, string>) =>
    app.inject({ url: `${url.pathname}${url.search}`, cookies })
  async function signIn(from = idp, key = 'google') {
    const started = await begin(key)
    return back(await from.walk(started.headers.location!), cookiesOf(started))
  }
  async function leave(cookies: Record<string, string>, over: object = {}) {
    const { token } = (await app.inject('/api/v1/public/replies/form')).json()
    clock.now += 10_000
    const payload = { text, token, website: '', ...over }
    return app.inject({ method: 'POST', url: '/api/v1/public/replies/as-visitor', payload, cookies })
  }
  const signedIn = { '__Host-hubs': coordinator.cookie.replace('hubs=', '') }
  const held = async (): Promise<HeldReply[]> =>
    (await app.inject({ url: '/api/v1/moderation/replies', cookies: signedIn })).json().items
  const known = async (cookies: Record<string, string>) =>
    (await app.inject({ url: '/api/v1/public/visitor-accounts', cookies })).json()
  return { ...built, idp, other, begin, back, signIn, leave, held, known }
}
const vera = { sub: 'vera', name: 'Vera Visitor', email: 'Vera@home.test', email_verified: true }

describe('a visitor’s own account', () => {
  test('gives the comment its name and address, which no one typed; it waits for a coordinator like any other', async () => {
    const { idp, app, signIn, leave, held, known } = await build()
    idp.account = vera
    const arrived = await signIn()
    expect([arrived.statusCode, arrived.headers.location]).toEqual([302, '/#replies'])
    expect(arrived.cookies.find(({ name }) => name === '__Host-hubs-visitor')).toMatchObject({
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: 3600,
    })
    const cookies = cookiesOf(arrived)
    expect(await known(cookies)).toEqual({
      items: [
        { name: 'Google', url: at('google') },
        { name: 'WordPress.com', url: at('wordpress-com') },
      ],
      visitor: { name: 'Vera Visitor', email: 'vera@home.test', via: 'Google' },
    })
    expect((await leave(cookies)).statusCode).toBe(202)
    expect(await held()).toMatchObject([
      { name: 'Vera Visitor', email: 'vera@home.test', via: 'Google', text, state: 'held' },
    ])
    expect((await app.inject('/api/v1/public/replies')).body).not.toContain('Vera')
    // Said of oneself beside it, it is refused: the name is the account's.
    expect((await leave(cookies, { name: 'The Head' })).statusCode).toBe(400)
  })

  test('is asked once more where its id token does not say the name', async () => {
    const { idp, other, signIn, known } = await build()
    other.sparing = true
    await other.stop()
    await other.start()
    other.account = vera
    idp.account = { sub: 'nobody' }
    const { visitor } = await known(cookiesOf(await signIn(other, 'wordpress-com')))
    expect(visitor).toEqual({ name: 'Vera Visitor', email: 'vera@home.test', via: 'WordPress.com' })
  })

  test.each([{ email_verified: false }, { email_verified: 'false' }, { email_verified: undefined }])(
    'whose address no one confirmed comes without one: %o',
    async unverified => {
      const { idp, signIn, leave, held } = await build()
      idp.account = { ...vera, email: 'head@school.test', ...unverified }
      await leave(cookiesOf(await signIn()))
      expect(await held()).toMatchObject([{ name: 'Vera Visitor', email: '', via: 'Google' }])
    },
  )

  test('without a name is told so; a long one, or one of many lines, becomes one line', async () => {
    const { idp, signIn, known } = await build()
    idp.account = { sub: 'nameless', email: 'x@home.test' }
    expect((await signIn()).headers.location).toBe('/?visitor=no-name#replies')
    idp.account = { sub: 'long', name: `Vera\u0000\r\nBcc: all \u202e${'x'.repeat(500)}` }
    const { visitor } = await known(cookiesOf(await signIn()))
    expect(visitor.name).toMatch(/^Vera Bcc: all x+$/)
    expect([...visitor.name]).toHaveLength(80)
  })

  test('is no account in the school: it signs nobody in, makes no person and no link to one', async () => {
    const { idp, amy, app, signIn, store } = await build()
    const count = async () => [
      (await store.read.db.select().from(store.read.t.person)).length,
      (await store.read.db.select().from(store.read.t.identity)).length,
      (await store.read.db.select().from(store.read.t.session)).length,
    ]
    const before = await count()
    idp.account = { ...vera, email: 'amy@school.test' }
    const cookies = cookiesOf(await signIn())
    expect((await app.inject({ url: '/api/v1/me', cookies })).statusCode).toBe(401)
    expect((await app.inject({ url: '/api/v1/hubs', cookies })).statusCode).toBe(401)
    // Its cookie is no session's, under that name either.
    const planted = { '__Host-hubs': cookies['__Host-hubs-visitor'] ?? '' }
    expect((await app.inject({ url: '/api/v1/me', cookies: planted })).statusCode).toBe(401)
    expect(await count()).toEqual(before)
    expect(amy.id).not.toBe('')
  })

  test('is known for an hour, and until the visitor says it is not them', async () => {
    const { idp, app, signIn, known, leave, held, clock } = await build()
    idp.account = vera
    const cookies = cookiesOf(await signIn())
    const gone = await app.inject({ method: 'DELETE', url: at('current'), cookies })
    expect(gone.cookies).toMatchObject([{ name: '__Host-hubs-visitor', value: '' }])
    clock.now += 3_600_001
    expect((await known(cookies)).visitor).toBeNull()
    const late = await leave(cookies)
    expect([late.statusCode, late.json().code]).toEqual([410, 'expired'])
    expect(await held()).toEqual([])
  })
})

describe('what a browser brings back is refused', () => {
  const refused = '/?visitor=not-finished#replies'

  test('with a wrong state, nonce or verifier, no cookie, an old one, another’s, and a code used twice', async () => {
    const { idp, begin, back, clock } = await build()
    idp.account = vera
    const walked = async () => {
      const started = await begin()
      return { url: await idp.walk(started.headers.location!), cookies: cookiesOf(started) }
    }
    const where = async (url: URL, cookies: Record<string, string>) => (await back(url, cookies)).headers.location
    const name = '__Host-hubs-visitor-journey'
    const ours = createSeal('visitor journey', [clientSecret, clientSecret].join(' '))
    const altered = (sealed: string, change: object) => ({
      [name]: ours.close(JSON.stringify({ ...JSON.parse(ours.open(sealed)), ...change })),
    })
    const wrong = 'w'.repeat(43)
    for (const change of [{ state: wrong }, { nonce: wrong }, { verifier: wrong }, { key: 'wordpress-com' }]) {
      const { url, cookies } = await walked()
      expect([change, await where(url, altered(cookies[name] ?? '', change))]).toEqual([change, refused])
    }
    const { url, cookies } = await walked()
    expect(await where(url, {})).toBe(refused)
    // Somebody who has been led to a stranger's answer, with a journey of their own under way.
    expect(await where(url, (await walked()).cookies)).toBe(refused)
    // Nothing but a journey opens the way: neither the other cookie of ours, nor one that was written outside.
    const outside = createSeal('visitor journey', 'another secret').close(ours.open(cookies[name] ?? ''))
    expect(await where(url, { [name]: outside })).toBe(refused)
    expect(await where(url, cookies)).toBe('/#replies')
    expect(await where(url, cookies)).toBe(refused)
    const old = await walked()
    clock.now += 10 * 60_000 + 1
    expect(await where(old.url, old.cookies)).toBe(refused)
  })

  test('at another service’s address: each has one of its own, and a ticket is for one', async () => {
    const { idp, other, begin, back } = await build()
    idp.account = vera
    other.account = { ...vera, sub: 'mallory', name: 'Mallory' }
    const started = await begin()
    const url = await idp.walk(started.headers.location!)
    const mixed = new URL(url.href.replace('/google/', '/wordpress-com/'))
    expect((await back(mixed, cookiesOf(started))).headers.location).toBe(refused)
    // An answer that names another issuer than the one that was asked.
    const named = new URL(url)
    named.searchParams.set('iss', other.issuer)
    expect((await back(named, cookiesOf(started))).headers.location).toBe(refused)
  })

  test('where somebody said no there, with nothing of what they were told in the address', async () => {
    const { begin, back } = await build()
    const started = await begin()
    const state = new URL(started.headers.location!).searchParams.get('state') ?? ''
    const url = new URL(`${publicUrl}${at('google')}/callback?error=access_denied&error_description=x&state=${state}`)
    const answer = await back(url, cookiesOf(started))
    expect(answer.headers.location).toBe(refused)
    expect(answer.cookies).toMatchObject([{ name: '__Host-hubs-visitor-journey', value: '' }])
  })

  test('when the service is down: said so, and the form goes on taking comments by name', async () => {
    const { idp, begin, known, signIn } = await build({ up: false })
    expect((await begin()).headers.location).toBe('/?visitor=not-available#replies')
    expect((await known({})).items).toHaveLength(2)
    await idp.start()
    idp.account = vera
    expect((await signIn()).headers.location).toBe('/#replies')
  })

  test('a comment from another site', async () => {
    const { idp, app, signIn, held } = await build()
    idp.account = vera
    const cookies = cookiesOf(await signIn())
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/public/replies/as-visitor',
      payload: { text, token: 'x', website: '' },
      cookies,
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect(answer.statusCode).toBe(403)
    expect(await held()).toEqual([])
  })
})

test('where the school has named no service there is none to choose, and no address of one', async () => {
  const { app } = await buildDiscussion()
  expect((await app.inject('/api/v1/public/visitor-accounts')).json()).toEqual({ items: [], visitor: null })
  for (const url of [at('google'), `${at('google')}/callback?code=x&state=y`])
    expect((await app.inject(url)).statusCode).toBe(404)
})
