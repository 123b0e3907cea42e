import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/test-app.ts'
import { hashPassword } from './passwords/password-hash.service.ts'
import { createSessions } from './sessions.service.ts'

const minute = 60_000
const hour = 60 * minute
const right = 'plum kettle ladder nine'
const next = 'nine violet harbour stones'
const stored = await hashPassword(right)

type Options = { method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; url: string; payload?: object }

/** A signed-in person with a password, on one device; `another` signs them in on one more. */
async function build(over: Partial<{ password: boolean }> = {}) {
  const made = await buildTestApp()
  const tess = await made.person({ email: 'tess@school.test' })
  if (over.password !== false)
    await made.store.write(tx =>
      tx.db.insert(tx.t.credential).values({ personId: tess.id, passwordHash: stored, changedAt: 0 }),
    )
  const as = (token: string) => (options: Options) =>
    made.app.inject({ ...options, url: `/api/v1${options.url}`, cookies: { hubs: token } })
  const here = tess.cookie.split('=')[1]!
  async function another(password = right) {
    const answer = await made.app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      payload: { email: 'tess@school.test', password },
      headers: {
        'user-agent':
          'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605 Version/26.0 Safari/604.1',
      },
    })
    return { status: answer.statusCode, token: answer.cookies[0]?.value ?? '' }
  }
  return { ...made, tess, as, here, another }
}

const works = async ({ as }: { as: Awaited<ReturnType<typeof build>>['as'] }, token: string) =>
  (await as(token)({ url: '/me' })).statusCode

async function endedSessions({ store }: Pick<TestApp, 'store'>) {
  const ended: string[] = []
  store.onSignal(({ topic, id }) => void (topic === 'session' && ended.push(id)))
  return ended
}

describe('one’s own sessions', () => {
  test('are listed by device, and another one can be ended, its streams told', async () => {
    const made = await build()
    const phone = await made.another()
    const ended = await endedSessions(made)
    const { items } = (await made.as(made.here)({ url: '/sessions' })).json()
    expect(items.map((each: { device: string; current: boolean }) => [each.device, each.current])).toEqual([
      ['test', true],
      ['Safari on iPhone', false],
    ])
    expect((await made.as(made.here)({ method: 'DELETE', url: `/sessions/${items[1].id}` })).statusCode).toBe(204)
    expect([await works(made, phone.token), await works(made, made.here)]).toEqual([401, 200])
    await expect.poll(() => ended).toContain(items[1].id)
  })

  test('someone else’s can’t be ended', async () => {
    const made = await build()
    const other = await made.person()
    const { items } = (await made.as(made.here)({ url: '/sessions' })).json()
    expect((await other.inject({ method: 'DELETE', url: `/api/v1/sessions/${items[0].id}` })).statusCode).toBe(404)
    expect(await works(made, made.here)).toBe(200)
  })

  test('sign out everywhere ends this one too, unless it is kept', async () => {
    const made = await build()
    const [phone, laptop] = [await made.another(), await made.another()]
    expect((await made.as(made.here)({ method: 'DELETE', url: '/sessions?keep=current' })).statusCode).toBe(204)
    expect([await works(made, made.here), await works(made, phone.token), await works(made, laptop.token)]).toEqual([
      200, 401, 401,
    ])
    const answer = await made.as(made.here)({ method: 'DELETE', url: '/sessions' })
    expect([answer.statusCode, answer.headers['clear-site-data']]).toEqual([204, '"cache", "storage"'])
    expect(await works(made, made.here)).toBe(401)
  })

  test('signing out ends it at once', async () => {
    const made = await build()
    expect((await made.as(made.here)({ method: 'DELETE', url: '/sessions/current' })).statusCode).toBe(204)
    expect(await works(made, made.here)).toBe(401)
  })

  test('end after two hours of nothing, and after twelve in any case', async () => {
    const made = await build()
    const other = await made.another()
    for (let n = 0; n < 11; n++) {
      made.clock.now += hour
      expect(await works(made, made.here)).toBe(200)
      if (n === 1) expect(await works(made, other.token)).toBe(401)
    }
    made.clock.now += hour - 1
    expect(await works(made, made.here)).toBe(200)
    made.clock.now += 1
    expect(await works(made, made.here)).toBe(401)
  })

  test('a session is swept away once it is over', async () => {
    const made = await build()
    const sessions = createSessions({ store: made.store, now: () => made.clock.now })
    made.clock.now += 12 * hour + 1
    await made.store.write(sessions.sweep)
    expect(await made.store.read.db.select().from(made.store.read.t.session)).toEqual([])
  })

  test('a token planted before signing in is no session, and signing in again ends the one before', async () => {
    const made = await build()
    const planted = 'p'.repeat(43)
    const post = { method: 'POST', url: '/sessions', payload: { email: 'tess@school.test', password: right } } as const
    const first = await made.as(planted)(post)
    expect(first.cookies[0]!.value).not.toBe(planted)
    expect(await works(made, planted)).toBe(401)
    const second = await made.as(first.cookies[0]!.value)(post)
    expect([await works(made, first.cookies[0]!.value), await works(made, second.cookies[0]!.value)]).toEqual([
      401, 200,
    ])
  })
})

