import { Secret, TOTP } from 'otpauth'
import { expect } from 'vitest'
import { buildTestApp } from '../../../../test/test-app.ts'
import { hashPassword } from '../passwords/password-hash.service.ts'

export const password = 'plum kettle ladder nine'
const stored = await hashPassword(password)

type Role = 'administrator' | 'coordinator' | 'leadership'

/** A school where people sign in with their password, and have an app on their phone. */
export async function buildWithApps() {
  const made = await buildTestApp()
  const { app, store, clock } = made
  const call = (method: 'GET' | 'POST' | 'DELETE' | 'PUT', cookie: string, url: string, payload?: object) =>
    app.inject({ method, url: `/api/v1${url}`, cookies: { hubs: cookie }, ...(payload && { payload }) })

  async function someone(email: string, roles: Role[] = ['administrator']) {
    const { id } = await made.person({ email, roles })
    await store.write(tx => tx.db.insert(tx.t.credential).values({ personId: id, passwordHash: stored, changedAt: 0 }))
    return id
  }
  async function signIn(email: string) {
    const answer = await app.inject({ method: 'POST', url: '/api/v1/sessions', payload: { email, password } })
    expect(answer.statusCode).toBe(201)
    return { cookie: answer.cookies[0]!.value, state: answer.json().secondFactor.state, me: answer.json() }
  }
  /** What the app of a phone shows now. */
  const shown = (secret: string, ahead = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 }).generate({
      timestamp: clock.now + ahead,
    })
  async function setUpApp(cookie: string) {
    const begun = await call('POST', cookie, '/me/second-factor/authenticator')
    const { secret, uri } = begun.json()
    const done = await call('POST', cookie, '/me/second-factor/authenticator/confirmation', { code: shown(secret) })
    expect(done.statusCode, done.body).toBe(200)
    return { secret, uri, codes: done.json().recoveryCodes as string[], cookie: done.cookies[0]?.value ?? cookie }
  }
  const step = (cookie: string, code: string) => call('POST', cookie, '/sessions/current/second-factor', { code })
  const actions = async () =>
    (await store.read.db.select().from(store.read.t.audit)).map(({ action }) => action as string)
  return { ...made, call, someone, signIn, shown, setUpApp, step, actions }
}
