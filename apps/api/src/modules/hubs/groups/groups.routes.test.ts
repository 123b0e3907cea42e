import type { HubDetail } from '@hubs/schema/hubs'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../../test/test-app.ts'

async function build() {
  const made = await buildTestApp()
  const coordinator = await made.person({ name: 'Cy Coordinator', roles: ['coordinator'] })
  const post = (url: string, payload?: object) =>
    coordinator.inject({ method: 'POST', url: `/api/v1/${url}`, ...(payload && { payload }) })
  const open = async () => (await post('hubs/questioning/groups')).json<HubDetail>()
  const place = (id: string, groupId: string) =>
    coordinator.inject({
      method: 'PUT',
      url: `/api/v1/people/${id}/membership`,
      payload: { hubSlug: 'questioning', groupId },
    })
  const close = (id: string) => coordinator.inject({ method: 'DELETE', url: `/api/v1/groups/${id}` })
  /** Ann in one group, and Bo, who leads it, in the other. */
  async function twoGroups() {
    const [one = '', two = ''] = (await open()).groups.map(({ id }) => id)
    const [ann, bo] = [await made.person({ name: 'Ann Lee' }), await made.person({ name: 'Bo Lund' })]
    await place(ann.id, one)
    await place(bo.id, two)
    const payload = { facilitatorId: bo.id, expectedVersion: 1 }
    await coordinator.inject({ method: 'PATCH', url: `/api/v1/groups/${two}`, payload })
    return { one, two, ann, bo }
  }
  return { ...made, coordinator, post, open, place, close, twoGroups }
}

describe('a second group of a hub', () => {
  test('is opened with a date on each day the first one still meets on, and an agenda for each', async () => {
    const { open, store } = await build()
    const hub = await open()
    expect(hub.groups.map(({ name, places, taken }) => [name, places, taken])).toEqual([
      ['Group 1', 12, 0],
      ['Group 2', 12, 0],
    ])
    const { db, t } = store.read
    const meetings = (await db.select().from(t.meeting)).filter(row => row.groupId === hub.groups[1]?.id)
    expect(meetings.map(({ number, kind, date }) => [number, kind, date]).toSorted()).toEqual([
      [1, 'first', '2026-09-30'],
      [2, 'ordinary', '2026-11-25'],
      [3, 'ordinary', '2027-01-27'],
      [4, 'ordinary', '2027-03-10'],
      [5, 'ordinary', '2027-05-05'],
      [6, 'sharing', '2027-06-23'],
    ])
    const segments = await db.select().from(t.segment)
    for (const { id, minutes } of meetings) {
      const own = segments.filter(row => row.meetingId === id)
      expect(own.reduce((sum, row) => sum + row.minutes, 0)).toBe(minutes)
    }
  })

  test('takes people of the first one: each is told once, a coordinator who moves themself of nothing', async () => {
    const { open, place, person, coordinator, store } = await build()
    const [one = '', two = ''] = (await open()).groups.map(({ id }) => id)
    const ann = await person({ name: 'Ann Lee' })
    for (const { id } of [ann, coordinator]) await place(id, one)
    const { db, t } = store.read
    const notices = async () => (await db.select().from(t.notice)).filter(({ kind }) => kind === 'placed')
    const before = (await notices()).map(({ id }) => id)
    for (const { id } of [ann, coordinator]) expect((await place(id, two)).statusCode).toBe(204)
    const told = (await notices()).filter(({ id }) => !before.includes(id))
    expect(told.map(({ personId }) => personId)).toEqual([ann.id])
    expect((await ann.inject({ url: '/api/v1/me' })).json()).toMatchObject({ membership: { groupId: two } })
  })

  test('is closed while nobody is in it, and the only one of a hub never', async () => {
    const { open, close, person, place } = await build()
    const hub = await open()
    const [one, two] = hub.groups.map(({ id }) => id)
    const someone = await person()
    await place(someone.id, two ?? '')
    expect((await close(two ?? '')).json()).toMatchObject({
      status: 409,
      detail: 'Group 2 still has one member. Merge it with another group.',
    })
    await place(someone.id, one ?? '')
    expect((await close(two ?? '')).json<HubDetail>().groups).toHaveLength(1)
    expect((await close(one ?? '')).json()).toMatchObject({
      status: 409,
      detail: 'A hub needs a group. Open another one first.',
    })
  })
})

