import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { workOf } from '../../../../test/count-work.ts'
import { nextMail, readOutbox } from '../../../../test/outbox.ts'
import { askForNewPassword as ask, buildWithOutbox, nextLink, type WithOutbox } from '../magic-links/links.testkit.ts'

const minute = 60_000
const email = 'tess@school.test'
const password = 'plum kettle ladder nine'

const signIn = (made: WithOutbox, typed = password) => made.post('/sessions', { email, password: typed })

describe('a forgotten password', () => {
  test('a mail, a button, a new password; every other session is over, and the mails before it too', async () => {
    const made = await buildWithOutbox()
    const tess = await made.person({ email, name: 'Tess' })
    const [first, letter] = [await ask(made), await ask(made)]
    expect(letter.text).toContain(`http://hubs.school.test/new-password#${letter.token}`)
    expect((await made.post('/invitations/look', { token: letter.token })).json()).toMatchObject({
      name: 'Tess',
      kind: 'password',
    })
    expect((await signIn(made)).statusCode).toBe(401)
    const done = await made.post('/password-resets/redeem', { token: letter.token, password })
    expect([done.statusCode, done.json()]).toMatchObject([201, { name: 'Tess', hasPassword: true, cameByMail: true }])
    expect((await tess.inject({ url: '/api/v1/me' })).statusCode).toBe(401)
    expect((await signIn(made)).statusCode).toBe(201)
    const told = await nextMail(made.dataDir, email, [first, letter])
    expect(told.subject).toBe('Your password has been changed')
    const again = await made.post('/password-resets/redeem', { token: letter.token, password: `${password} more` })
    expect(again.json()).toMatchObject({ status: 409, code: 'already-used' })
    const older = await made.post('/password-resets/redeem', { token: first.token, password: `${password} more` })
    expect(older.json()).toMatchObject({ status: 410, detail: expect.stringContaining('You’ve signed in since') })
    const { db, t } = made.store.read
    expect(await db.select().from(t.audit).where(eq(t.audit.action, 'password-reset'))).toHaveLength(1)
  })

  test('a weak password is said at its field and uses nothing up; nor does a look, a GET or a HEAD', async () => {
    const made = await buildWithOutbox()
    await made.person({ email })
    const { token } = await ask(made)
    const weak = await made.post('/password-resets/redeem', { token, password: 'password1234' })
    expect(Object.keys(weak.json().fields)).toEqual(['password'])
    for (const method of ['GET', 'HEAD', 'GET'] as const) {
      await made.app.inject({ method, url: `/new-password?token=${token}` })
      await made.app.inject({ method, url: `/api/v1/password-resets/redeem?token=${token}` })
      await made.post('/invitations/look', { token })
    }
    expect((await made.post('/password-resets/redeem', { token, password })).statusCode).toBe(201)
  })

  test('in the browser of somebody signed in, it signs in anew', async () => {
    const made = await buildWithOutbox()
    const tess = await made.person({ email })
    const { token } = await ask(made)
    const done = await tess.inject({
      method: 'POST',
      url: '/api/v1/password-resets/redeem',
      payload: { token, password },
    })
    expect(done.statusCode).toBe(201)
  })

  test('ten at once: one gets through', async () => {
    const made = await buildWithOutbox()
    await made.person({ email })
    const { token } = await ask(made)
    const all = Array.from({ length: 10 }, (_, n) =>
      made.post('/password-resets/redeem', { token, password: `${password} ${n} more` }),
    )
    expect((await Promise.all(all)).filter(answer => answer.statusCode === 201)).toHaveLength(1)
  })

  test('runs out after ten minutes; a sign-in link is no such link, nor is it a sign-in link', async () => {
    const made = await buildWithOutbox()
    await made.person({ email })
    const { token } = await ask(made)
    expect((await made.post('/sign-in-links/redeem', { token })).statusCode).toBe(404)
    made.clock.now += 10 * minute
    const late = await made.post('/password-resets/redeem', { token, password })
    expect(late.json()).toMatchObject({ status: 410, detail: expect.stringContaining('has expired') })
    const again = await made.post('/links/resend', { token })
    expect(again.statusCode).toBe(202)
    expect((await nextMail(made.dataDir, email, readOutbox(made.dataDir).slice(0, 1))).subject).toContain(
      'new password',
    )
  })

  test('the same answer, and the same work, for an address nobody has and for a leaver’s', async () => {
    const made = await buildWithOutbox()
    await made.person({ email })
    await made.person({ email: 'gone@school.test', leftAt: 1 })
    const bodies = new Set<string>()
    const post = async (to: string) => {
      const answer = await made.post('/password-resets', { email: to })
      bodies.add(`${answer.statusCode} ${answer.body.replace(/[\w-]{43}/, '…')}`)
    }
    const known = await workOf(made.store, () => post(email))
    expect(known).toEqual({ inserted: ['rate_limit', 'link_token', 'mail'], hashed: 0 })
    for (const to of ['nobody@school.test', 'gone@school.test'])
      expect(await workOf(made.store, () => post(to))).toEqual(known)
    expect([...bodies]).toEqual(['202 {"sent":"if-known","request":"…"}'])
    await nextMail(made.dataDir, email)
    const { db, t } = made.store.read
    expect((await db.select().from(t.mail)).map(mail => mail.to)).toEqual([email])
  })
})

