import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { nextMail, readOutbox } from '../../../test/outbox.ts'
import { buildTestApp } from '../../../test/test-app.ts'

const minute = 60_000
const day = 24 * 60 * minute

async function build() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hubs-mail-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const made = await buildTestApp({ DATA_DIR: dataDir, PUBLIC_URL: 'http://hubs.school.test' })
  const post = (url: string, payload: object) => made.app.inject({ method: 'POST', url: `/api/v1${url}`, payload })
  return { ...made, dataDir, post }
}

/** Somebody invited by an administrator, with the token of their mail. */
async function invite(made: Awaited<ReturnType<typeof build>>, email = 'new@school.test') {
  const administrator = await made.person({ roles: ['administrator'] })
  const created = await administrator.inject({
    method: 'POST',
    url: '/api/v1/people',
    payload: { name: 'Nadia New', email, staffKind: 'teaching', job: 'Teacher', department: 'Maths', workingDays: ['mon'], seniorLeader: false, roles: [] },
  })
  const letter = await nextMail(made.dataDir, email)
  return { administrator, id: created.json().id as string, created, letter }
}

describe('a link by mail', () => {
  test('signs in with the button, once, and not after a second time', async () => {
    const made = await build()
    await made.person({ email: 'tess@school.test', name: 'Tess' })
    const asked = await made.post('/sign-in-links', { email: 'tess@school.test' })
    expect([asked.statusCode, asked.json()]).toEqual([202, { sent: 'if-known' }])
    const letter = await nextMail(made.dataDir, 'tess@school.test')
    expect(letter.text).toContain('Hello Tess,')
    expect(letter.text).toContain(`http://hubs.school.test/link#${letter.token}`)
    expect((await made.post('/invitations/look', { token: letter.token })).json()).toMatchObject({ name: 'Tess', kind: 'sign-in' })

    const redeemed = await made.post('/sign-in-links/redeem', { token: letter.token })
    expect([redeemed.statusCode, redeemed.json().name]).toEqual([201, 'Tess'])
    const [cookie] = redeemed.cookies
    const me = await made.app.inject({ url: '/api/v1/me', cookies: { hubs: cookie!.value } })
    expect(me.statusCode).toBe(200)
    const again = await made.post('/sign-in-links/redeem', { token: letter.token })
    expect(again.json()).toMatchObject({ status: 409, code: 'already-used' })
  })
})

