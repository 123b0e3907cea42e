import type { HubDetail } from '@hubs/schema/hubs'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testNow } from '../../../../test/engine.ts'
import { mailsIn } from '../../../../test/outbox.ts'
import { buildTestApp, type TestPerson } from '../../../../test/test-app.ts'
import { dayAt, instantAt, timeAt } from '../../../time/wall-time.ts'
import { readers } from '../../calendar/calendar-readers.testkit.ts'
import { buildPublished, slugs } from '../../choosing/moving/moving.testkit.ts'
import { afterTheYear, holdAll, planning } from '../../programmes/next-year/next-year.testkit.ts'
import { watchCalendars } from './invitations.testkit.ts'

const minute = 60_000
const zone = 'Europe/London'

/** A school on the first day of its year, by day: three people in two hubs, one in none, and whoever runs it. */
async function build() {
  const made = await buildTestApp()
  made.clock.now = testNow
  const boss = await made.person({ roles: ['coordinator', 'administrator'], staffKind: 'none' })
  const amy = await made.member('questioning', { name: 'Amy Adams' })
  const ben = await made.member('questioning', { name: 'Ben Brown' })
  const cat = await made.member('feedback', { name: 'Cat Cole' })
  const dan = await made.person({ name: 'Dan Dale', email: 'dan@school.test' })
  const people = [amy, ben, cat, dan]
  const calendars = await watchCalendars(made, people)
  const send = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object) =>
    boss.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }) })
  const { db, t } = made.store.read
  const groups = async () => (await db.select().from(t.group)).filter(({ mergedIntoId }) => mergedIntoId === null)
  const slugOf = async (hubId: string) => (await db.select().from(t.hub)).find(({ id }) => id === hubId)?.slug ?? ''
  const toCome = async () => (await db.select().from(t.meeting)).filter(({ startsAtMs }) => startsAtMs > made.clock.now)
  return { ...made, dan, people, send, groups, slugOf, toCome, ...calendars }
}

type World = Awaited<ReturnType<typeof build>>
type Act = (world: World, who: TestPerson, n: number) => Promise<unknown>
const pick = <T>(of: readonly T[], n: number): T => of[n % of.length] as T

const changeMeeting = (payload: (n: number) => object) => async (world: World, _: TestPerson, n: number) => {
  const { id, version } = pick(await world.toCome(), n)
  return world.send('PATCH', `/meetings/${id}`, { ...payload(n), expectedVersion: version })
}

const changePerson = (payload: (n: number) => object) => async (world: World, who: TestPerson, n: number) => {
  const { version } = (await world.send('GET', `/people/${who.id}`)).json()
  return world.send('PATCH', `/people/${who.id}`, { ...payload(n), expectedVersion: version })
}

const nameLeader = (role: 'facilitatorId' | 'coFacilitatorId') => async (world: World, who: TestPerson, n: number) => {
  const group = pick(await world.groups(), n)
  return world.send('PATCH', `/groups/${group.id}`, { [role]: n % 3 ? who.id : null, expectedVersion: group.version })
}

/** All that changes whose meetings are whose. Some are refused, as the school stands: then nothing changes. */
const acts: Record<string, Act> = {
  chooses: (_, who, n) => who.inject({ method: 'PUT', url: `/api/v1/hubs/${pick(slugs, n)}/membership` }),
  leaves: (_, who, n) => who.inject({ method: 'DELETE', url: `/api/v1/hubs/${pick(slugs, n)}/membership` }),
  'is placed': async (world, who, n) => {
    const group = pick(await world.groups(), n)
    const to = { hubSlug: await world.slugOf(group.hubId), groupId: group.id }
    return world.send('PUT', `/people/${who.id}/membership`, to)
  },
  'is taken out': (world, who) => world.send('PUT', `/people/${who.id}/membership`, { hubSlug: null }),
  'a group opens': (world, _, n) => world.send('POST', `/hubs/${pick(['questioning', 'feedback'], n)}/groups`),
  'a group has met': async (world, _, n) => {
    const group = pick(await world.groups(), n)
    return world.store.write(({ db, t }) =>
      db
        .update(t.meeting)
        .set({ status: 'ended', startsAtMs: testNow - minute, version: 9 })
        .where(
          eq(
            t.meeting.id,
            db.select({ id: t.meeting.id }).from(t.meeting).where(eq(t.meeting.groupId, group.id)).limit(1),
          ),
        ),
    )
  },
  'groups merge': async (world, _, n) => {
    const group = pick(await world.groups(), n)
    const into = (await world.groups()).find(({ id, hubId }) => hubId === group.hubId && id !== group.id)
    return world.send('POST', `/groups/${group.id}/merge`, { intoId: into?.id ?? group.id })
  },
  'a group closes': async (world, _, n) => world.send('DELETE', `/groups/${pick(await world.groups(), n).id}`),
  'a meeting moves': changeMeeting(n => ({
    startsAt: pick(['15:00', '16:00', '16:15'], n),
    place: pick(['B1', ''], n),
  })),
  'a meeting is cancelled': changeMeeting(() => ({ cancelled: true })),
  'a meeting is reinstated': changeMeeting(() => ({ cancelled: false })),
  'somebody leaves the school': changePerson(() => ({ left: true })),
  'somebody comes back': changePerson(() => ({ left: false })),
  'facilitator named': nameLeader('facilitatorId'),
  'co-facilitator named': nameLeader('coFacilitatorId'),
}

