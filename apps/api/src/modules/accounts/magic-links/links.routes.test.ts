import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { workOf } from '../../../../test/count-work.ts'
import { nextMail, readOutbox } from '../../../../test/outbox.ts'
import { buildWithOutbox, invite, type WithOutbox } from './links.testkit.ts'

const minute = 60_000

describe('a link by mail', () => {
  test('signs in with the button, once, and not after a second time', async () => {
    const made = await buildWithOutbox()
    await made.person({ email: 'tess@school.test', name: 'Tess' })
    const asked = await made.post('/sign-in-links', { email: 'tess@school.test' })
    expect([asked.statusCode, asked.json()]).toEqual([202, { sent: 'if-known', request: expect.any(String) }])
    const letter = await nextMail(made.dataDir, 'tess@school.test')
    expect(letter.text).toContain('Hello Tess,')
    expect(letter.text).toContain(`http://hubs.school.test/link#${letter.token}`)
    expect((await made.post('/invitations/look', { token: letter.token })).json()).toMatchObject({
      name: 'Tess',
      kind: 'sign-in',
    })

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
  const ask = async (made: WithOutbox, email = 'tess@school.test') => {
    const known = readOutbox(made.dataDir)
    await made.post('/sign-in-links', { email })
    return nextMail(made.dataDir, email, known)
  }

  test('runs out after ten minutes, to the millisecond', async () => {
    const made = await buildWithOutbox()
    await made.person({ email: 'tess@school.test' })
    const [one, other] = [await ask(made), await ask(made)]
    made.clock.now += 10 * minute - 1
    expect((await made.post('/sign-in-links/redeem', { token: one.token })).statusCode).toBe(201)
    const third = await ask(made)
    made.clock.now += 10 * minute
    expect((await made.post('/sign-in-links/redeem', { token: third.token })).json()).toMatchObject({
      status: 410,
      code: 'expired',
    })
    expect((await made.post('/sign-in-links/redeem', { token: other.token })).json()).toMatchObject({ status: 410 })
  })

  test('fifty redeems at once let one in', async () => {
    const made = await buildWithOutbox()
    await made.person({ email: 'tess@school.test' })
    const { token } = await ask(made)
    const answers = await Promise.all(Array.from({ length: 50 }, () => made.post('/sign-in-links/redeem', { token })))
    expect(answers.filter(answer => answer.statusCode === 201)).toHaveLength(1)
    expect(answers.filter(answer => answer.statusCode === 409)).toHaveLength(49)
  })

  test('a mail scanner that opens it, or looks at it, uses nothing up', async () => {
    const made = await buildWithOutbox()
    await made.person({ email: 'tess@school.test' })
    const { token } = await ask(made)
    for (const method of ['GET', 'HEAD', 'GET'] as const) {
      await made.app.inject({ method, url: `/link?token=${token}` })
      expect((await made.app.inject({ method, url: `/api/v1/sign-in-links/redeem?token=${token}` })).statusCode).toBe(
        404,
      )
      await made.post('/invitations/look', { token })
    }
    expect((await made.post('/sign-in-links/redeem', { token })).statusCode).toBe(201)
  })

  test('its token is nowhere in the store once the mail is on its way, nor in any answer', async () => {
    const made = await buildWithOutbox()
    await made.person({ email: 'tess@school.test' })
    const { token } = await ask(made)
    const { t, db } = made.store.read
    await expect.poll(async () => (await db.select().from(t.mail)).map(mail => mail.sentAt)).toEqual([made.clock.now])
    const all = [await db.select().from(t.mail), await db.select().from(t.linkToken), await db.select().from(t.audit)]
    expect(JSON.stringify(all)).not.toContain(token)
    expect((await made.post('/sign-in-links/redeem', { token })).body).not.toContain(token)
  })

  test('an unknown address, and a leaver’s, get the same answer and no mail, and no account', async () => {
    const made = await buildWithOutbox()
    await made.person({ email: 'tess@school.test' })
    await made.person({ email: 'gone@school.test', leftAt: 1 })
    const { t, db } = made.store.read
    const before = (await db.select().from(t.person)).length
    const answers = []
    for (const email of ['nobody@school.test', 'gone@school.test', 'tess@school.test'])
      answers.push(await made.post('/sign-in-links', { email }))
    const shapes = answers.map(({ statusCode, body }) => `${statusCode} ${body.replace(/[\w-]{43}/, '…')}`)
    expect(new Set(shapes)).toEqual(new Set(['202 {"sent":"if-known","request":"…"}']))
    await nextMail(made.dataDir, 'tess@school.test')
    expect((await db.select().from(t.mail)).map(mail => mail.to)).toEqual(['tess@school.test'])
    expect(await db.select().from(t.linkToken)).toHaveLength(1)
    expect(await db.select().from(t.person)).toHaveLength(before)
  })

  test('for an unknown address, or a leaver’s, as much is done as for a known one', async () => {
    const made = await buildWithOutbox()
    await made.person({ email: 'tess@school.test' })
    await made.person({ email: 'gone@school.test', leftAt: 1 })
    const known = await workOf(made.store, () => made.post('/sign-in-links', { email: 'tess@school.test' }))
    expect(known).toEqual({ inserted: ['rate_limit', 'link_token', 'mail'], hashed: 0 })
    for (const email of ['nobody@school.test', 'gone@school.test'])
      expect(await workOf(made.store, () => made.post('/sign-in-links', { email }))).toEqual(known)
  })

  test('three mails in ten minutes, then none, without a word of it', async () => {
    const made = await buildWithOutbox()
    await made.person({ email: 'tess@school.test' })
    const mails = async () => (await made.store.read.db.select().from(made.store.read.t.mail)).length
    for (let n = 0; n < 5; n++)
      expect((await made.post('/sign-in-links', { email: 'tess@school.test' })).statusCode).toBe(202)
    expect(await mails()).toBe(3)
    made.clock.now += 10 * minute
    await made.post('/sign-in-links', { email: 'tess@school.test' })
    expect(await mails()).toBe(4)
  })

  test('it dies when its person leaves', async () => {
    const made = await buildWithOutbox()
    const tess = await made.person({ email: 'tess@school.test' })
    const { token } = await ask(made)
    const { t } = made.store.read
    await made.store.write(tx => tx.db.update(t.person).set({ leftAt: made.clock.now }).where(eq(t.person.id, tess.id)))
    expect((await made.post('/sign-in-links/redeem', { token })).statusCode).toBe(410)
  })

  test('an invitation is no sign-in link, and a sign-in link no invitation', async () => {
    const made = await buildWithOutbox()
    const { letter } = await invite(made)
    expect((await made.post('/sign-in-links/redeem', { token: letter.token })).statusCode).toBe(404)
    const link = await ask(made, 'new@school.test')
    expect(
      (await made.post('/invitations/accept', { token: link.token, password: 'plum kettle ladder nine' })).statusCode,
    ).toBe(404)
  })

  test('a stranger who tries without end is slowed down', async () => {
    const made = await buildWithOutbox()
    const answers = []
    for (let n = 0; n < 1201; n++)
      answers.push((await made.post('/invitations/look', { token: 'x'.repeat(43) })).statusCode)
    expect(answers.slice(0, 1200).every(status => status === 404)).toBe(true)
    const last = await made.post('/invitations/look', { token: 'x'.repeat(43) })
    expect(last.json()).toMatchObject({ status: 429, code: 'too-many' })
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
  })
})
