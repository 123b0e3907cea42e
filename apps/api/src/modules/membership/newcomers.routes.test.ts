import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../test/test-app.ts'
import { newId } from '../../ids.ts'
import { postReply } from '../discussion/discussion.testkit.ts'
import { aPlan, aReport, buildPlans, get, put, putIn } from '../plans/plans.testkit.ts'
import { fillSearch } from '../search/index/search-index.service.ts'

const day = 86_400_000
const word = 'hoopoecanary'

/** A group that has met, spoken and shared plans while the choice was still open, and somebody in no hub yet. */
async function build() {
  const built = await buildPlans(3 * 3_600_000)
  const { amy, ben, facilitator, first, second, third, store, setStatus, person, clock } = built
  await fillSearch(store)
  await setStatus(first.id, 'ended')
  const closesAt = clock.now + day
  await store.write(({ db, t }) => db.update(t.programme).set({ choiceClosesAt: closesAt }))
  const plan = await putIn(amy, aPlan(first.id, { technique: `Try the ${word}` }))
  await setStatus(second.id, 'ended')
  const told = await put(amy, `/plans/${plan.id}/reports/${second.id}`, aReport({ whatHappened: `A ${word} came.` }))
  expect(told.statusCode).toBe(200)
  for (const { id } of [first, second]) {
    const text = { learned: `We heard a ${word}.`, questions: '', show: true, expectedVersion: 0 }
    expect((await put(facilitator, `/meetings/${id}/minutes`, text)).statusCode).toBe(200)
    await postReply(ben, `/discussions/meeting/${id}`, `It was a ${word}.`)
  }
  await store.write(({ db, t }) =>
    db.insert(t.observation).values({
      id: newId(),
      schoolId: built.schoolId,
      groupId: first.groupId,
      observedId: amy.id,
      observerId: ben.id,
      date: second.date,
      startsAt: '10:00',
      startsAtMs: second.startsAtMs,
      minutes: 30,
      place: 'B12',
      setting: '9Sc2',
      focus: `the ${word}`,
      evidenceAsked: '',
      tool: null,
      cover: 'none',
      status: 'handed-over',
      notes: '',
      conclusion: `A ${word} it is.`,
      thanks: '',
      shared: true,
    }),
  )
  const hopper = await person({ name: 'Hal Hopper' })
  clock.now += 60_000
  const join = async (who: TestPerson, slug = 'questioning') =>
    expect((await put(who, `/hubs/${slug}/membership`, {})).statusCode).toBe(200)
  const leave = async (who: TestPerson) =>
    expect((await who.inject({ method: 'DELETE', url: '/api/v1/hubs/questioning/membership' })).statusCode).toBe(204)
  /** Everything that a group has written, by where it is read. */
  const places = [
    ...[first, second].flatMap(({ id }) =>
      ['', '/minutes', '/pulse', '/plans', '/partners', '/offers', '/register/changes', '/candidates']
        .map(end => `/meetings/${id}${end}`)
        .concat(`/discussions/meeting/${id}`),
    ),
    `/plans/${plan.id}`,
    `/groups/${first.groupId}/observations`,
    `/search?q=${word}`,
    '/strategies/QU2/trials',
    '/strategies',
    '/strategies/QU2',
    '/hubs/questioning',
    '/hubs/questioning/outcomes',
    '/meetings?all=true',
    `/meetings/${third.id}`,
    `/meetings/${third.id}/plans`,
    `/meetings/${third.id}/candidates`,
    '/me',
  ]
  /** Where this person reads it. */
  const reads = async (who: TestPerson) => {
    const found: string[] = []
    for (const place of places) if ((await get(who, place)).body.includes(word)) found.push(place)
    return found
  }
  /** To another time, with everybody still signed in. */
  const jump = async (to: number) => {
    clock.now = to
    await store.write(({ db, t }) => db.update(t.session).set({ lastSeenAt: to, expiresAt: to + day }))
    await store.signal({ topic: 'session', id: '' })
  }
  return { ...built, plan, closesAt, hopper, join, leave, reads, jump }
}

