import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildWithApps as build, password } from './second-factor.testkit.ts'

const day = 24 * 60 * 60_000
const minute = 60_000
const ada = 'ada@school.test'

describe('an administrator or coordinator without a school account', () => {
  test.each(['administrator', 'coordinator'] as const)('is asked for a week, then must set it up: %s', async role => {
    const { someone, signIn, clock, call, setUpApp } = await build()
    await someone(ada, [role])
    const first = await signIn(ada)
    const dueAt = new Date(clock.now + 7 * day).toISOString()
    expect(first.me.secondFactor).toEqual({ state: 'asked', dueAt, passkey: false })
    clock.now += 7 * day - 1
    expect((await signIn(ada)).me.secondFactor).toEqual({ state: 'asked', dueAt, passkey: false })
    clock.now += 1
    const late = await signIn(ada)
    expect(late.state).toBe('overdue')
    for (const [method, url] of [
      ['GET', '/hubs'],
      ['GET', '/people'],
      ['GET', '/sessions'],
      ['POST', '/sessions/current/second-factor'],
      ['DELETE', '/me/second-factor/authenticator'],
      ['PUT', '/me/password'],
    ] as const)
      expect((await call(method, late.cookie, url)).json()).toMatchObject({ status: 403, code: 'second-factor' })
    const { cookie, codes } = await setUpApp(late.cookie)
    expect(codes).toHaveLength(10)
    expect((await call('GET', late.cookie, '/hubs')).statusCode).toBe(401)
    expect((await call('GET', cookie, '/hubs')).statusCode).toBe(200)
    expect((await call('GET', cookie, '/me')).json().secondFactor.state).toBe('on')
  })

  test('who has linked a school account, and anybody else, is never asked', async () => {
    const { someone, signIn, clock, store } = await build()
    const id = await someone(ada)
    const row = { id: 'i', personId: id, issuer: 'https://id.test', subject: 's', linkedAt: 0 }
    await store.write(tx => tx.db.insert(tx.t.identity).values(row))
    await someone('lee@school.test', ['leadership'])
    await someone('tess@school.test', [])
    for (let week = 0; week < 3; week++) {
      for (const email of [ada, 'lee@school.test', 'tess@school.test'])
        expect((await signIn(email)).me.secondFactor).toEqual({ state: 'none', dueAt: null, passkey: false })
      clock.now += 7 * day
    }
  })

  test('can’t take the last of it away; anybody else can, and their recovery codes go with it', async () => {
    const { someone, signIn, call, setUpApp, store } = await build()
    await someone(ada)
    await someone('tess@school.test', [])
    const admin = await setUpApp((await signIn(ada)).cookie)
    const kept = await call('DELETE', admin.cookie, '/me/second-factor/authenticator')
    expect(kept.json()).toMatchObject({ status: 409, code: 'conflict' })
    const tess = await setUpApp((await signIn('tess@school.test')).cookie)
    expect((await call('DELETE', tess.cookie, '/me/second-factor/authenticator')).statusCode).toBe(204)
    expect((await call('GET', tess.cookie, '/me/second-factor')).json()).toMatchObject({
      authenticatorAt: null,
      recoveryCodesLeft: 0,
    })
    expect((await signIn('tess@school.test')).state).toBe('none')
    const { db, t } = store.read
    expect((await db.select().from(t.authenticator)).length).toBe(1)
  })
})