describe('a new password after signing in by mail', () => {
  const change = (made: WithOutbox, cookie: string) =>
    made.app.inject({
      method: 'PUT',
      url: '/api/v1/me/password',
      payload: { newPassword: `${password} again` },
      cookies: { hubs: cookie },
    })
  async function arriveByMail() {
    const made = await buildWithOutbox()
    await made.person({ email })
    await made.post('/password-resets/redeem', { token: (await ask(made)).token, password })
    await made.post('/sign-in-links', { email })
    const letter = await nextLink(made, 'link')
    const cookie = (await made.post('/sign-in-links/redeem', { token: letter.token })).cookies[0]!.value
    return { made, cookie }
  }

  test('needs no old one for ten minutes, then it does', async () => {
    const { made, cookie } = await arriveByMail()
    made.clock.now += 10 * minute - 1
    expect((await change(made, cookie)).statusCode).toBe(204)
    const late = await arriveByMail()
    late.made.clock.now += 10 * minute
    expect(Object.keys((await change(late.made, late.cookie)).json().fields)).toEqual(['currentPassword'])
  })

  test('whoever came in by password needs the old one at once', async () => {
    const { made } = await arriveByMail()
    const cookie = (await signIn(made)).cookies[0]!.value
    expect((await change(made, cookie)).statusCode).toBe(400)
  })
})

describe('an administrator', () => {
  test('sends the same mail from a person’s page; not to somebody invited or gone, and not without end', async () => {
    const made = await buildWithOutbox()
    const administrator = await made.person({ roles: ['administrator'] })
    const send = ({ id }: { id: string }) =>
      administrator.inject({ method: 'POST', url: `/api/v1/people/${id}/password-reset` })
    const tess = await made.person({ email })
    // What a stranger asked for takes nothing away from what an administrator sends.
    for (let n = 0; n < 5; n++) await made.post('/password-resets', { email })
    await expect.poll(() => readOutbox(made.dataDir).length).toBe(3)
    const known = readOutbox(made.dataDir)
    expect((await send(tess)).statusCode).toBe(202)
    const letter = await nextMail(made.dataDir, email, known)
    expect(letter.text).toContain('An administrator has sent you this link')
    expect((await made.post('/password-resets/redeem', { token: letter.token, password })).statusCode).toBe(201)
    expect([(await send(tess)).statusCode, (await send(tess)).statusCode, (await send(tess)).statusCode]).toEqual([
      202, 202, 429,
    ])
    expect((await send(await made.person({ joinedAt: null }))).json()).toMatchObject({ status: 409, code: 'conflict' })
    expect((await send(await made.person({ leftAt: 1 }))).json()).toMatchObject({ status: 409, code: 'person-left' })
    const { db, t } = made.store.read
    expect(await db.select().from(t.audit).where(eq(t.audit.action, 'password-reset-sent'))).toHaveLength(3)
  })
})