describe('what a group wrote before somebody joined', () => {
  test('is closed to them while the choice is open, wherever it is read, and opens with its first meeting after', async () => {
    const { amy, hopper, join, leave, reads, jump, clock, closesAt, first, third } = await build()
    const all = await reads(amy)
    expect(all).toEqual(expect.arrayContaining([`/meetings/${first.id}/minutes`, `/search?q=${word}`]))
    expect(all.length).toBeGreaterThan(9)
    expect(await reads(hopper)).toEqual([])
    await join(hopper)
    expect(await reads(hopper)).toEqual([])
    expect((await get(hopper, `/meetings/${first.id}/minutes`)).json()).toMatchObject({
      detail: expect.stringContaining('before you joined'),
    })
    // The dates, and what is prepared for the next one, are theirs at once.
    expect((await get(hopper, `/meetings/${third.id}`)).statusCode).toBe(200)
    expect((await get(hopper, `/me`)).json().membership).toMatchObject({
      readsSince: new Date(clock.now).toISOString(),
      opensAt: new Date(third.startsAtMs).toISOString(),
    })
    await leave(hopper)
    await join(hopper)
    await jump(closesAt + day)
    expect(await reads(hopper)).toEqual([])
    await jump(third.startsAtMs)
    const fresh = (await reads(hopper)).toSorted()
    expect(fresh).toEqual(all.toSorted())
  })

  test('names nobody by email in a meeting that is closed to them, and nobody is offered them there', async () => {
    const { ben, hopper, join, store, first, third } = await build()
    await join(hopper)
    const mention = (id: string) =>
      ben.inject({
        method: 'POST',
        url: `/api/v1/discussions/meeting/${id}/replies`,
        payload: { text: 'Ask @Hal Hopper.', parentId: null, mentions: [hopper.id] },
      })
    const offered = async (id: string) =>
      (await get(ben, `/discussions/meeting/${id}/people?q=Hopper`)).json().items.map((each: { id: string }) => each.id)
    const mails = async () => (await store.read.db.select().from(store.read.t.mail)).length
    const before = await mails()
    expect((await mention(first.id)).json()).toMatchObject({
      status: 400,
      fields: { mentions: expect.stringContaining('can’t read this') },
    })
    expect(await offered(first.id)).toEqual([])
    expect(await mails()).toBe(before)
    expect((await mention(third.id)).statusCode).toBe(201)
    expect(await offered(third.id)).toEqual([hopper.id])
    expect(await mails()).toBe(before + 1)
  })

  test('is open to whoever leads the group, and stays closed to who joined after its last meeting, in later years too', async () => {
    const { store, closesAt, jump, reads, third, person, join, facilitatorOf } = await build()
    const lead = await facilitatorOf('questioning')
    const support = await person({ staffKind: 'support' })
    const { db, t } = store.read
    const last = (await db.select().from(t.meeting).where(eq(t.meeting.groupId, third.groupId)))
      .map(({ startsAtMs }) => startsAtMs)
      .toSorted((a, b) => b - a)[0]
    expect(await reads(lead)).not.toEqual([])
    await jump(Math.max(closesAt, last ?? 0) + day)
    await join(support)
    expect(await reads(support)).toEqual([])
    await store.write(tx => tx.db.update(tx.t.programme).set({ current: false }))
    await store.signal({ topic: 'people', id: '' })
    expect(await reads(support)).toEqual([])
  })

  test('does not hide from them what is written since', async () => {
    const { amy, hopper, join, third, setStatus, clock } = await build()
    await join(hopper)
    clock.now += 60_000
    const since = await putIn(amy, aPlan(third.id, { technique: 'Written since' }))
    expect((await get(hopper, `/plans/${since.id}`)).statusCode).toBe(200)
    await setStatus(third.id, 'running')
    await postReply(amy, `/discussions/meeting/${third.id}`, 'Said since.')
    expect((await get(hopper, `/discussions/meeting/${third.id}`)).body).toContain('Said since.')
  })
})

test('a meeting that nobody ran on screen is closed to them once it would be over', async () => {
  const { hopper, join, second, setStatus, amy } = await build()
  await setStatus(second.id, 'planned')
  await join(hopper)
  const look = async (who: TestPerson) => (await get(who, `/discussions/meeting/${second.id}`)).statusCode
  expect([await look(amy), await look(hopper)]).toEqual([200, 403])
})

test('a meeting that began before somebody joined is on no screen of theirs', async () => {
  const { hopper, join, leave, second, third, setStatus } = await build()
  await setStatus(second.id, 'running')
  await join(hopper)
  const watch = async ({ id }: { id: string }) => (await get(hopper, `/meetings/${id}/run`)).statusCode
  expect([await watch(second), await watch(third)]).toEqual([403, 200])
  expect((await get(hopper, `/meetings/${second.id}/live`)).statusCode).toBe(403)
  await leave(hopper)
  expect(await watch(third)).toBe(403)
})

test('the rating of somebody who has left the hub before a figure is taken is in none', async () => {
  const { hopper, join, leave, store, groupOf } = await build()
  await join(hopper)
  const { hubId } = await groupOf('questioning')
  const { db, t } = store.read
  const [outcome] = await db.select().from(t.outcome).where(eq(t.outcome.hubId, hubId))
  const item = outcome?.id ?? ''
  const people = await db.select().from(t.person)
  const five = people.filter(({ id }) => id !== hopper.id).slice(0, 4)
  await store.write(async tx => {
    for (const { id } of [...five, { id: hopper.id }])
      await tx.db
        .insert(tx.t.rating)
        .values({ hubId, personId: id, moment: 'baseline', item, value: 5, releasedValue: null, at: 0 })
  })
  await leave(hopper)
  const look = (await get(hopper, '/hubs/questioning/outcomes')).json()
  expect(look.outcomes.find((each: { id: string }) => each.id === item).ratings.baseline).toBeNull()
})