describe('what a link by mail withstands', () => {
  const ask = async (made: Awaited<ReturnType<typeof build>>, email = 'tess@school.test') => {
    const known = readOutbox(made.dataDir)
    await made.post('/sign-in-links', { email })
    return nextMail(made.dataDir, email, known)
  }

  test('runs out after ten minutes, to the millisecond', async () => {
    const made = await build()
    await made.person({ email: 'tess@school.test' })
    const [one, other] = [await ask(made), await ask(made)]
    made.clock.now += 10 * minute - 1
    expect((await made.post('/sign-in-links/redeem', { token: one.token })).statusCode).toBe(201)
    const third = await ask(made)
    made.clock.now += 10 * minute
    expect((await made.post('/sign-in-links/redeem', { token: third.token })).json()).toMatchObject({ status: 410, code: 'expired' })
    expect((await made.post('/sign-in-links/redeem', { token: other.token })).json()).toMatchObject({ status: 410 })
  })

  test('fifty redeems at once let one in', async () => {
    const made = await build()
    await made.person({ email: 'tess@school.test' })
    const { token } = await ask(made)
    const answers = await Promise.all(Array.from({ length: 50 }, () => made.post('/sign-in-links/redeem', { token })))
    expect(answers.filter(answer => answer.statusCode === 201)).toHaveLength(1)
    expect(answers.filter(answer => answer.statusCode === 409)).toHaveLength(49)
  })

  test('a mail scanner that opens it, or looks at it, uses nothing up', async () => {
    const made = await build()
    await made.person({ email: 'tess@school.test' })
    const { token } = await ask(made)
    for (const method of ['GET', 'HEAD', 'GET'] as const) {
      await made.app.inject({ method, url: `/link?token=${token}` })
      expect((await made.app.inject({ method, url: `/api/v1/sign-in-links/redeem?token=${token}` })).statusCode).toBe(404)
      await made.post('/invitations/look', { token })
    }
    expect((await made.post('/sign-in-links/redeem', { token })).statusCode).toBe(201)
  })

  test('its token is nowhere in the store once the mail is on its way, nor in any answer', async () => {
    const made = await build()
    await made.person({ email: 'tess@school.test' })
    const { token } = await ask(made)
    const { t, db } = made.store.read
    await expect.poll(async () => (await db.select().from(t.mail)).map(mail => mail.sentAt)).toEqual([made.clock.now])
    const all = [await db.select().from(t.mail), await db.select().from(t.linkToken), await db.select().from(t.audit)]
    expect(JSON.stringify(all)).not.toContain(token)
    expect((await made.post('/sign-in-links/redeem', { token })).body).not.toContain(token)
  })

  test('an unknown address, and a leaver’s, get the same answer and no mail, and no account', async () => {
    const made = await build()
    await made.person({ email: 'tess@school.test' })
    await made.person({ email: 'gone@school.test', leftAt: 1 })
    const { t, db } = made.store.read
    const before = (await db.select().from(t.person)).length
    const answers = []
    for (const email of ['nobody@school.test', 'gone@school.test', 'tess@school.test']) answers.push(await made.post('/sign-in-links', { email }))
    expect(new Set(answers.map(answer => `${answer.statusCode} ${answer.body}`))).toEqual(new Set(['202 {"sent":"if-known"}']))
    await nextMail(made.dataDir, 'tess@school.test')
    expect((await db.select().from(t.mail)).map(mail => mail.to)).toEqual(['tess@school.test'])
    expect(await db.select().from(t.linkToken)).toHaveLength(1)
    expect(await db.select().from(t.person)).toHaveLength(before)
  })

  test('an unknown address takes as long to answer', async () => {
    const made = await build()
    await made.person({ email: 'tess@school.test' })
    const times = { known: [] as number[], unknown: [] as number[] }
    for (let n = 0; n < 60; n++) {
      for (const [kind, email] of [['known', 'tess@school.test'], ['unknown', 'nobody@school.test']] as const) {
        const began = performance.now()
        await made.post('/sign-in-links', { email })
        times[kind].push(performance.now() - began)
      }
      made.clock.now += 10 * minute
    }
    const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[30] ?? 0
    // Doing nothing for the unknown one would be several times quicker.
    expect(median(times.known) / median(times.unknown)).toBeGreaterThan(0.5)
    expect(median(times.known) / median(times.unknown)).toBeLessThan(2)
  })

  test('three mails in ten minutes, then none, without a word of it', async () => {
    const made = await build()
    await made.person({ email: 'tess@school.test' })
    const mails = async () => (await made.store.read.db.select().from(made.store.read.t.mail)).length
    for (let n = 0; n < 5; n++) expect((await made.post('/sign-in-links', { email: 'tess@school.test' })).statusCode).toBe(202)
    expect(await mails()).toBe(3)
    made.clock.now += 10 * minute
    await made.post('/sign-in-links', { email: 'tess@school.test' })
    expect(await mails()).toBe(4)
  })

  test('it dies when its person leaves', async () => {
    const made = await build()
    const tess = await made.person({ email: 'tess@school.test' })
    const { token } = await ask(made)
    const { t } = made.store.read
    await made.store.write(tx => tx.db.update(t.person).set({ leftAt: made.clock.now }).where(eq(t.person.id, tess.id)))
    expect((await made.post('/sign-in-links/redeem', { token })).statusCode).toBe(410)
  })

  test('an invitation is no sign-in link, and a sign-in link no invitation', async () => {
    const made = await build()
    const { letter } = await invite(made)
    expect((await made.post('/sign-in-links/redeem', { token: letter.token })).statusCode).toBe(404)
    const link = await ask(made, 'new@school.test')
    expect((await made.post('/invitations/accept', { token: link.token, password: 'plum kettle ladder nine' })).statusCode).toBe(404)
  })

  test('a stranger who tries without end is slowed down', async () => {
    const made = await build()
    const answers = []
    for (let n = 0; n < 1201; n++) answers.push((await made.post('/invitations/look', { token: 'x'.repeat(43) })).statusCode)
    expect(answers.slice(0, 1200).every(status => status === 404)).toBe(true)
    const last = await made.post('/invitations/look', { token: 'x'.repeat(43) })
    expect(last.json()).toMatchObject({ status: 429, code: 'too-many' })
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
  })
})

