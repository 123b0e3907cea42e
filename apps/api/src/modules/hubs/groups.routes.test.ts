import type { HubDetail } from '@hubs/schema/hubs'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'

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
  return { ...made, coordinator, post, open, place, close }
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
    const { open, post, place, person, coordinator, store } = await build()
    const hub = await open()
    const [one = '', two = ''] = hub.groups.map(({ id }) => id)
    const [ann, bo] = [await person({ name: 'Ann Lee' }), await person({ name: 'Bo Lund' })]
    await place(ann.id, one)
    await place(bo.id, two)
    await coordinator.inject({
      method: 'PATCH',
      url: `/api/v1/groups/${two}`,
      payload: { facilitatorId: bo.id, expectedVersion: 1 },
    })
    const before = (await store.read.db.select().from(store.read.t.mail)).length
    const merged = await post(`groups/${two}/merge`, { intoId: one })
    expect(merged.json<HubDetail>()).toMatchObject({ groups: [{ id: one, taken: 2 }] })
    expect(merged.json<HubDetail>().members.map(({ name }) => name)).toEqual(['Ann Lee', 'Bo Lund'])
    expect((await store.read.db.select().from(store.read.t.mail)).length).toBeGreaterThanOrEqual(before)
    expect((await bo.inject({ url: '/api/v1/me' })).json()).toMatchObject({ leads: [], membership: { groupId: one } })
  })

  test('stay two where there are not enough places, where one has met, and with a group of another hub', async () => {
    const { open, post, place, person, coordinator, groupOf, store } = await build()
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
    await store.write(async ({ db, t }) => {
      const [meeting] = (await db.select().from(t.meeting)).filter(row => row.groupId === two)
      await db
        .update(t.meeting)
        .set({ status: 'ended' })
        .where(eq(t.meeting.id, meeting?.id ?? ''))
    })
    expect((await post(`groups/${two}/merge`, { intoId: one })).json().status).toBe(409)
    expect((await coordinator.inject({ url: '/api/v1/hubs/questioning' })).json().groups).toHaveLength(2)
  })
})
