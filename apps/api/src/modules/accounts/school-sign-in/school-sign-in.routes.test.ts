import { describe, expect, test } from 'vitest'
import { clientId, clientSecret, createSchoolIdp } from '../../../../test/servers/school-idp.ts'
import { buildTestApp } from '../../../../test/test-app.ts'
import { createSeal } from '../../../seal.ts'

const publicUrl = 'https://hubs.school.test'
const redirectUri = `${publicUrl}/api/v1/sign-in/school/callback`

async function build({ up = true, hostedDomain = '' } = {}) {
  const idp = await createSchoolIdp(redirectUri)
  if (up) await idp.start()
  const made = await buildTestApp({
    PUBLIC_URL: publicUrl,
    OIDC_ISSUER: idp.issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: 'Hillside account',
    OIDC_HOSTED_DOMAIN: hostedDomain,
  })
  const { app } = made
  const begin = () => app.inject({ url: '/api/v1/sign-in/school' })
  const back = (url: URL, cookies: Record<string, string>) =>
    app.inject({ url: `${url.pathname}${url.search}`, cookies })
  const cookiesOf = (answer: { cookies: { name: string; value: string }[] }) =>
    Object.fromEntries(answer.cookies.map(each => [each.name, each.value]))

  /** Signs in from the first press to the last redirect. */
  async function signIn() {
    const started = await begin()
    return back(await idp.walk(started.headers.location!), cookiesOf(started))
  }
  const whoIs = async (answer: Awaited<ReturnType<typeof signIn>>) =>
    (await app.inject({ url: '/api/v1/me', cookies: cookiesOf(answer) })).json()
  return { ...made, idp, begin, back, cookiesOf, signIn, whoIs }
}

describe('signing in with the school account', () => {
  test('lets an invited person in by their verified address, and from then on by the account alone', async () => {
    const { idp, person, signIn, whoIs, app } = await build()
    const tess = await person({ email: 'tess@school.test', joinedAt: null })
    expect((await app.inject({ url: '/api/v1/sign-in-options' })).json().schoolAccount).toEqual({
      name: 'Hillside account',
      url: '/api/v1/sign-in/school',
    })
    idp.account = { sub: 'tess-1', email: 'Tess@School.test', email_verified: true }
    const first = await signIn()
    expect([first.statusCode, first.headers.location]).toEqual([302, '/home'])
    expect(await whoIs(first)).toMatchObject({ id: tess.id })
    idp.account = { sub: 'tess-1', email: 'married@elsewhere.test', email_verified: true }
    expect(await whoIs(await signIn())).toMatchObject({ id: tess.id })
  })

  test('sends a challenge, a state and a nonce, kept in a cookie no script can read', async () => {
    const { begin } = await build()
    const started = await begin()
    const sent = new URL(started.headers.location!).searchParams
    expect(sent.get('code_challenge_method')).toBe('S256')
    for (const name of ['code_challenge', 'state', 'nonce']) expect(sent.get(name)?.length).toBeGreaterThan(20)
    expect(started.cookies).toMatchObject([
      { name: '__Host-hubs-school', httpOnly: true, secure: true, sameSite: 'Lax', path: '/', maxAge: 600 },
    ])
  })

  test('lets no one in whom the school has not invited', async () => {
    const { idp, signIn, store } = await build()
    const before = (await store.read.db.select().from(store.read.t.person)).length
    idp.account = { sub: 'stranger', email: 'stranger@school.test', email_verified: true }
    const answer = await signIn()
    expect(answer.headers.location).toBe('/sign-in?problem=unknown-person')
    expect(answer.cookies.find(each => each.name === '__Host-hubs')).toBeUndefined()
    expect(await store.read.db.select().from(store.read.t.person)).toHaveLength(before)
  })

  test.each([{ email_verified: false }, { email_verified: 'false' }, { email_verified: '' }, {}])(
    'never takes an address that no one verified: %o',
    async unverified => {
      const { idp, signIn, person } = await build()
      await person({ email: 'victim@school.test' })
      idp.account = { sub: 'mallory', email: 'victim@school.test', ...unverified }
      expect((await signIn()).headers.location).toBe('/sign-in?problem=unknown-person')
    },
  )

  test('an address passed on to a new colleague does not open the former owner’s account', async () => {
    const { idp, signIn, person } = await build()
    await person({ email: 'j.smith@school.test' })
    idp.account = { sub: 'john', email: 'j.smith@school.test', email_verified: true }
    expect((await signIn()).headers.location).toBe('/home')
    idp.account = { sub: 'jane', email: 'j.smith@school.test', email_verified: true }
    expect((await signIn()).headers.location).toBe('/sign-in?problem=other-account')
  })

  test('the same subject at another sign-in service is someone else', async () => {
    const { idp, signIn, person, store } = await build()
    const tess = await person({ email: 'tess@school.test' })
    const { t } = store.read
    await store.write(tx =>
      tx.db
        .insert(t.identity)
        .values({ id: 'other', personId: tess.id, issuer: 'https://other.test', subject: 'same', linkedAt: 0 }),
    )
    idp.account = { sub: 'same', email: 'not-tess@school.test', email_verified: true }
    expect((await signIn()).headers.location).toBe('/sign-in?problem=unknown-person')
  })

  test('someone who has left stays out', async () => {
    const { idp, signIn, person, clock } = await build()
    await person({ email: 'gone@school.test', leftAt: clock.now })
    idp.account = { sub: 'gone', email: 'gone@school.test', email_verified: true }
    expect((await signIn()).headers.location).toBe('/sign-in?problem=unknown-person')
  })

  test('with a hosted domain, only accounts of that domain get in, and theirs count as verified', async () => {
    const { idp, signIn, person } = await build({ hostedDomain: 'school.test' })
    await person({ email: 'tess@school.test' })
    for (const hd of [undefined, 'evil.test']) {
      idp.account = { sub: 'mallory', email: 'tess@school.test', email_verified: true, ...(hd && { hd }) }
      expect((await signIn()).headers.location).toBe('/sign-in?problem=wrong-domain')
    }
    idp.account = { sub: 'tess', email: 'tess@school.test', hd: 'school.test' }
    expect((await signIn()).headers.location).toBe('/home')
  })
})

