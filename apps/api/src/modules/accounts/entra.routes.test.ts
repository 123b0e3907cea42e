import { expect, test } from 'vitest'
import { clientId, clientSecret, createSchoolIdp } from '../../../test/servers/school-idp.ts'
import { buildTestApp } from '../../../test/test-app.ts'

const publicUrl = 'https://hubs.school.test'
const [tenant, elsewhere] = ['0f3c7a9e-5b1d-4c2f-8e6a-1b2c3d4e5f60', '9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d']
const oid = 'c0ffee00-1111-4222-8333-444455556666'

/** A school whose sign-in is its own Entra tenant, at the address that Entra has. */
async function build() {
  const redirectUri = `${publicUrl}/api/v1/sign-in/school/callback`
  const idp = await createSchoolIdp(redirectUri, `https://login.microsoftonline.com/${tenant}/v2.0`)
  await idp.start()
  const made = await buildTestApp({
    PUBLIC_URL: publicUrl,
    OIDC_ISSUER: idp.issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  })
  const { app, store } = made
  const cookiesOf = (answer: { cookies: { name: string; value: string }[] }) =>
    Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]))
  async function signIn() {
    const started = await app.inject({ url: '/api/v1/sign-in/school' })
    const url = await idp.walk(started.headers.location!)
    const answer = await app.inject({ url: `${url.pathname}${url.search}`, cookies: cookiesOf(started) })
    const me = await app.inject({ url: '/api/v1/me', cookies: cookiesOf(answer) })
    return { at: answer.headers.location, who: me.statusCode === 200 ? me.json().id : null }
  }
  const linked = async () => (await store.read.db.select().from(store.read.t.identity)).map(({ subject }) => subject)
  return { ...made, idp, signIn, linked }
}

test('an Entra account that says nothing of "verified" signs in, and is known by its id in the tenant from then on', async () => {
  const { idp, person, signIn, linked } = await build()
  const tess = await person({ email: 'tess@school.test' })
  idp.account = { sub: 'pairwise-1', tid: tenant, oid, email: 'Tess@school.test' }
  expect(await signIn()).toEqual({ at: '/home', who: tess.id })
  expect(await linked()).toEqual([oid])
  // No address any more, another subject: Entra gives each program its own.
  idp.account = { sub: 'pairwise-2', tid: tenant, oid }
  expect(await signIn()).toEqual({ at: '/home', who: tess.id })
})

test('an Entra account without an address gets in only once it is linked', async () => {
  const { idp, person, signIn, linked } = await build()
  await person({ email: 'tess@school.test' })
  idp.account = { sub: 'pairwise-1', tid: tenant, oid }
  expect(await signIn()).toEqual({ at: '/sign-in?problem=unknown-person', who: null })
  expect(await linked()).toEqual([])
})

test('an Entra account that names another tenant is not known by that tenant’s id', async () => {
  const { idp, person, signIn } = await build()
  const tess = await person({ email: 'tess@school.test' })
  idp.account = { sub: 'pairwise-1', tid: tenant, oid, email: 'tess@school.test' }
  expect((await signIn()).who).toBe(tess.id)
  idp.account = { sub: 'mallory', tid: elsewhere, oid, email: 'mallory@elsewhere.test' }
  expect(await signIn()).toEqual({ at: '/sign-in?problem=unknown-person', who: null })
})

test('an Entra account whose address was said not to be verified is taken for nobody', async () => {
  const { idp, person, signIn } = await build()
  await person({ email: 'tess@school.test' })
  idp.account = { sub: 'mallory', tid: tenant, oid, email: 'tess@school.test', email_verified: 'false' }
  expect((await signIn()).who).toBeNull()
})