describe('an invitation', () => {
  test('takes no weak password, and may be accepted without any', async () => {
    const made = await build()
    const { letter } = await invite(made)
    const weak = await made.post('/invitations/accept', { token: letter.token, password: 'Nadia New 2026' })
    expect(weak.json()).toMatchObject({ status: 400, fields: { password: expect.any(String) } })
    const accepted = await made.post('/invitations/accept', { token: letter.token })
    expect(accepted.json()).toMatchObject({ hasPassword: false })
  })

  test('says who it is for, takes a password, and signs in', async () => {
    const made = await build()
    const { letter, created } = await invite(made)
    expect(created.statusCode).toBe(201)
    expect(created.json()).toMatchObject({ state: 'invited', version: 1 })
    expect(letter.text).toContain(`http://hubs.school.test/invitation#${letter.token}`)
    const looked = await made.post('/invitations/look', { token: letter.token })
    expect(looked.json()).toEqual({ name: 'Nadia New', email: 'new@school.test', schoolName: 'Learning Hubs', kind: 'invitation' })
    const accepted = await made.post('/invitations/accept', { token: letter.token, password: 'plum kettle ladder nine' })
    expect(accepted.statusCode).toBe(201)
    expect(accepted.json()).toMatchObject({ name: 'Nadia New', hasPassword: true })
    const signedIn = await made.post('/sessions', { email: 'new@school.test', password: 'plum kettle ladder nine' })
    expect(signedIn.statusCode).toBe(201)
    expect((await made.post('/invitations/accept', { token: letter.token })).json()).toMatchObject({ status: 409, code: 'already-used' })
  })

  test('runs out after fourteen days, and a newer one ends it', async () => {
    const made = await build()
    const { administrator, id, letter } = await invite(made)
    expect((await administrator.inject({ method: 'POST', url: `/api/v1/people/${id}/invitation` })).statusCode).toBe(202)
    const second = await nextMail(made.dataDir, 'new@school.test', [letter])
    expect((await made.post('/invitations/look', { token: letter.token })).json()).toMatchObject({ status: 410, code: 'expired' })
    expect((await made.post('/invitations/look', { token: second.token })).statusCode).toBe(200)
    made.clock.now += 14 * day
    expect((await made.post('/invitations/accept', { token: second.token })).json()).toMatchObject({ status: 410, code: 'expired' })
    expect((await made.post('/invitations/look', { token: 'x'.repeat(43) })).json()).toMatchObject({ status: 404, code: 'not-found' })
  })
})

describe('the first run', () => {
  const body = { schoolName: 'Hillside School', name: 'Ada First', email: 'ada@school.test', password: 'plum kettle ladder nine' }

  test('a one-time link names the school and makes its first administrator, once', async () => {
    const made = await build()
    expect((await made.post('/set-up', { ...body, token: 'x'.repeat(43) })).statusCode).toBe(404)
    expect((await made.app.inject({ url: '/api/v1/sign-in-options' })).json()).toMatchObject({ setUp: false })
    const first = (await made.app.setUpLink())!.split('#')[1]
    const link = await made.app.setUpLink()
    expect(link).toMatch(/^http:\/\/hubs\.school\.test\/set-up#[\w-]{43}$/)
    const token = link!.split('#')[1]
    expect((await made.post('/set-up', { ...body, token: first })).json()).toMatchObject({ status: 410 })
    const answer = await made.post('/set-up', { ...body, token })
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({ name: 'Ada First', roles: ['administrator', 'coordinator'], school: { name: 'Hillside School' } })
    expect((await made.post('/set-up', { ...body, token })).json()).toMatchObject({ status: 409, code: 'already-used' })
    expect(await made.app.setUpLink()).toBeNull()
    expect((await made.app.inject({ url: '/api/v1/sign-in-options' })).json()).toEqual({ schoolName: 'Hillside School', setUp: true, schoolAccount: null })
    expect((await made.app.inject({ url: '/api/v1/public/programme' })).json().school).toMatchObject({ name: 'Hillside School', setUp: true })
    expect(readOutbox(made.dataDir)).toEqual([])
  })

  test('its link dies after an hour', async () => {
    const made = await build()
    const token = (await made.app.setUpLink())!.split('#')[1]
    made.clock.now += 60 * minute
    expect((await made.post('/set-up', { ...body, token })).json()).toMatchObject({ status: 410, code: 'expired' })
  })
})
