import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp, type TestPerson } from '../../../test/test-app.ts'
import { newcomer } from '../staff/staff.testkit.ts'

const put = (who: TestPerson, path: string, payload?: object) =>
  who.inject({ method: 'PUT', url: `/api/v1${path}`, ...(payload && { payload }) })

async function build() {
  const test = await buildTestApp()
  const coordinator = await test.person({ roles: ['coordinator', 'administrator'] })
  const colleagues = await Promise.all(Array.from({ length: 16 }, () => test.person()))
  const { groupId, hubId } = await test.groupOf('questioning')
  const { db, t } = test.store.read
  const group = async () => {
    const [row] = await db.select().from(t.group).where(eq(t.group.id, groupId))
    const seats = await db.select().from(t.membership).where(eq(t.membership.groupId, groupId))
    return { places: row?.places ?? 0, version: row?.version ?? 0, seats: seats.map(each => each.seat) }
  }
  return { ...test, coordinator, colleagues, groupId, hubId, group }
}

describe('all at once', () => {
  test('people who choose and people who are placed never sit on one seat, and fill every place', async () => {
    const { coordinator, colleagues, group } = await build()
    const answers = await Promise.all([
      ...colleagues.slice(0, 8).map(each => put(each, '/hubs/questioning/membership')),
      ...colleagues.slice(8).map(each => put(coordinator, `/people/${each.id}/membership`, { hubSlug: 'questioning' })),
    ])
    const codes = answers.map(answer => answer.statusCode)
    expect(codes.filter(code => code < 300)).toHaveLength(12)
    expect(codes.filter(code => code === 409)).toHaveLength(4)
    const { seats, places } = await group()
    expect(new Set(seats).size).toBe(12)
    expect(Math.max(...seats)).toBeLessThanOrEqual(places)
  })

  test('one person who chooses and is placed elsewhere is in one hub', async () => {
    const { coordinator, colleagues, store } = await build()
    const [one] = colleagues
    const hubs = ['questioning', 'feedback', 'e-learning', 'growth-mindset']
    const answers = await Promise.all(
      hubs.flatMap(slug => [
        put(one!, `/hubs/${slug}/membership`),
        put(coordinator, `/people/${one!.id}/membership`, { hubSlug: slug }),
      ]),
    )
    expect(answers.map(answer => answer.statusCode).filter(code => code >= 300)).toEqual([])
    const { db, t } = store.read
    expect(await db.select().from(t.membership).where(eq(t.membership.personId, one!.id))).toHaveLength(1)
  })

  test('places that are taken away while people choose are never fewer than those who sit', async () => {
    const { coordinator, colleagues, group, groupId } = await build()
    const { version } = await group()
    const lower = (places: number) =>
      coordinator.inject({
        method: 'PATCH',
        url: `/api/v1/groups/${groupId}`,
        payload: { places, expectedVersion: version },
      })
    const answers = await Promise.all([
      ...colleagues.slice(0, 6).map(each => put(each, '/hubs/questioning/membership')),
      lower(4),
      lower(3),
      ...colleagues.slice(6).map(each => put(each, '/hubs/questioning/membership')),
    ])
    const codes = answers.map(answer => answer.statusCode)
    expect(codes.filter(code => ![200, 400, 409].includes(code))).toEqual([])
    const { seats, places } = await group()
    expect(seats).toHaveLength(places)
    expect(Math.max(...seats)).toBe(places)
  })

  test('one create sent five times makes one person, and five people may not share an address', async () => {
    const { coordinator } = await build()
    const create = (key: string, email: string) =>
      coordinator.inject({
        method: 'POST',
        url: '/api/v1/people',
        payload: { ...newcomer, email },
        headers: { 'idempotency-key': key },
      })
    const same = await Promise.all(Array.from({ length: 5 }, () => create('key-one-1', 'one@school.test')))
    expect(same.map(answer => answer.statusCode)).toEqual(Array(5).fill(201))
    expect(new Set(same.map(answer => answer.json().id)).size).toBe(1)
    const other = await Promise.all(Array.from({ length: 5 }, (_, n) => create(`key-two-${n}`, 'two@school.test')))
    expect(other.map(answer => answer.statusCode).toSorted()).toEqual([201, 400, 400, 400, 400])
  })
})