describe('the second step', () => {
  test('opens nothing before it is taken, and a code works once', async () => {
    const { someone, signIn, call, setUpApp, step, shown, clock, actions } = await build()
    await someone(ada)
    const { secret, uri } = await setUpApp((await signIn(ada)).cookie)
    expect(decodeURIComponent(uri)).toMatch(/^otpauth:\/\/totp\/.*ada@school\.test\?issuer=Learning Hubs/)
    const { cookie, state } = await signIn(ada)
    expect(state).toBe('owed')
    // The code that set it up is used up, though its thirty seconds are not over.
    expect(Object.keys((await step(cookie, shown(secret))).json().fields)).toEqual(['code'])
    for (const url of ['/hubs', '/me/second-factor', '/sessions', '/meetings'])
      expect((await call('GET', cookie, url)).json()).toMatchObject({ status: 403, code: 'second-factor' })
    for (const url of ['/me/second-factor/authenticator', '/me/passkeys/options', '/sessions/current/proof'])
      expect((await call('POST', cookie, url, { password })).json()).toMatchObject({ code: 'second-factor' })
    clock.now += 30_000
    const passed = await step(cookie, shown(secret).replace(/(\d{3})/, '$1 '))
    expect([passed.statusCode, passed.json().secondFactor.state]).toEqual([200, 'on'])
    expect((await call('GET', cookie, '/me')).statusCode).toBe(401)
    expect((await call('GET', passed.cookies[0]!.value, '/hubs')).statusCode).toBe(200)
    const other = await signIn(ada)
    expect((await step(other.cookie, shown(secret))).statusCode).toBe(400)
    expect(await actions()).toEqual(expect.arrayContaining(['second-factor-failed', 'second-factor-passed']))
  })

  test('takes a clock that is half a minute off, and none that is more', async () => {
    const { someone, signIn, setUpApp, step, shown, clock } = await build()
    await someone(ada)
    const { secret } = await setUpApp((await signIn(ada)).cookie)
    clock.now += 10 * minute
    const { cookie } = await signIn(ada)
    expect((await step(cookie, shown(secret, -60_000))).statusCode).toBe(400)
    expect((await step(cookie, shown(secret, 60_000))).statusCode).toBe(400)
    expect((await step(cookie, shown(secret, -30_000))).statusCode).toBe(200)
  })

  test('a recovery code works once, however it is typed; ten new ones end the old', async () => {
    const { someone, signIn, setUpApp, step, call, clock } = await build()
    await someone(ada)
    const { codes } = await setUpApp((await signIn(ada)).cookie)
    const [one = '', two = ''] = codes
    const first = await step((await signIn(ada)).cookie, one.toUpperCase().replace('-', ' '))
    expect(first.statusCode).toBe(200)
    expect((await step((await signIn(ada)).cookie, one)).statusCode).toBe(400)
    const cookie = first.cookies[0]!.value
    expect((await call('GET', cookie, '/me/second-factor')).json().recoveryCodesLeft).toBe(9)
    const renewed = await call('POST', cookie, '/me/second-factor/recovery-codes')
    expect(renewed.json().recoveryCodes).toHaveLength(10)
    expect((await step((await signIn(ada)).cookie, two)).statusCode).toBe(400)
    clock.now += 10 * minute
    const late = await call('POST', cookie, '/me/second-factor/recovery-codes')
    expect(late.json()).toMatchObject({ status: 403, code: 'reauthenticate' })
  })

  test('after ten guesses in half an hour a right code waits too', async () => {
    const { someone, signIn, setUpApp, step, shown, clock } = await build()
    await someone(ada)
    const { secret } = await setUpApp((await signIn(ada)).cookie)
    clock.now += minute
    const { cookie } = await signIn(ada)
    const wrong = String((Number(shown(secret)) + 1) % 1_000_000).padStart(6, '0')
    for (let n = 0; n < 10; n++) expect((await step(cookie, wrong)).statusCode).toBe(400)
    expect((await step(cookie, shown(secret))).json()).toMatchObject({ status: 429, code: 'too-many' })
    clock.now += 30 * minute
    expect((await step(cookie, shown(secret))).statusCode).toBe(200)
  })

  test('however patient somebody is, it’s 40 guesses a day; whose password it is hears of each ten', async () => {
    const { someone, signIn, setUpApp, step, shown, clock, store } = await build()
    await someone(ada)
    const { secret } = await setUpApp((await signIn(ada)).cookie)
    const wrong = () => String((Number(shown(secret)) + 1) % 1_000_000).padStart(6, '0')
    const guess = async (cookie: string) => (await step(cookie, wrong())).statusCode
    const answers: number[] = []
    for (let round = 0; round < 5; round++) {
      clock.now += 30 * minute
      const { cookie } = await signIn(ada)
      for (let n = 0; n < 11; n++) answers.push(await guess(cookie))
    }
    expect(answers.filter(status => status === 400)).toHaveLength(40)
    const { db, t } = store.read
    const told = await db.select().from(t.mail).where(eq(t.mail.subject, 'Wrong codes at sign-in'))
    expect(told).toHaveLength(4)
    expect(told[0]).toMatchObject({ to: ada })
    clock.now += 24 * 60 * minute
    expect((await step((await signIn(ada)).cookie, shown(secret))).statusCode).toBe(200)
    expect(await guess((await signIn(ada)).cookie)).toBe(400)
  })

  test('a forgotten password does not skip it, nor does a link by mail', async () => {
    const { someone, signIn, setUpApp, app, store } = await build()
    const id = await someone(ada)
    await setUpApp((await signIn(ada)).cookie)
    const { insertLink } = await import('../magic-links/links.repo.ts')
    const { hashSecret } = await import('../../../ids.ts')
    for (const [kind, url] of [
      ['password', '/password-resets/redeem'],
      ['sign-in', '/sign-in-links/redeem'],
    ] as const) {
      const [school] = await store.read.db.select().from(store.read.t.school)
      const token = kind.padEnd(43, 'x')
      const row = { id: kind, tokenHash: hashSecret(token), kind, schoolId: school!.id, personId: id, createdAt: 0 }
      await store.write(tx => insertLink(tx, { ...row, expiresAt: Number.MAX_SAFE_INTEGER }))
      const payload = { token, ...(kind === 'password' && { password: `${password} anew` }) }
      const answer = await app.inject({ method: 'POST', url: `/api/v1${url}`, payload })
      expect([answer.statusCode, answer.json().secondFactor.state]).toEqual([201, 'owed'])
    }
  })
})
