import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mailsIn } from '../../../test/outbox.ts'
import { buildStaff, nadia } from './staff.testkit.ts'

const minute = 60_000

describe('adding someone', () => {
  test('invites them by mail and leaves a line in the audit', async () => {
    const { add, store, audit, administrator } = await buildStaff()
    const answer = await add({ email: ' Nadia@School.test ' })
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toEqual({
      ...nadia,
      preferredName: '',
      id: expect.any(String),
      state: 'invited',
      invitedAt: expect.any(String),
      leftAt: null,
      version: 1,
    })
    const mails = await store.read.db.select().from(store.read.t.mail)
    expect(mails.map(mail => mail.to)).toEqual(['nadia@school.test'])
    expect(await audit('person-added')).toMatchObject([{ actorId: administrator.id, subjectId: answer.json().id }])
  })

  test('working days that are none are said at their field, in a sentence', async () => {
    const { add } = await buildStaff()
    for (const [workingDays, at, sentence] of [
      [['monday'], 'workingDays.0', 'Choose one of the options.'],
      [['mon', 'sat'], 'workingDays.1', 'Choose one of the options.'],
      [[null], 'workingDays.0', 'Choose one of the options.'],
    ] as const)
      expect((await add({ workingDays })).json()).toMatchObject({ status: 400, fields: { [at]: sentence } })
    for (const workingDays of [['mon', 'tue', 'wed', 'thu', 'fri', 'mon'], 'mon']) {
      const answer = await add({ workingDays })
      expect(answer.json().fields.workingDays).toMatch(/^[A-Z].*\.$/)
      expect(answer.body).not.toMatch(/[Ee]xpected|Invalid/)
    }
  })

  test('an address already here is said at its field, and nothing is kept of the try', async () => {
    const { add, audit, store } = await buildStaff()
    await add()
    const again = await add({ name: 'Another' })
    expect(again.json()).toMatchObject({
      status: 400,
      fields: { email: 'That email address is already in use. Enter a different one.' },
    })
    expect(await audit('person-added')).toHaveLength(1)
    expect(await store.read.db.select().from(store.read.t.mail)).toHaveLength(1)
  })

  test('one key adds one person and sends one mail, however often it is sent', async () => {
    const { add, store } = await buildStaff()
    const key = { 'idempotency-key': 'form-1234567' }
    const answers = await Promise.all(Array.from({ length: 5 }, () => add({}, key)))
    expect(answers.map(answer => answer.statusCode)).toEqual([201, 201, 201, 201, 201])
    expect(new Set(answers.map(answer => answer.json().id)).size).toBe(1)
    expect(await store.read.db.select().from(store.read.t.mail)).toHaveLength(1)
    const other = await add({ name: 'Somebody Else', email: 'else@school.test' }, key)
    expect(other.json()).toMatchObject({ status: 409, code: 'conflict' })
  })

  test('a key is its sender’s own, and one whose try was refused may be used again', async () => {
    const { add, person } = await buildStaff()
    const key = { 'idempotency-key': 'form-1234567' }
    await add({}, { 'idempotency-key': 'form-0000000' })
    expect((await add({}, key)).statusCode).toBe(400)
    expect((await add({ email: 'corrected@school.test' }, key)).statusCode).toBe(201)
    const other = await person({ roles: ['administrator'] })
    const theirs = await other.inject({
      method: 'POST',
      url: '/api/v1/people',
      payload: { ...nadia, email: 'third@school.test' },
      headers: key,
    })
    expect(theirs.statusCode).toBe(201)
  })

  test('unknown fields are refused, whatever they are called', async () => {
    const { add, store } = await buildStaff()
    const count = async () => (await store.read.db.select().from(store.read.t.person)).length
    const before = await count()
    const known = [...Object.keys(nadia), '__proto__']
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.constantFrom('id', 'schoolId', 'joinedAt', 'createdAt', 'version'),
          fc.string({ minLength: 1 }).filter(name => !known.includes(name)),
        ),
        async name => {
          expect((await add({ [name]: 'x' })).statusCode).toBe(400)
        },
      ),
      { numRuns: 30 },
    )
    expect(await count()).toBe(before)
  })

  test('with a role it takes a sign-in of the last ten minutes', async () => {
    const { add, clock } = await buildStaff()
    clock.now += 10 * minute
    expect((await add({ roles: ['coordinator'] })).json()).toMatchObject({ status: 403, code: 'reauthenticate' })
    expect((await add()).statusCode).toBe(201)
  })
})