describe('two groups that merge', () => {
  test('are one: everybody has a place in it, and is told', async () => {
    const { twoGroups, post, store } = await build()
    const { one, two, bo } = await twoGroups()
    const before = (await store.read.db.select().from(store.read.t.notice)).length
    const merged = await post(`groups/${two}/merge`, { intoId: one })
    expect(merged.json<HubDetail>()).toMatchObject({ groups: [{ id: one, taken: 2 }] })
    expect(merged.json<HubDetail>().members.map(({ name }) => name)).toEqual(['Ann Lee', 'Bo Lund'])
    expect((await store.read.db.select().from(store.read.t.notice)).length).toBeGreaterThan(before)
    expect((await bo.inject({ url: '/api/v1/me' })).json()).toMatchObject({ leads: [], membership: { groupId: one } })
  })

  test('tell a coordinator who is in one of them nothing: they did it themselves', async () => {
    const { twoGroups, post, store, coordinator, place } = await build()
    const { one, two, bo } = await twoGroups()
    await place(coordinator.id, two)
    const { db, t } = store.read
    const placed = async () => (await db.select().from(t.notice)).filter(({ kind }) => kind === 'placed')
    const before = (await placed()).map(({ id }) => id)
    expect((await post(`groups/${two}/merge`, { intoId: one })).json()).toMatchObject({ groups: [{ taken: 3 }] })
    const told = (await placed()).filter(({ id }) => !before.includes(id)).map(({ personId }) => personId)
    expect(told).toEqual([bo.id])
  })

  test('stay two where there are not enough places, and with a group of another hub', async () => {
    const { open, post, place, person, coordinator, groupOf } = await build()
    const hub = await open()
    const [one = '', two = ''] = hub.groups.map(({ id }) => id)
    await place((await person()).id, one)
    await place((await person()).id, two)
    const patched = await coordinator.inject({
      method: 'PATCH',
      url: `/api/v1/groups/${one}`,
      payload: { places: 1, expectedVersion: 1 },
    })
    expect(patched.statusCode).toBe(200)
    expect((await post(`groups/${two}/merge`, { intoId: one })).json()).toMatchObject({
      code: 'full',
      detail: 'Group 1 has one place, and there would be 2 people. Add places to it first.',
    })
    const other = await groupOf('feedback')
    expect((await post(`groups/${two}/merge`, { intoId: other.groupId })).json()).toMatchObject({
      fields: { intoId: 'Choose another group of the same hub.' },
    })
    expect((await coordinator.inject({ url: '/api/v1/hubs/questioning' })).json().groups).toHaveLength(2)
  })

  test('that have met keep the record of each: its own people read it, and no one else', async () => {
    const { twoGroups, open, post, coordinator, store, clock } = await build()
    const { one, two, ann, bo } = await twoGroups()
    const { db, t } = store.read
    const ofTwo = (await db.select().from(t.meeting)).filter(row => row.groupId === two)
    const first = ofTwo.find(({ number }) => number === 1)
    const status = (id: string, to: 'running' | 'ended') =>
      store.write(tx => tx.db.update(tx.t.meeting).set({ status: to }).where(eq(tx.t.meeting.id, id)))
    await status(first?.id ?? '', 'running')
    clock.now += 3_600_000
    expect((await post(`groups/${two}/merge`, { intoId: one })).json()).toMatchObject({
      detail: 'Group 2 is meeting now. End the meeting first.',
    })
    await status(first?.id ?? '', 'ended')
    const merged = await post(`groups/${two}/merge`, { intoId: one })
    expect(merged.json<HubDetail>()).toMatchObject({ groups: [{ id: one, taken: 2 }] })
    const seen = async (who: typeof ann) => (await who.inject({ url: `/api/v1/meetings/${first?.id}` })).statusCode
    expect([await seen(bo), await seen(ann)]).toEqual([200, 403])
    const after = (await db.select().from(t.meeting)).filter(row => row.groupId === two)
    expect(after.map(row => row.status).toSorted()).toEqual([...Array(5).fill('cancelled'), 'ended'])
    expect(await db.select().from(t.group).where(eq(t.group.id, two))).toMatchObject([
      { facilitatorId: bo.id, mergedIntoId: one },
    ])
    const again = await coordinator.inject({
      method: 'POST',
      url: `/api/v1/groups/${two}/merge`,
      payload: { intoId: one },
    })
    expect(again.json()).toMatchObject({ status: 409, detail: 'Group 2 is part of another group now.' })
    expect((await open()).groups.map(({ name }) => name)).toEqual(['Group 1', 'Group 3'])
  })

  test('keep the register of one that met without a screen', async () => {
    const { open, post, close, person, store } = await build()
    const [one = '', two = ''] = (await open()).groups.map(({ id }) => id)
    const { db, t } = store.read
    const first = (await db.select().from(t.meeting)).find(row => row.groupId === two && row.number === 1)!
    const line = {
      id: 'came',
      meetingId: first.id,
      personId: (await person()).id,
      status: 'present',
      recordedAt: 0,
    } as const
    await store.write(tx => tx.db.insert(tx.t.attendance).values(line))
    expect((await close(two)).json()).toMatchObject({
      status: 409,
      detail: 'Group 2 has plans, ideas, notes or a register, so its record stays. Merge it with another group.',
    })
    const merged = await post(`groups/${two}/merge`, { intoId: one })
    expect(merged.json<HubDetail>().groups).toMatchObject([{ id: one }])
    expect(await db.select().from(t.attendance)).toMatchObject([line])
  })
})
