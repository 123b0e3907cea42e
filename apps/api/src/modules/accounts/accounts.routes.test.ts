import { hash } from '@node-rs/argon2'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { workOf } from '../../../test/count-work.ts'
import { buildTestApp, type TestApp } from '../../../test/test-app.ts'
import { decoy, hashPassword, isOutdated } from './passwords/password-hash.service.ts'

const right = 'plum kettle ladder nine'
const stored = await hashPassword(right)

async function withPassword({ person, store }: TestApp, email: string, passwordHash = stored) {
  const someone = await person({ email })
  await store.write(tx => tx.db.insert(tx.t.credential).values({ personId: someone.id, passwordHash, changedAt: 0 }))
  return someone
}

async function build() {
  const made = await buildTestApp()
  const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
    made.app.inject({ method: 'POST', url: '/api/v1/sessions', payload: { email, password }, headers })
  const as =
    (token: string) =>
    (options: { method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; url: string; payload?: object }) =>
      made.app.inject({ ...options, cookies: { hubs: token } })
  return { ...made, signIn, as, audit: () => made.store.read.db.select().from(made.store.read.t.audit) }
}

describe('signing in by password', () => {
  test('says who has come and sets a cookie no script can read; the store keeps only its hash', async () => {
    const made = await build()
    const tess = await withPassword(made, 'tess@school.test')
    const answer = await made.signIn('Tess@School.test ', right)
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({ id: tess.id, hasPassword: true })
    expect(answer.cookies).toMatchObject([{ name: 'hubs', httpOnly: true, sameSite: 'Lax', path: '/' }])
    const token = answer.cookies[0]!.value
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(answer.body).not.toContain(token)
    const sessions = await made.store.read.db.select().from(made.store.read.t.session)
    expect(JSON.stringify(sessions)).not.toContain(token)
  })

  test('behind https the cookie is bound to this host', async () => {
    const made = await buildTestApp({ PUBLIC_URL: 'https://hubs.school.test' })
    await withPassword(made, 'tess@school.test')
    const answer = await made.app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      payload: { email: 'tess@school.test', password: right },
    })
    expect(answer.cookies).toMatchObject([
      { name: '__Host-hubs', secure: true, httpOnly: true, sameSite: 'Lax', path: '/' },
    ])
    expect(answer.headers['set-cookie']).not.toContain('Domain')
  })

  test('the eleventh guess in five minutes waits, a right one included; others get in; the wait ends', async () => {
    const made = await build()
    await withPassword(made, 'tess@school.test')
    await withPassword(made, 'sam@school.test')
    for (let n = 0; n < 10; n++) {
      expect((await made.signIn('tess@school.test', 'a wrong password')).statusCode).toBe(401)
      made.clock.now += 1000
    }
    const eleventh = await made.signIn('tess@school.test', right)
    expect(eleventh.json()).toMatchObject({ status: 429, code: 'too-many' })
    expect(Number(eleventh.headers['retry-after'])).toBe(290)
    expect((await made.signIn('sam@school.test', right)).statusCode).toBe(201)
    made.clock.now += 290_000 - 1
    expect((await made.signIn('tess@school.test', right)).statusCode).toBe(429)
    made.clock.now += 1
    expect((await made.signIn('tess@school.test', right)).statusCode).toBe(201)
  })

  test('twenty guesses at once are ten guesses, and an unknown address is limited alike', async () => {
    const made = await build()
    await withPassword(made, 'tess@school.test')
    for (const email of ['tess@school.test', 'nobody@school.test']) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => made.signIn(email, 'a wrong password')))
      expect(answers.filter(answer => answer.statusCode === 401)).toHaveLength(10)
      expect(answers.filter(answer => answer.statusCode === 429)).toHaveLength(10)
    }
  })

  test('a right password starts the count anew', async () => {
    const made = await build()
    await withPassword(made, 'tess@school.test')
    for (let n = 0; n < 9; n++) await made.signIn('tess@school.test', 'a wrong password')
    expect((await made.signIn('tess@school.test', right)).statusCode).toBe(201)
    for (let n = 0; n < 9; n++) await made.signIn('tess@school.test', 'a wrong password')
    expect((await made.signIn('tess@school.test', right)).statusCode).toBe(201)
  })

  test('sixty colleagues behind one address get in at once', async () => {
    const made = await build()
    const emails = Array.from({ length: 60 }, (_, n) => `colleague${n}@school.test`)
    for (const email of emails) await withPassword(made, email)
    const answers = await Promise.all(emails.map(email => made.signIn(email, right)))
    expect(answers.map(answer => answer.statusCode)).toEqual(emails.map(() => 201))
  })

  test('1,300 empty sign-ins, and some for one nobody has, keep nobody at that address from signing in', async () => {
    const made = await build()
    await withPassword(made, 'tess@school.test')
    const empty = (payload: object) => made.app.inject({ method: 'POST', url: '/api/v1/sessions', payload })
    for (let n = 0; n < 1300; n++) expect((await empty({})).statusCode).toBe(400)
    for (let n = 0; n < 20; n++) await made.signIn('nobody@school.test', 'a wrong password')
    expect((await made.signIn('tess@school.test', right)).statusCode).toBe(201)
  })

  test('a made-up forwarding header neither lifts the limit nor reaches the audit', async () => {
    const made = await build()
    await withPassword(made, 'tess@school.test')
    const codes = []
    for (let n = 0; n < 11; n++)
      codes.push(
        (await made.signIn('tess@school.test', 'a wrong password', { 'x-forwarded-for': `203.0.113.${n}` })).statusCode,
      )
    expect(codes.at(-1)).toBe(429)
    expect(JSON.stringify(await made.audit())).not.toContain('203.0.113')
  })

  test('an unknown address, a wrong password, no password yet and a leaver get the same answer', async () => {
    const made = await build()
    await withPassword(made, 'tess@school.test')
    await made.person({ email: 'invited@school.test' })
    const gone = await withPassword(made, 'gone@school.test')
    const { t } = made.store.read
    await made.store.write(tx => tx.db.update(t.person).set({ leftAt: 1 }).where(eq(t.person.id, gone.id)))
    const answers = []
    for (const email of ['nobody@school.test', 'tess@school.test', 'invited@school.test', 'gone@school.test'])
      answers.push(await made.signIn(email, email === 'gone@school.test' ? right : 'a wrong password'))
    expect(new Set(answers.map(answer => `${answer.statusCode} ${answer.body}`)).size).toBe(1)
    expect(answers[0]!.statusCode).toBe(401)
  })

  test('for an unknown address, or one without a password, as much is done as for a known one', async () => {
    const made = await build()
    await withPassword(made, 'tess@school.test')
    await made.person({ email: 'invited@school.test' })
    const known = await workOf(made.store, () => made.signIn('tess@school.test', 'a wrong password'))
    expect(known).toEqual({ inserted: ['rate_limit', 'audit'], hashed: 1 })
    for (const email of ['nobody@school.test', 'invited@school.test'])
      expect(await workOf(made.store, () => made.signIn(email, 'a wrong password'))).toEqual(known)
    // What is compared for nobody costs as much as what is compared for somebody.
    expect(isOutdated(await decoy)).toBe(false)
  })

  test('a hash from cheaper days is made anew, and still opens', async () => {
    const made = await build()
    const cheap = await hash(right, { algorithm: 2, memoryCost: 8192, timeCost: 1, parallelism: 1 })
    const tess = await withPassword(made, 'tess@school.test', cheap)
    expect((await made.signIn('tess@school.test', right)).statusCode).toBe(201)
    const { t, db } = made.store.read
    const [row] = await db.select().from(t.credential).where(eq(t.credential.personId, tess.id))
    expect(row!.passwordHash).toContain('$m=19456,t=2,p=1$')
    expect((await made.signIn('tess@school.test', right)).statusCode).toBe(201)
  })

  test('leaves one line in the audit each time, with no address in clear', async () => {
    const made = await build()
    const tess = await withPassword(made, 'tess@school.test')
    await made.signIn('tess@school.test', 'a wrong password')
    await made.signIn('nobody@school.test', 'a wrong password')
    await made.signIn('tess@school.test', right)
    const rows = await made.audit()
    expect(rows.map(row => [row.action, row.actorId]).toSorted()).toEqual([
      ['sign-in', tess.id],
      ['sign-in-failed', null],
      ['sign-in-failed', null],
    ])
    expect(JSON.stringify(rows)).not.toMatch(/tess@|nobody@|wrong password/)
  })
})