describe('proving who one is', () => {
  test('renews the session’s cookie and opens ten minutes of changes', async () => {
    const made = await build()
    made.clock.now += 11 * minute
    const answer = await made.as(made.here)({
      method: 'POST',
      url: '/sessions/current/proof',
      payload: { password: right },
    })
    expect(answer.statusCode).toBe(204)
    const renewed = answer.cookies[0]!.value
    expect([await works(made, made.here), await works(made, renewed)]).toEqual([401, 200])
  })

  test('a wrong password proves nothing, and counts as a guess', async () => {
    const made = await build()
    const prove = (password: string) =>
      made.as(made.here)({ method: 'POST', url: '/sessions/current/proof', payload: { password } })
    for (let n = 0; n < 10; n++) expect((await prove('a wrong password')).statusCode).toBe(401)
    expect((await prove(right)).statusCode).toBe(429)
    expect((await made.another()).status).toBe(429)
  })
})

describe('changing one’s password', () => {
  const put = (payload: object) => ({ method: 'PUT', url: '/me/password', payload }) as const

  test('needs the one of now, ends the other sessions, and says so by mail', async () => {
    const made = await build()
    const phone = await made.another()
    const wrong = await made.as(made.here)(put({ currentPassword: 'not this one at all', newPassword: next }))
    expect(wrong.json()).toMatchObject({
      status: 400,
      fields: { currentPassword: 'That isn’t your current password. Try again.' },
    })
    expect((await made.as(made.here)(put({ newPassword: next }))).json().fields).toHaveProperty('currentPassword')
    const answer = await made.as(made.here)(put({ currentPassword: right, newPassword: next }))
    expect(answer.statusCode).toBe(204)
    expect([
      await works(made, made.here),
      await works(made, answer.cookies[0]!.value),
      await works(made, phone.token),
    ]).toEqual([401, 200, 401])
    expect([(await made.another()).status, (await made.another(next)).status]).toEqual([401, 201])
    const mails = await made.store.read.db.select().from(made.store.read.t.mail)
    expect(mails.map(mail => [mail.to, mail.subject])).toEqual([['tess@school.test', 'Your password has been changed']])
  })

  test('keeps the other sessions where that was asked', async () => {
    const made = await build()
    const phone = await made.another()
    await made.as(made.here)(put({ currentPassword: right, newPassword: next, endOtherSessions: false }))
    expect(await works(made, phone.token)).toBe(200)
  })

  test.each(['leavemealone', 'tess tess tess 1', 'Learning Hubs 1'])('refuses %s at its field', async newPassword => {
    const made = await build()
    const answer = await made.as(made.here)(put({ currentPassword: right, newPassword }))
    expect(answer.json()).toMatchObject({ status: 400, code: 'invalid', fields: { newPassword: expect.any(String) } })
    expect((await made.another()).status).toBe(201)
  })

  test('without one yet it takes a sign-in of the last ten minutes', async () => {
    const made = await build({ password: false })
    made.clock.now += 10 * minute
    expect((await made.as(made.here)(put({ newPassword: next }))).json()).toMatchObject({
      status: 403,
      code: 'reauthenticate',
    })
    made.clock.now -= 1
    expect((await made.as(made.here)(put({ newPassword: next }))).statusCode).toBe(204)
    expect((await made.another(next)).status).toBe(201)
  })
})

