import { hubDetail, hubList } from '@hubs/schema/hubs'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'

const url = '/api/v1/hubs/feedback'

describe('a hub', () => {
  test('shows colleagues who is in, who leads, the places and the dates', async () => {
    const { member, facilitator, person } = await buildTestApp()
    await facilitator('feedback', { name: 'Ruth' })
    await member('feedback', { name: 'Ben' })
    const detail = hubDetail.parse((await (await person()).inject({ url })).json())
    expect(detail).toMatchObject({ places: 12, taken: 2, mine: false })
    expect(detail.members.map(someone => someone.name)).toEqual(['Ben', 'Ruth'])
    expect(detail.groups[0]?.facilitator?.name).toBe('Ruth')
    expect(detail.meetings).toHaveLength(6)
    expect(detail.nextMeeting?.startsAt).toBe('2026-09-30T14:30:00.000Z')
  })

  test('is edited by a coordinator: outcomes keep their ids, new ones get one, missing ones go', async () => {
    const { person } = await buildTestApp()
    const coordinator = await person({ roles: ['coordinator'] })
    const before = hubDetail.parse((await coordinator.inject({ url })).json())
    const [first] = before.outcomes
    const added = { statement: 'Parents read feedback too.', audiences: ['parents'], howWeWillKnow: '' }
    const payload = {
      question: 'What next?',
      outcomes: [added, { ...first, audiences: ['staff'] }],
      expectedVersion: before.version,
    }
    const after = hubDetail.parse((await coordinator.inject({ method: 'PATCH', url, payload })).json())
    expect(after.question).toBe('What next?')
    expect(after.outcomes.map(outcome => outcome.statement)).toEqual([added.statement, first?.statement])
    expect(after.outcomes[1]).toMatchObject({ id: first?.id, audiences: ['staff'] })
    expect((await coordinator.inject({ method: 'PATCH', url, payload })).json()).toMatchObject({
      status: 409,
      code: 'stale',
      current: { question: 'What next?' },
    })
  })
})

describe('a group', () => {
  test('never has fewer places than seats in use, nor one person as both its leaders, nor a stranger', async () => {
    const { person, member, groupOf } = await buildTestApp()
    const coordinator = await person({ roles: ['coordinator'] })
    const [one] = [await member('feedback'), await member('feedback')]
    const { groupId } = await groupOf('feedback')
    const change = (payload: object) =>
      coordinator.inject({
        method: 'PATCH',
        url: `/api/v1/groups/${groupId}`,
        payload: { ...payload, expectedVersion: 1 },
      })
    expect((await change({ places: 1 })).json()).toMatchObject({
      status: 400,
      fields: { places: '2 places are taken, so you can’t have fewer.' },
    })
    expect((await change({ facilitatorId: one?.id, coFacilitatorId: one?.id })).json()).toMatchObject({
      fields: { coFacilitatorId: 'Choose two different people.' },
    })
    expect((await change({ facilitatorId: 'nobody' })).json().fields).toHaveProperty('facilitatorId')
    expect((await change({ facilitatorId: one?.id, places: 10 })).json().groups[0]).toMatchObject({ places: 10 })
  })

  test('knows its new facilitator at once: the console opens to them', async () => {
    const { person, member, groupOf } = await buildTestApp()
    const coordinator = await person({ roles: ['coordinator'] })
    const teacher = await member('feedback')
    expect((await teacher.inject({ url: '/api/v1/me' })).json().leads).toEqual([])
    const { groupId } = await groupOf('feedback')
    await coordinator.inject({
      method: 'PATCH',
      url: `/api/v1/groups/${groupId}`,
      payload: { facilitatorId: teacher.id, expectedVersion: 1 },
    })
    expect((await teacher.inject({ url: '/api/v1/me' })).json().leads).toEqual([groupId])
  })

  test('places in the group whoever is named to lead it, unless they lead another or it is full', async () => {
    const { person, member, facilitator, groupOf } = await buildTestApp()
    const coordinator = await person({ roles: ['coordinator'] })
    const { groupId } = await groupOf('feedback')
    let version = 1
    const change = async (payload: object) => {
      const answer = await coordinator.inject({
        method: 'PATCH',
        url: `/api/v1/groups/${groupId}`,
        payload: { ...payload, expectedVersion: version },
      })
      version = answer.json().groups[0].version
      return answer.json()
    }
    const placeOf = async (someone: { inject: typeof coordinator.inject }) =>
      (await someone.inject({ url: '/api/v1/me' })).json().membership?.hubSlug ?? null
    const nowhere = await person({ name: 'Noah Nowhere' })
    const elsewhere = await member('questioning')
    await change({ facilitatorId: nowhere.id, coFacilitatorId: elsewhere.id })
    expect([await placeOf(nowhere), await placeOf(elsewhere)]).toEqual(['feedback', 'feedback'])
    const leads = await facilitator('e-learning')
    const named = await change({ coFacilitatorId: leads.id })
    expect(await placeOf(leads)).toBe('e-learning')
    expect(named.groups[0].unseated).toMatchObject([{ id: leads.id }])
    await change({ places: 2 })
    const late = await person()
    expect((await change({ coFacilitatorId: late.id })).groups[0].unseated).toMatchObject([{ id: late.id }])
    expect(await placeOf(late)).toBeNull()
  })

  test('without a place in the group is named, until they or a coordinator mend it', async () => {
    const { person, member, groupOf, clock, store } = await buildTestApp()
    // Long after choices have closed.
    clock.now = Date.parse('2026-11-20T12:00:00Z')
    const coordinator = await person({ roles: ['coordinator'] })
    const { groupId } = await groupOf('feedback')
    const elsewhere = await member('questioning', { name: 'Ella Elsewhere' })
    const nowhere = await person({ name: 'Noah Nowhere' })
    await store.write(async ({ db, t }) => {
      const leaders = { facilitatorId: elsewhere.id, coFacilitatorId: nowhere.id }
      await db.update(t.group).set(leaders).where(eq(t.group.id, groupId))
    })
    await store.signal({ topic: 'people', id: '' })
    const unseated = async () => {
      const { items } = hubList.parse((await coordinator.inject({ url: '/api/v1/hubs' })).json())
      return items.flatMap(hub =>
        hub.groups.flatMap(group => group.unseated.map(each => [hub.slug, each.name, each.hubName])),
      )
    }
    expect(await unseated()).toEqual([
      ['feedback', 'Ella Elsewhere', 'Questioning'],
      ['feedback', 'Noah Nowhere', null],
    ])
    // Whoever was named to lead belongs there, in that group and in no other.
    const take = (slug: string, payload: object) =>
      elsewhere.inject({ method: 'PUT', url: `/api/v1/hubs/${slug}/membership`, payload })
    expect((await take('feedback', {})).json().code).toBe('window-closed')
    expect((await take('e-learning', { groupId: (await groupOf('e-learning')).groupId })).json().code).toBe(
      'window-closed',
    )
    expect((await take('feedback', { groupId })).json()).toMatchObject({ hubSlug: 'feedback', groupId })
    expect(await unseated()).toEqual([['feedback', 'Noah Nowhere', null]])
    const placed = await coordinator.inject({
      method: 'PUT',
      url: `/api/v1/people/${nowhere.id}/membership`,
      payload: { hubSlug: 'feedback', groupId },
    })
    expect(placed.statusCode).toBe(204)
    expect(await unseated()).toEqual([])
  })
})
