import type { OwnWaiting, WaitingLists } from '@hubs/schema/membership/waiting'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { mailsIn } from '../../../test/outbox.ts'
import { buildTestApp, type TestPerson } from '../../../test/test-app.ts'
import { createMail } from '../mail/mail.service.ts'
import { createNoticeServices } from '../notices/notices.module.ts'

const hour = 60 * 60_000
const choose = (who: TestPerson, slug = 'questioning') =>
  who.inject({ method: 'PUT', url: `/api/v1/hubs/${slug}/membership`, payload: {} })
const join = (who: TestPerson, slug = 'questioning') =>
  who.inject({ method: 'PUT', url: `/api/v1/hubs/${slug}/waiting` })
const leaveList = (who: TestPerson, slug = 'questioning') =>
  who.inject({ method: 'DELETE', url: `/api/v1/hubs/${slug}/waiting` })
const own = async (who: TestPerson) => {
  const { items }: OwnWaiting = (await who.inject({ url: '/api/v1/me/waiting' })).json()
  return items.find(({ hubSlug }) => hubSlug === 'questioning')
}

/** A hub of three places that are taken. */
async function buildFull() {
  const test = await buildTestApp()
  const coordinator = await test.person({ name: 'Cora', roles: ['coordinator'], staffKind: 'support' })
  const { groupId } = await test.groupOf('questioning')
  await test.store.write(tx => tx.db.update(tx.t.group).set({ places: 3 }).where(eq(tx.t.group.id, groupId)))
  const seated = [await test.person(), await test.person(), await test.person()]
  for (const who of seated) await choose(who)
  const { db, t } = test.store.read
  const sizeNow = async () => (await db.select().from(t.membership).where(eq(t.membership.groupId, groupId))).length
  const mailsTo = async (who: TestPerson) => {
    const [person] = await db.select().from(t.person).where(eq(t.person.id, who.id))
    return (await mailsIn(test)).filter(({ to }) => to === person?.email)
  }
  const lists = async (): Promise<WaitingLists> => (await coordinator.inject({ url: '/api/v1/waiting-lists' })).json()
  /** An offer lasts longer than a session: it is made to end an hour ago instead. */
  const runOut = () =>
    test.store.write(tx =>
      tx.db
        .update(tx.t.waitingListEntry)
        .set({ expiresAt: test.clock.now - hour })
        .where(eq(tx.t.waitingListEntry.state, 'offered')),
    )
  return { ...test, coordinator, seated, groupId, sizeNow, mailsTo, lists, runOut }
}