describe('one’s own settings', () => {
  test('light or dark is kept, and nothing else can be slipped in', async () => {
    const made = await build()
    expect(
      (await made.as(made.here)({ method: 'PATCH', url: '/me', payload: { theme: 'dark' } })).json(),
    ).toMatchObject({ theme: 'dark' })
    expect((await made.as(made.here)({ url: '/me' })).json()).toMatchObject({ theme: 'dark' })
    expect(
      (await made.as(made.here)({ method: 'PATCH', url: '/me', payload: { theme: 'light', roles: ['administrator'] } }))
        .statusCode,
    ).toBe(400)
    const { t, db } = made.store.read
    const [row] = await db.select().from(t.person).where(eq(t.person.id, made.tess.id))
    expect([row!.roles, row!.theme]).toEqual([[], 'dark'])
  })
})

describe('a password that is changed while the old one is being checked', () => {
  /** Before the write at this place in the order, something else is written. */
  function between({ store }: Pick<TestApp, 'store'>, nth: number, meanwhile: () => Promise<unknown>) {
    const { write } = store
    let writes = 0
    store.write = async work => {
      if (++writes === nth) {
        store.write = write
        await meanwhile()
      }
      return write(work)
    }
  }
  const changed = async ({ store, tess }: Awaited<ReturnType<typeof build>>) => {
    const passwordHash = await hashPassword(next)
    await store.write(({ db, t }) =>
      db.update(t.credential).set({ passwordHash }).where(eq(t.credential.personId, tess.id)),
    )
  }

  test('lets nobody in with the old one, and proves nothing', async () => {
    const built = await build()
    const { another, as, here, store } = built
    // The guess is counted first.
    between(built, 2, () => changed(built))
    expect((await another()).status).toBe(401)
    expect(await store.read.db.select().from(store.read.t.session)).toHaveLength(1)
    await store.write(({ db, t }) => db.update(t.credential).set({ passwordHash: stored }))
    between(built, 2, () => changed(built))
    const proof = { method: 'POST', url: '/sessions/current/proof', payload: { password: right } } as const
    expect((await as(here)(proof)).statusCode).toBe(401)
    expect((await another(next)).status).toBe(201)
  })

  test('is not changed back by it, and not by a device that was signed out on the way', async () => {
    const built = await build()
    const { as, here, another, store, tess } = built
    const change = (newPassword: string) =>
      as(here)({
        method: 'PUT',
        url: '/me/password',
        payload: { currentPassword: right, newPassword, endOtherSessions: false },
      })
    between(built, 2, () => changed(built))
    expect((await change('seven amber gates apart')).json()).toMatchObject({
      fields: { currentPassword: expect.any(String) },
    })
    expect((await another(next)).status).toBe(201)
    await store.write(({ db, t }) => db.update(t.credential).set({ passwordHash: stored }))
    between(built, 2, () => store.write(({ db, t }) => db.delete(t.session).where(eq(t.session.personId, tess.id))))
    expect((await change('seven amber gates apart')).statusCode).toBe(401)
    expect((await another(right)).status).toBe(201)
  })
})