describe('whatever changes people’s meetings, the invitations they were sent come to what their meetings are', () => {
  test('over any acts, in any order', async () => {
    const names = Object.keys(acts)
    const step = fc.record({ name: fc.constantFrom(...names), who: fc.nat(3), n: fc.nat(60), minutes: fc.nat(6) })
    const done = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 9, maxLength: 12 }), async steps => {
        const world = await build()
        await world.expectFollowed('the first round')
        for (const { name, who, n, minutes } of steps) {
          world.clock.now += minutes * minute
          const answer = await acts[name]!(world, pick(world.people, who), n)
          if ((answer as { statusCode?: number }).statusCode !== 409) done.add(name)
          await world.expectFollowed(name)
        }
      }),
      { numRuns: 3, endOnFailure: true },
    )
    expect(done.size).toBeGreaterThan(4)
  })

  test('a next year that starts, and is undone', async () => {
    const world = await build()
    await world.rounds()
    world.clock.now = afterTheYear
    await holdAll(world)
    const year = planning(await world.person({ roles: ['coordinator'] }))
    expect((await year.save({ staying: 'stay' })).statusCode).toBe(200)
    expect((await year.start()).statusCode).toBe(200)
    const [amy] = world.people
    await world.expectFollowed('next year')
    expect(await world.byFeed(amy!)).toHaveLength(6)
    expect((await year.undo()).statusCode).toBe(200)
    await world.expectFollowed('next year undone')
    expect(await world.byFeed(amy!)).toEqual([])
  })

  test('hubs that are published, someone who is moved after it, and the move undone', async () => {
    const made = await buildPublished()
    const { coordinator, teachers, clock, mailsTo } = made
    const calendars = await watchCalendars(made, teachers.slice(0, 6))
    const [one] = teachers
    clock.now += 40 * minute
    // The email that says which hub has the dates with it: no other comes.
    const told = await mailsTo(one!)
    expect(told.at(-1)?.calendar.match(/METHOD:REQUEST/g)).toHaveLength(6)
    await calendars.expectFollowed('published')
    expect(await mailsTo(one!)).toHaveLength(told.length)
    const payload = {
      personId: one!.id,
      hubSlug: 'e-learning',
      expectedHubSlug: 'growth-mindset',
      reason: 'Job share',
    }
    const moved = await coordinator.inject({ method: 'POST', url: '/api/v1/placement-changes', payload })
    expect(moved.statusCode, moved.body).toBe(201)
    const { calendar } = (await mailsTo(one!)).at(-1)!
    expect([calendar.match(/METHOD:CANCEL/g), calendar.match(/METHOD:REQUEST/g)].map(each => each?.length)).toEqual([
      6, 6,
    ])
    await calendars.expectFollowed('moved')
    clock.now += 60 * minute
    const url = `/api/v1/placement-changes/${moved.json().items[0].id}/undo`
    expect((await coordinator.inject({ method: 'POST', url })).statusCode).toBe(200)
    await calendars.expectFollowed('move undone')
  })

  test('a group that has met and is merged: its meetings are taken off by the email that says so', async () => {
    const world = await build()
    const { send, store, dan } = world
    const { groups } = (await send('POST', '/hubs/questioning/groups')).json<HubDetail>()
    const [one = '', two = ''] = groups.map(({ id }) => id)
    await send('PUT', `/people/${dan.id}/membership`, { hubSlug: 'questioning', groupId: two })
    const { db, t } = store.read
    const first = (await db.select().from(t.meeting)).find(row => row.groupId === two && row.number === 1)!
    await store.write(tx =>
      tx.db
        .update(tx.t.meeting)
        .set({ status: 'ended', startsAtMs: world.clock.now - minute })
        .where(eq(tx.t.meeting.id, first.id)),
    )
    await world.expectFollowed('placed')
    world.clock.now += 60 * minute
    expect((await send('POST', `/groups/${two}/merge`, { intoId: one })).statusCode).toBe(200)
    const mails = (await mailsIn(world)).filter(({ to }) => to === 'dan@school.test')
    const { text, calendar } = mails.at(-1)!
    expect(text).toContain('You’re now in Questioning, Group 1.')
    expect(text).toContain('Your group meets on')
    expect(calendar.match(/METHOD:CANCEL/g)).toHaveLength(5)
    expect(calendar.match(/METHOD:REQUEST/g)).toHaveLength(6)
    await world.expectFollowed('merged')
    expect(await world.byFeed(dan)).toHaveLength(6)
    expect((await mailsIn(world)).filter(({ to }) => to === 'dan@school.test')).toHaveLength(mails.length)
  })

  test('by two libraries, over both clock changes of a year to come: asked for, moved and called off, by one event each', async () => {
    const world = await build()
    const [amy] = world.people
    const days = ['2031-03-26', '2031-03-30', '2031-04-02', '2031-10-22', '2031-10-26', '2031-10-29']
    const group = (await world.groupOf('questioning')).groupId
    const theirs = async () =>
      (await world.toCome()).filter(({ groupId }) => groupId === group).toSorted((a, b) => a.number - b.number)
    for (const [at, { id }] of (await theirs()).entries())
      await world.store.write(({ db, t }) =>
        db
          .update(t.meeting)
          .set({ date: days[at]!, startsAt: '15:30', startsAtMs: instantAt(days[at]!, '15:30', zone) })
          .where(eq(t.meeting.id, id)),
      )
    const address = `${(await amy!.inject({ url: '/api/v1/me' })).json().email}`
    const known = new Set<string>()
    const told = async (change?: object) => {
      for (const { id, version } of change ? await theirs() : [])
        expect(await world.send('PATCH', `/meetings/${id}`, { ...change, expectedVersion: version })).toMatchObject({
          statusCode: 200,
        })
      await world.rounds()
      const fresh = (await mailsIn(world)).filter(mail => mail.to === address && !known.has(mail.id))
      for (const { id } of fresh) known.add(id)
      const each = fresh.flatMap(({ calendar }) => calendar.match(/BEGIN:VCALENDAR[^]*?END:VCALENDAR/g) ?? [])
      return readers.map(([, read]) => each.flatMap(read).toSorted((a, b) => a.start - b.start))
    }
    const onTheWall = (events: readonly { start: number; end: number; status: string | undefined }[]) =>
      events.map(({ start, end, status }) => [dayAt(start, zone), timeAt(start, zone), timeAt(end, zone), status])
    const asked = await told()
    world.clock.now += 60 * minute
    const moved = await told({ startsAt: '16:15' })
    world.clock.now += 60 * minute
    const off = await told({ cancelled: true })
    for (const which of readers.keys()) {
      expect(onTheWall(asked[which]!)).toEqual(days.map(day => [day, '15:30', '17:30', 'CONFIRMED']))
      expect(onTheWall(moved[which]!)).toEqual(days.map(day => [day, '16:15', '18:15', 'CONFIRMED']))
      expect(onTheWall(off[which]!)).toEqual(days.map(day => [day, '16:15', '18:15', 'CANCELLED']))
      for (const [at, { uid, sequence }] of off[which]!.entries()) {
        const before = [asked[which]![at]!, moved[which]![at]!]
        expect(before.map(each => each.uid)).toEqual([uid, uid])
        expect(before[0]!.sequence < before[1]!.sequence && before[1]!.sequence < sequence).toBe(true)
      }
    }
    expect(asked[0]).toEqual(asked[1])
  })

  test('off: no invitation to what is new, and what is in the calendar already is kept right', async () => {
    const world = await build()
    const [amy] = world.people
    await world.rounds()
    const off = {
      method: 'PUT',
      url: '/api/v1/me/notice-choices/meeting-invitations',
      payload: { channel: 'off' },
    } as const
    expect((await amy!.inject(off)).statusCode).toBe(200)
    const address = `${(await amy!.inject({ url: '/api/v1/me' })).json().email}`
    expect(await world.byEmail(address)).toHaveLength(6)
    await amy!.inject({ method: 'PUT', url: '/api/v1/hubs/feedback/membership' })
    await world.rounds()
    expect(await world.byEmail(address)).toEqual([])
    expect(await world.byFeed(amy!)).toHaveLength(6)
  })

  test('once a day: they come with the email of the day, once', async () => {
    const world = await build()
    const [amy] = world.people
    const digest = {
      method: 'PUT',
      url: '/api/v1/me/notice-choices/meeting-invitations',
      payload: { channel: 'digest' },
    } as const
    expect((await amy!.inject(digest)).statusCode).toBe(200)
    const address = `${(await amy!.inject({ url: '/api/v1/me' })).json().email}`
    await world.rounds()
    await world.rounds()
    expect(await world.byEmail(address)).toEqual([])
    world.clock.now += 5 * 60 * minute
    await world.rounds()
    await world.rounds()
    await world.expectFollowed('the email of the day')
    expect(await world.byEmail(address)).toHaveLength(6)
    expect((await mailsIn(world)).filter(({ to }) => to === address)).toHaveLength(1)
  })
})