describe('the waiting list of a full hub', () => {
  test('shows one’s place, offers what comes free to whoever is first, and keeps it for them', async () => {
    const { person, seated, sizeNow, mailsTo, coordinator, lists } = await buildFull()
    const [first, second, other] = [await person({ name: 'Ann' }), await person({ name: 'Ben' }), await person()]
    await join(first)
    await join(second)
    await join(second)
    expect(await own(second)).toEqual({ hubSlug: 'questioning', waiting: 2, kept: 0, position: 2, offeredUntil: null })
    expect((await choose(seated[0]!, 'feedback')).statusCode).toBe(200)
    // The offer was made on a Monday: it lasts until Wednesday, 17:00 in London.
    expect(await own(first)).toMatchObject({ position: 1, kept: 1, offeredUntil: '2026-09-16T16:00:00.000Z' })
    expect(await own(second)).toMatchObject({ position: 2, kept: 1, offeredUntil: null })
    expect((await mailsTo(first)).map(({ subject }) => subject)).toEqual(['There’s a place for you in Questioning'])
    expect(await mailsTo(second)).toEqual([])
    // Nobody else can have it, not even by a coordinator’s hand.
    expect((await choose(other)).json().code).toBe('full')
    expect((await choose(second)).json().code).toBe('full')
    const placing = { method: 'PUT', url: `/api/v1/people/${other.id}/membership` } as const
    expect((await coordinator.inject({ ...placing, payload: { hubSlug: 'questioning' } })).json().code).toBe('full')
    expect((await choose(first)).statusCode).toBe(200)
    expect(await sizeNow()).toBe(3)
    expect(await own(first)).toMatchObject({ waiting: 1, position: null })
    expect((await lists()).items).toMatchObject([
      {
        hubSlug: 'questioning',
        entries: [
          { name: 'Ann', state: 'taken' },
          { name: 'Ben', state: 'waiting' },
        ],
      },
    ])
  })

  test('an offer that runs out goes to the next, and is refused to whoever had it; they can join again', async () => {
    const { person, seated, sizeNow, mailsTo, runOut, lists } = await buildFull()
    const [first, second] = [await person({ name: 'Ann' }), await person({ name: 'Ben' })]
    await join(first)
    await join(second)
    await choose(seated[0]!, 'feedback')
    await runOut()
    expect((await choose(first)).json().detail).toMatch(
      /^The place in Questioning was kept for you until Mon 14 Sep, 11:00\. It’s been offered to the next person\./,
    )
    // What housekeeping does.
    await join(second)
    expect(await own(second)).toMatchObject({ position: 1, kept: 1 })
    expect(await own(first)).toMatchObject({ position: null })
    expect((await mailsTo(first)).map(({ text }) => text).join()).toMatch(/wasn’t taken in time/)
    await join(first)
    expect(await own(first)).toMatchObject({ position: 2, waiting: 2 })
    await leaveList(second)
    expect(await own(first)).toMatchObject({ position: 1, offeredUntil: expect.any(String) })
    expect((await choose(first)).statusCode).toBe(200)
    expect(await sizeNow()).toBe(3)
    expect((await lists()).items[0]?.entries.map(({ name, state }) => [name, state])).toEqual([
      ['Ben', 'left'],
      ['Ann', 'taken'],
    ])
  })

  test('a place can be taken while the offer stands, though hub choices have closed; none is offered after that', async () => {
    const { person, seated, clock, coordinator } = await buildFull()
    const [first, second] = [await person(), await person()]
    await join(first)
    await join(second)
    await choose(seated[0]!, 'feedback')
    const { version } = (await coordinator.inject({ url: '/api/v1/programmes/current' })).json()
    const payload = { choiceClosesAt: new Date(clock.now + 1000).toISOString(), expectedVersion: version }
    await coordinator.inject({ method: 'PATCH', url: '/api/v1/programmes/current', payload })
    clock.now += hour
    expect((await choose(second)).json().code).toBe('window-closed')
    expect((await join(await person())).json().code).toBe('window-closed')
    expect((await choose(first)).statusCode).toBe(200)
    const url = `/api/v1/people/${seated[1]!.id}/membership`
    await coordinator.inject({ method: 'PUT', url, payload: { hubSlug: 'feedback' } })
    expect(await own(second)).toMatchObject({ position: 1, offeredUntil: null })
  })

  test('is for hubs that are full, and not for one’s own', async () => {
    const { person, seated } = await buildFull()
    const someone = await person()
    expect((await join(someone, 'feedback')).json()).toMatchObject({
      status: 409,
      detail: 'There’s a place in Feedback & Critique. You can have it straight away.',
    })
    expect((await join(seated[0]!)).json().detail).toBe('You’re already in Questioning.')
    expect((await join(someone, 'astronomy')).statusCode).toBe(404)
    expect((await leaveList(someone)).statusCode).toBe(204)
  })

  test('all at once: people join, leave and choose, and no seat is given twice or passed over', async () => {
    const { person, seated, sizeNow, groupId, store } = await buildFull()
    const waiting = await Promise.all(Array.from({ length: 6 }, () => person()))
    const strangers = await Promise.all(Array.from({ length: 4 }, () => person()))
    const joined = await Promise.all(waiting.map(who => join(who)))
    expect(joined.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(200))
    const places = await Promise.all(waiting.map(async who => (await own(who))?.position))
    expect(places.toSorted()).toEqual([1, 2, 3, 4, 5, 6])
    await Promise.all([
      ...seated.slice(0, 2).map(who => choose(who, 'feedback')),
      ...strangers.map(who => choose(who)),
      ...waiting.slice(4).map(who => leaveList(who)),
    ])
    const offered = await Promise.all(waiting.map(async who => ({ who, ...(await own(who)) })))
    const lucky = offered.filter(({ offeredUntil }) => offeredUntil)
    expect(lucky.map(({ position }) => position).toSorted()).toEqual([1, 2])
    const answers = await Promise.all([...waiting, ...strangers].map(who => choose(who)))
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(2)
    expect(await sizeNow()).toBe(3)
    const { db, t } = store.read
    const inHub = (await db.select().from(t.membership).where(eq(t.membership.groupId, groupId))).map(
      row => row.personId,
    )
    expect(lucky.every(({ who }) => inHub.includes(who.id))).toBe(true)
  })

  test('a leaver’s place is offered, and a leaver on the list is passed over', async () => {
    const { person, seated } = await buildFull()
    const admin = await person({ roles: ['administrator'], staffKind: 'support' })
    const [first, second] = [await person(), await person()]
    await join(first)
    await join(second)
    for (const who of [first, seated[0]!]) {
      const { version } = (await admin.inject({ url: `/api/v1/people/${who.id}` })).json()
      const payload = { left: true, expectedVersion: version }
      await admin.inject({ method: 'PATCH', url: `/api/v1/people/${who.id}`, payload })
    }
    expect(await own(second)).toMatchObject({ position: 1, offeredUntil: expect.any(String) })
  })
})

test('housekeeping passes on what was not taken, without anybody’s doing', async () => {
  const { person, seated, runOut, store, clock } = await buildFull()
  const [first, second] = [await person(), await person()]
  await join(first)
  await join(second)
  await choose(seated[0]!, 'feedback')
  await runOut()
  const { createWaiting } = await import('./waiting.service.ts')
  const { createProgrammes } = await import('../programmes/programmes.service.ts')
  const now = () => clock.now
  const mail = createMail({ store, now, log: { info: () => undefined, warn: () => undefined }, transport: nowhere })
  const origin = () => ''
  const { notices } = createNoticeServices({ store, now, mail, origin, mailFrom: 'hubs@school.test' }).services
  const programmes = createProgrammes({
    store,
    now,
    hubs: { publicOf: async () => [] },
    reading: { ofYear: async () => none },
    school: { lookOf: async () => ({ accent: null, logo: null }) },
  })
  const waiting = createWaiting({ store, now, programmes, notices, mail, origin, hubs: undefined as never })
  await store.write(tx => waiting.round(tx))
  expect(await own(second)).toMatchObject({ position: 1, offeredUntil: expect.any(String) })
})

const nowhere = { deliver: async () => 'nowhere', close: () => undefined }
const none = { programme: [], ofHub: () => [] }