describe('what a stranger’s browser brings back is refused', () => {
  const refused = '/sign-in?problem=not-finished'

  test('a wrong state, a wrong nonce, a wrong verifier, no cookie, an old one, and a code used twice', async () => {
    const { idp, begin, back, cookiesOf, person, clock } = await build()
    await person({ email: 'tess@school.test' })
    idp.account = { sub: 'tess', email: 'tess@school.test', email_verified: true }
    const name = '__Host-hubs-school'
    const seal = createSeal('school sign-in', clientSecret)
    const changed = (sealed: string, change: object) =>
      seal.close(JSON.stringify({ ...JSON.parse(seal.open(sealed)), ...change }))
    const other = 'x'.repeat(43)
    for (const change of [{ state: other }, { nonce: other }, { verifier: other }]) {
      const started = await begin()
      const url = await idp.walk(started.headers.location!)
      const answer = await back(url, { [name]: changed(cookiesOf(started)[name]!, change) })
      expect(answer.headers.location).toBe(refused)
    }
    const started = await begin()
    const url = await idp.walk(started.headers.location!)
    expect((await back(url, {})).headers.location).toBe(refused)
    expect((await back(url, { [name]: 'rubbish' })).headers.location).toBe(refused)
    const good = cookiesOf(started)
    // Nobody but the server can write one: what it carries can't be changed, such as whose account is to be linked.
    const forged = Buffer.from(JSON.stringify(JSON.parse(seal.open(good[name]!)))).toString('base64url')
    expect((await back(url, { [name]: forged })).headers.location).toBe(refused)
    const strange = createSeal('school sign-in').close(seal.open(good[name]!))
    expect((await back(url, { [name]: strange })).headers.location).toBe(refused)
    expect((await back(url, good)).headers.location).toBe('/home')
    expect((await back(url, good)).headers.location).toBe(refused)
    const late = await begin()
    const lateUrl = await idp.walk(late.headers.location!)
    clock.now += 10 * 60_000 + 1
    expect((await back(lateUrl, cookiesOf(late))).headers.location).toBe(refused)
  })

  test('someone who said no there is told so, without more', async () => {
    const { begin, back, cookiesOf } = await build()
    const started = await begin()
    const state = new URL(started.headers.location!).searchParams.get('state')
    const answer = await back(new URL(`${redirectUri}?error=access_denied&state=${state}`), cookiesOf(started))
    expect(answer.headers.location).toBe(refused)
  })
})

describe('the school’s sign-in is down', () => {
  test('the server starts, says so, lets people in by password, and recovers by itself', async () => {
    const { idp, signIn, begin, person, app } = await build({ up: false })
    await person({ email: 'tess@school.test' })
    expect((await begin()).headers.location).toBe('/sign-in?problem=not-available')
    const local = await app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      payload: { email: 'tess@school.test', password: 'not her password' },
    })
    expect(local.statusCode).toBe(401)
    await idp.start()
    idp.account = { sub: 'tess', email: 'tess@school.test', email_verified: true }
    expect((await signIn()).headers.location).toBe('/home')
  })

  test('it goes down while someone is away', async () => {
    const { idp, begin, back, cookiesOf } = await build()
    const started = await begin()
    const url = await idp.walk(started.headers.location!)
    await idp.stop()
    expect((await back(url, cookiesOf(started))).headers.location).toBe('/sign-in?problem=not-available')
  })
})

describe('linking one’s school account', () => {
  const post = { method: 'POST', url: '/api/v1/me/school-account' } as const

  test('works for anyone who is signed in, whatever the address, and not for another’s account', async () => {
    const { idp, back, cookiesOf, person, app, signIn, whoIs } = await build()
    const [tess, sam] = [await person({ email: 'tess@school.test' }), await person({ email: 'sam@school.test' })]
    const asTess = { '__Host-hubs': tess.cookie.split('=')[1]! }
    const asSam = { '__Host-hubs': sam.cookie.split('=')[1]! }
    idp.account = { sub: 'tess', email: 'quite@different.test', email_verified: false }
    const started = await app.inject({ ...post, cookies: asTess })
    const url = await idp.walk(started.json().url)
    expect((await back(url, { ...cookiesOf(started), ...asSam })).headers.location).toBe(
      '/account?problem=not-finished',
    )

    const again = await app.inject({ ...post, cookies: asTess })
    const returned = await back(await idp.walk(again.json().url), { ...cookiesOf(again), ...asTess })
    expect(returned.headers.location).toBe('/account')
    expect(await whoIs(await signIn())).toMatchObject({ id: tess.id })

    const taken = await app.inject({ ...post, cookies: asSam })
    const refused = await back(await idp.walk(taken.json().url), { ...cookiesOf(taken), ...asSam })
    expect(refused.headers.location).toBe('/account?problem=other-account')
  })

  test('asks for a fresh proof after ten minutes', async () => {
    const { app, person, clock } = await build()
    const tess = await person()
    clock.now += 10 * 60_000
    const answer = await app.inject({ ...post, cookies: { '__Host-hubs': tess.cookie.split('=')[1]! } })
    expect(answer.json()).toMatchObject({ status: 403, code: 'reauthenticate' })
  })
})
