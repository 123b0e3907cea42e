import type { PublicProgramme } from '@hubs/schema/programmes/programmes'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { nextMail, readOutbox } from '../../../test/outbox.ts'
import { buildWithOutbox, invite } from './magic-links/links.testkit.ts'

const minute = 60_000
const day = 24 * 60 * minute

describe('an invitation', () => {
  test('takes no weak password, and may be accepted without any', async () => {
    const made = await buildWithOutbox()
    const { letter } = await invite(made)
    const weak = await made.post('/invitations/accept', { token: letter.token, password: 'Nadia New 2026' })
    expect(weak.json()).toMatchObject({ status: 400, fields: { password: expect.any(String) } })
    const accepted = await made.post('/invitations/accept', { token: letter.token })
    expect(accepted.json()).toMatchObject({ hasPassword: false })
  })

  test('says who it is for, takes a password, and signs in', async () => {
    const made = await buildWithOutbox()
    const { letter, created } = await invite(made)
    expect(created.statusCode).toBe(201)
    expect(created.json()).toMatchObject({ state: 'invited', version: 1 })
    expect(letter.text).toContain(`http://hubs.school.test/invitation#${letter.token}`)
    const looked = await made.post('/invitations/look', { token: letter.token })
    expect(looked.json()).toEqual({
      name: 'Nadia New',
      preferredName: '',
      email: 'new@school.test',
      schoolName: 'Learning Hubs',
      kind: 'invitation',
    })
    const accepted = await made.post('/invitations/accept', {
      token: letter.token,
      password: 'plum kettle ladder nine',
    })
    expect(accepted.statusCode).toBe(201)
    expect(accepted.json()).toMatchObject({ name: 'Nadia New', hasPassword: true })
    const signedIn = await made.post('/sessions', { email: 'new@school.test', password: 'plum kettle ladder nine' })
    expect(signedIn.statusCode).toBe(201)
    expect((await made.post('/invitations/accept', { token: letter.token })).json()).toMatchObject({
      status: 409,
      code: 'already-used',
    })
  })

  test('runs out after fourteen days, and a newer one ends it', async () => {
    const made = await buildWithOutbox()
    const { administrator, id, letter } = await invite(made)
    expect((await administrator.inject({ method: 'POST', url: `/api/v1/people/${id}/invitation` })).statusCode).toBe(
      202,
    )
    const second = await nextMail(made.dataDir, 'new@school.test', [letter])
    expect((await made.post('/invitations/look', { token: letter.token })).json()).toMatchObject({
      status: 410,
      code: 'expired',
      detail: expect.stringContaining('A newer invitation has been sent'),
    })
    expect((await made.post('/invitations/look', { token: second.token })).statusCode).toBe(200)
    made.clock.now += 14 * day
    expect((await made.post('/invitations/accept', { token: second.token })).json()).toMatchObject({
      status: 410,
      code: 'expired',
      detail: expect.stringContaining('This invitation has expired'),
    })
    expect((await made.post('/invitations/look', { token: 'x'.repeat(43) })).json()).toMatchObject({
      status: 404,
      code: 'not-found',
    })
  })
})

describe('an invitation that is spent', () => {
  const resend = (made: Awaited<ReturnType<typeof buildWithOutbox>>, token: string) =>
    made.post('/links/resend', { token })

  test.each(['replaced', 'expired'])('brings a new one in one tap: %s', async how => {
    const made = await buildWithOutbox()
    const { administrator, id, letter } = await invite(made)
    const known = [letter]
    if (how === 'expired') made.clock.now += 14 * day
    else {
      await administrator.inject({ method: 'POST', url: `/api/v1/people/${id}/invitation` })
      known.push(await nextMail(made.dataDir, 'new@school.test', known))
    }
    expect((await resend(made, letter.token)).statusCode).toBe(202)
    const fresh = await nextMail(made.dataDir, 'new@school.test', known)
    expect((await made.post('/invitations/accept', { token: fresh.token })).statusCode).toBe(201)
  })

  test('says “sign in instead” once its person has come in, by whatever way, and brings no other', async () => {
    const made = await buildWithOutbox()
    const { letter } = await invite(made)
    const asked = await made.post('/sign-in-links', { email: 'new@school.test' })
    expect(asked.statusCode).toBe(202)
    const link = await nextMail(made.dataDir, 'new@school.test', [letter])
    expect((await made.post('/sign-in-links/redeem', { token: link.token })).statusCode).toBe(201)
    for (const answer of [
      await made.post('/invitations/look', { token: letter.token }),
      await resend(made, letter.token),
    ])
      expect(answer.json()).toMatchObject({ code: 'already-used', detail: expect.stringContaining('Sign in instead') })
    expect(readOutbox(made.dataDir)).toHaveLength(2)
  })

  test('three new ones in ten minutes, then a sentence; of somebody who has left, none', async () => {
    const made = await buildWithOutbox()
    const { letter, administrator, id } = await invite(made)
    for (let n = 0; n < 3; n++) expect((await resend(made, letter.token)).statusCode).toBe(202)
    expect((await resend(made, letter.token)).json()).toMatchObject({ status: 429, code: 'too-many' })
    made.clock.now += 10 * minute
    await administrator.inject({
      method: 'PATCH',
      url: `/api/v1/people/${id}`,
      payload: { left: true, expectedVersion: 1 },
    })
    expect((await resend(made, letter.token)).statusCode).toBe(404)
  })
})