test.each([
  ['Dr Sofia Meier', '', 'Hello Dr Sofia Meier,'],
  ['Dr Sofia Meier', 'Dr Meier', 'Hello Dr Meier,'],
  ['Nguyễn Thị Lan', '', 'Hello Nguyễn Thị Lan,'],
  ['محمد الصوالحي', '', 'Hello \u2068محمد الصوالحي\u2069,'],
])('%s, called “%s”, is written to so', async (name, preferredName, greeting) => {
  const built = await buildStaff()
  await built.add({ name, preferredName })
  const [mail] = await mailsIn(built)
  expect(mail?.text.split('\n')[0]).toBe(greeting)
})

describe('changing someone', () => {
  test('takes the version it saw', async () => {
    const { person, administrator, patch } = await buildStaff()
    const teacher = await person()
    expect((await patch(administrator, teacher.id, { job: 'Head of Maths' })).json()).toMatchObject({
      job: 'Head of Maths',
      version: 2,
    })
    expect((await patch(administrator, teacher.id, { job: 'Head of Art' })).json()).toMatchObject({
      status: 409,
      code: 'stale',
      current: { job: 'Head of Maths', version: 2 },
    })
  })

  test('another role ends their sessions; one’s own gives a new cookie', async () => {
    const { person, administrator, patch, app, audit } = await buildStaff()
    const teacher = await person()
    expect((await patch(administrator, teacher.id, { roles: ['coordinator'] })).statusCode).toBe(200)
    expect((await teacher.inject({ url: '/api/v1/me' })).statusCode).toBe(401)
    const mine = await patch(administrator, administrator.id, { roles: ['coordinator', 'administrator'] })
    expect(mine.statusCode).toBe(200)
    expect((await administrator.inject({ url: '/api/v1/me' })).statusCode).toBe(401)
    const me = await app.inject({ url: '/api/v1/me', cookies: { hubs: mine.cookies[0]!.value } })
    expect(me.json().roles).toEqual(['coordinator', 'administrator'])
    expect((await audit('roles-changed')).map(row => row.details)).toContainEqual(
      expect.objectContaining({ before: [], after: ['coordinator'] }),
    )
  })

  test('a role or an address takes a sign-in of the last ten minutes; a job does not', async () => {
    const { person, administrator, patch, clock } = await buildStaff()
    const teacher = await person()
    clock.now += 10 * minute
    for (const change of [{ roles: ['leadership'] }, { email: 'new@school.test' }])
      expect((await patch(administrator, teacher.id, change)).json()).toMatchObject({
        status: 403,
        code: 'reauthenticate',
      })
    expect((await patch(administrator, teacher.id, { job: 'Head of Maths' })).statusCode).toBe(200)
  })

  test('a new address ends the links sent to the old one, and the old one is told', async () => {
    const { person, administrator, patch, store, app } = await buildStaff()
    const teacher = await person({ email: 'old@school.test' })
    await app.inject({ method: 'POST', url: '/api/v1/sign-in-links', payload: { email: 'old@school.test' } })
    await patch(administrator, teacher.id, { email: 'new@school.test' })
    const { db, t } = store.read
    const [link] = await db.select().from(t.linkToken).where(eq(t.linkToken.personId, teacher.id))
    expect(link!.replacedAt).toBe(Date.parse('2026-09-14T11:00:00.000Z'))
    expect((await db.select().from(t.mail)).map(mail => [mail.to, mail.subject])).toContainEqual([
      'old@school.test',
      'Your email address has been changed',
    ])
  })

  test('someone invited to a mistyped address is invited again at the right one', async () => {
    const { add, administrator, patch, store } = await buildStaff()
    const id = (await add({ email: 'typo@school.test' })).json().id
    await patch(administrator, id, { email: 'right@school.test' })
    const { db, t } = store.read
    const mails = await db.select().from(t.mail)
    expect(mails.map(mail => mail.to)).toContain('right@school.test')
    // The first is on its way already, or goes nowhere any more.
    expect(mails.filter(mail => mail.to === 'typo@school.test' && mail.sentAt === null)).toEqual([])
    const links = await db.select().from(t.linkToken).where(eq(t.linkToken.personId, id))
    expect(links.filter(link => link.replacedAt === null)).toHaveLength(1)
  })

  test.each([['leadership'], []] as const)('no one without a role for it changes anyone: %s', async (...roles) => {
    const { person, patch, administrator } = await buildStaff()
    const someone = await person({ roles: [...roles] as 'leadership'[] })
    expect((await patch(someone, someone.id, { roles: ['administrator'] })).statusCode).toBe(403)
    expect((await patch(someone, administrator.id, { roles: [] })).statusCode).toBe(403)
    expect((await someone.inject({ method: 'POST', url: '/api/v1/people', payload: nadia })).statusCode).toBe(403)
    expect(
      (await someone.inject({ method: 'POST', url: `/api/v1/people/${administrator.id}/invitation` })).statusCode,
    ).toBe(403)
  })

  test('a search looks at the part of an address before the @, unless it holds one', async () => {
    const { administrator, person } = await buildStaff()
    await person({ name: 'Ann', email: 'samira@sample.test' })
    await person({ name: 'Bob', email: 'bob@sample.test' })
    const found = async (q: string) => {
      const { items } = (await administrator.inject({ url: `/api/v1/people?q=${encodeURIComponent(q)}` })).json()
      return items.map((item: { name: string }) => item.name)
    }
    expect(await found('sam')).toEqual(['Ann'])
    expect(await found('@sample')).toEqual(['Ann', 'Bob'])
  })

  test('people of another school are not there', async () => {
    const { administrator, patch, store, person } = await buildStaff()
    await store.write(tx =>
      tx.db
        .insert(tx.t.school)
        .values({ id: 'other', slug: 'other', name: 'Other', timeZone: 'Europe/London', createdAt: 0 }),
    )
    const stranger = await person({ schoolId: 'other', name: 'Stranger' })
    expect((await patch(administrator, stranger.id, { name: 'Mine now' })).statusCode).toBe(404)
    expect((await administrator.inject({ url: `/api/v1/people/${stranger.id}` })).statusCode).toBe(404)
    expect((await administrator.inject({ url: '/api/v1/people?q=stranger' })).json().items).toEqual([])
  })
})

test('someone who is already here needs no invitation', async () => {
  const { administrator, person } = await buildStaff()
  const teacher = await person()
  const answer = await administrator.inject({ method: 'POST', url: `/api/v1/people/${teacher.id}/invitation` })
  expect(answer.json()).toMatchObject({ status: 409, code: 'conflict' })
})

test('an invitation that is sent again takes the place of one that waits, and three are the most in ten minutes', async () => {
  // Nobody takes mail there: it waits.
  const { add, administrator, store, clock } = await buildStaff({ SMTP_URL: 'smtp://127.0.0.1:1' })
  const { id, email } = (await add()).json()
  const invite = () => administrator.inject({ method: 'POST', url: `/api/v1/people/${id}/invitation` })
  const { db, t } = store.read
  for (let n = 0; n < 3; n++) expect((await invite()).statusCode).toBe(202)
  expect(await db.select().from(t.mail).where(eq(t.mail.to, email))).toHaveLength(1)
  expect((await invite()).json()).toMatchObject({ status: 429, detail: expect.stringContaining('Three emails') })
  clock.now += 11 * 60_000
  expect((await invite()).statusCode).toBe(202)
})
