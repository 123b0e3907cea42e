import { expect, test } from 'vitest'
import { clientId, clientSecret, createSchoolIdp } from '../../../../test/servers/school-idp.ts'
import { buildTestApp } from '../../../../test/test-app.ts'

const publicUrl = 'https://hubs.school.test'
const redirectUri = `${publicUrl}/api/v1/sign-in/school/callback`

async function build(over: Record<string, string> = {}) {
  const idp = await createSchoolIdp(redirectUri)
  await idp.start()
  const made = await buildTestApp({
    PUBLIC_URL: publicUrl,
    OIDC_ISSUER: idp.issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    ...over,
  })
  async function signIn() {
    const started = await made.app.inject({ url: '/api/v1/sign-in/school' })
    const url = await idp.walk(started.headers.location!)
    const cookies = Object.fromEntries(started.cookies.map(({ name, value }) => [name, value]))
    return (await made.app.inject({ url: `${url.pathname}${url.search}`, cookies })).headers.location
  }
  return { ...made, idp, signIn }
}

test('a service that changes its signing keys meanwhile stops nobody', async () => {
  const { idp, signIn, person } = await build()
  await person({ email: 'tess@school.test' })
  idp.account = { sub: 'tess', email: 'tess@school.test', email_verified: true }
  expect(await signIn()).toBe('/home')
  await idp.rotateKeys()
  expect(await signIn()).toBe('/home')
})

test.each(['true', 'True'])('verified in text counts as verified: %s', async said => {
  const { idp, signIn, person } = await build()
  await person({ email: 'tess@school.test' })
  idp.account = { sub: 'tess', email: 'tess@school.test', email_verified: said }
  expect(await signIn()).toBe('/home')
})

test('not verified in text keeps somebody out whatever domain is set', async () => {
  const { idp, signIn, person } = await build({ OIDC_HOSTED_DOMAIN: 'school.test' })
  await person({ email: 'tess@school.test' })
  idp.account = { sub: 'mallory', email: 'tess@school.test', email_verified: 'false', hd: 'school.test' }
  expect(await signIn()).toBe('/sign-in?problem=unknown-person')
})

test('two services with the same address stay two identities', async () => {
  const { idp, signIn, person, store } = await build()
  const tess = await person({ email: 'tess@school.test' })
  const row = { id: 'i', personId: tess.id, issuer: 'https://other.test', subject: 'same', linkedAt: 0 }
  await store.write(tx => tx.db.insert(tx.t.identity).values(row))
  idp.account = { sub: 'same', email: 'tess@school.test', email_verified: false }
  expect(await signIn()).toBe('/sign-in?problem=unknown-person')
  expect(await store.read.db.select().from(store.read.t.identity)).toEqual([row])
})