describe('the first run', () => {
  const body = {
    schoolName: 'Hillside School',
    name: 'Ada First',
    email: 'ada@school.test',
    password: 'plum kettle ladder nine',
  }

  test('a one-time link names the school and makes its first administrator, once', async () => {
    const made = await buildWithOutbox()
    expect((await made.post('/set-up', { ...body, token: 'x'.repeat(43) })).statusCode).toBe(404)
    expect((await made.app.inject({ url: '/api/v1/sign-in-options' })).json()).toMatchObject({ setUp: false })
    const first = (await made.app.setUpLink())!.split('#')[1]
    const link = await made.app.setUpLink()
    expect(link).toMatch(/^http:\/\/hubs\.school\.test\/set-up#[\w-]{43}$/)
    const token = link!.split('#')[1]
    expect((await made.post('/set-up', { ...body, token: first })).json()).toMatchObject({ status: 410 })
    const answer = await made.post('/set-up', { ...body, token })
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({
      name: 'Ada First',
      roles: ['administrator', 'coordinator'],
      school: { name: 'Hillside School' },
    })
    expect((await made.post('/set-up', { ...body, token })).json()).toMatchObject({ status: 409, code: 'already-used' })
    expect(await made.app.setUpLink()).toBeNull()
    expect((await made.app.inject({ url: '/api/v1/sign-in-options' })).json()).toEqual({
      schoolName: 'Hillside School',
      accent: null,
      logo: null,
      setUp: true,
      schoolAccount: null,
      sample: false,
      sendsEmail: false,
    })
    expect((await made.app.inject({ url: '/api/v1/public/programme' })).json().school).toMatchObject({
      name: 'Hillside School',
      setUp: true,
    })
    expect(readOutbox(made.dataDir)).toEqual([])
  })

  test.each([
    ['before the first meeting', '2026-09-14T11:00:00.000Z', '2026-09-30', 6],
    ['a month later, with time in its half term', '2026-11-06T10:00:00.000Z', '2026-12-09', 5],
    ['in the middle of a year', '2026-11-29T10:00:00.000Z', '2027-01-27', 4],
    ['when only one is left', '2027-06-01T10:00:00.000Z', '2027-06-30', 1],
    ['after the last', '2027-07-01T10:00:00.000Z', '2027-09-29', 6],
    ['in the August after it', '2027-08-11T13:00:00.000Z', '2027-09-29', 6],
    ['in the September after it', '2027-09-06T13:00:00.000Z', '2027-09-29', 6],
  ])('a school that begins %s meets for the first time once everybody has chosen', async (_, at, begins, count) => {
    const made = await buildWithOutbox()
    made.clock.now = Date.parse(at)
    const token = (await made.app.setUpLink())!.split('#')[1]
    expect((await made.post('/set-up', { ...body, token })).statusCode).toBe(201)
    const { db, t } = made.store.read
    const [school] = await db.select().from(t.school).where(eq(t.school.name, body.schoolName))
    const [hub] = await db.select().from(t.hub).where(eq(t.hub.schoolId, school!.id))
    const [group] = await db.select().from(t.group).where(eq(t.group.hubId, hub!.id))
    const meetings = await db.select().from(t.meeting).where(eq(t.meeting.groupId, group!.id)).orderBy(t.meeting.date)
    expect(meetings.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6].slice(0, count))
    const [first, ...later] = meetings
    expect([first!.kind, first!.date]).toEqual(['first', begins])
    expect(later.some(({ kind }) => kind === 'first')).toBe(false)
    const parts = await db.select().from(t.segment).where(eq(t.segment.meetingId, first!.id))
    expect(parts.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(first!.minutes)
    const days = meetings.map(({ date }) => date)
    const page = (await made.app.inject({ url: '/api/v1/public/programme' })).json<PublicProgramme>()
    expect(page.meetings.map(({ date }) => date)).toEqual(days)
    expect(page.programme.name).toBe(at < '2027-06-20' ? '2026-27' : '2027-28')
    const [year] = await db.select().from(t.programme).where(eq(t.programme.id, hub!.programmeId))
    expect(year!.choiceClosesAt).toBeGreaterThan(made.clock.now)
    expect(first!.startsAtMs).toBeGreaterThan(year!.choiceClosesAt)
    const halfTerms = await db.select().from(t.halfTerm).orderBy(t.halfTerm.position)
    for (const { date, halfTermId } of meetings) {
      const { startsOn, endsOn } = halfTerms.find(({ id }) => id === halfTermId)!
      expect([startsOn, date, endsOn].toSorted()).toEqual([startsOn, date, endsOn])
    }
    const [from, to] = [halfTerms[0]!.startsOn, halfTerms.at(-1)!.endsOn]
    const daysOff = await db.select().from(t.dayOff)
    expect(daysOff.length).toBeGreaterThan(5)
    expect(daysOff.filter(({ day: off }) => off < from || off > to)).toEqual([])
  })

  test('a folder that an earlier version prepared has no meeting from before the school, either', async () => {
    const made = await buildWithOutbox()
    const { db, t } = made.store.read
    const early = { date: '2026-09-02', startsAtMs: Date.parse('2026-09-02T14:30:00Z') }
    await made.store.write(tx => tx.db.update(tx.t.meeting).set(early))
    const token = (await made.app.setUpLink())!.split('#')[1]
    expect((await made.post('/set-up', { ...body, token })).statusCode).toBe(201)
    const days = (await db.select().from(t.meeting)).map(({ date }) => date)
    expect([days.length, days.includes('2026-09-02')]).toEqual([30, false])
  })

  test('its link dies after an hour', async () => {
    const made = await buildWithOutbox()
    const token = (await made.app.setUpLink())!.split('#')[1]
    made.clock.now += 60 * minute
    expect((await made.post('/set-up', { ...body, token })).json()).toMatchObject({ status: 410, code: 'expired' })
  })
})
