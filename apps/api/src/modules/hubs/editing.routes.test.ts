import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'
import { insertProgramme } from '../programmes/seed/create-school.seed.ts'
import { firstCalendar } from '../programmes/seed/programme.seed.ts'

const outcome = (id?: string) => ({ ...(id && { id }), statement: 'S', audiences: ['staff'], howWeWillKnow: '' })

describe('the outcomes of a hub', () => {
  test('keep their ids; one named twice, or another hub’s, becomes a new one', async () => {
    const { person } = await buildTestApp()
    const coordinator = await person({ roles: ['coordinator'] })
    const read = async (slug: string) => (await coordinator.inject({ url: `/api/v1/hubs/${slug}` })).json()
    const [own, other] = [await read('feedback'), await read('questioning')]
    const [first, foreign] = [own.outcomes[0].id, other.outcomes[0].id]

    const answer = await coordinator.inject({
      method: 'PATCH',
      url: '/api/v1/hubs/feedback',
      payload: { outcomes: [outcome(first), outcome(first), outcome(foreign)], expectedVersion: own.version },
    })
    expect(answer.statusCode).toBe(200)
    const ids = answer.json().outcomes.map((each: { id: string }) => each.id)
    expect(ids[0]).toBe(first)
    expect(new Set([...ids, foreign]).size).toBe(4)
    expect((await read('questioning')).outcomes).toEqual(other.outcomes)
  })
})

test('a group of an earlier year stays as it was, its places and its leaders', async () => {
  const { person, store, schoolId, clock } = await buildTestApp()
  const coordinator = await person({ roles: ['coordinator'] })
  const programmeId = await store.write(tx =>
    insertProgramme(tx, {
      schoolId,
      timeZone: 'Europe/London',
      name: '2025-26',
      current: false,
      calendar: firstCalendar,
      choiceOpensAt: clock.now - 2,
      choiceClosesAt: clock.now - 1,
    }),
  )
  const { db, t } = store.read
  const [past] = await db
    .select({ id: t.group.id, version: t.group.version })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(eq(t.hub.programmeId, programmeId))
  const answer = await coordinator.inject({
    method: 'PATCH',
    url: `/api/v1/groups/${past?.id}`,
    payload: { facilitatorId: coordinator.id, places: 14, expectedVersion: past?.version },
  })
  expect(answer.json()).toMatchObject({ status: 409, code: 'year-over' })
})
