import { strandDetail, strategyDetail } from '@hubs/schema/library/strategies'
import { describe, expect, test } from 'vitest'
import { buildTestApp, type TestPerson } from '../../../../test/test-app.ts'
import { newId } from '../../../ids.ts'
import { figures } from '../strategies.testkit.ts'

const base = '/api/v1/strategies/QU2'

async function build() {
  const test = await buildTestApp()
  const lead = await test.facilitator('questioning', { name: 'Fay Facilitator' })
  const otherLead = await test.facilitator('feedback', { name: 'Olu Other' })
  const amy = await test.member('questioning', { name: 'Amy Adams' })
  const helper = await test.person({ name: 'Hal Helper', staffKind: 'support' })
  const coordinator = await test.person({ name: 'Cor Dinator', roles: ['coordinator'] })
  return { ...test, lead, otherLead, amy, helper, coordinator }
}

const see = async (who: TestPerson) => strategyDetail.parse((await who.inject({ url: base })).json())
const add = (who: TestPerson, subject: string, text = 'After each graph.', headers = {}) =>
  who.inject({ method: 'POST', url: `${base}/adaptations`, payload: { subject, text }, headers })
const remove = (who: TestPerson, id: string, expectedVersion = 1) =>
  who.inject({ method: 'DELETE', url: `${base}/adaptations/${id}?expectedVersion=${expectedVersion}` })

describe('“in my subject”', () => {
  test('any colleague says how it works there, once; the library can be asked for that subject', async () => {
    const { amy, helper, clock } = await build()
    const headers = { 'idempotency-key': newId() }
    const twice = await Promise.all([1, 2].map(() => add(amy, 'Maths', 'After each graph.', headers)))
    expect(twice.map(answer => answer.statusCode)).toEqual([201, 201])
    clock.now += 1000
    await add(helper, 'Reading group', 'I count on my fingers,\nwhere they see it.')
    const { adaptations, adaptationList } = await see(helper)
    expect(adaptations).toBe(2)
    expect(adaptationList).toMatchObject([
      { subject: 'Maths', text: 'After each graph.', by: { id: amy.id, name: 'Amy Adams' }, version: 1 },
      { subject: 'Reading group', by: { name: 'Hal Helper' } },
    ])
    const found = (await amy.inject({ url: '/api/v1/strategies?subject=maths' })).json()
    expect(found.items).toMatchObject([{ code: 'QU2', adaptations: 2 }])
    expect((await amy.inject({ url: '/api/v1/strategies?subject=Latin' })).json().items).toEqual([])
  })

  test('a subject is one subject however it is spelled; those of retired strategies are not offered', async () => {
    const { amy, lead } = await build()
    await add(amy, 'Maths')
    await add(lead, 'MATHS', 'At each step.')
    const payload = { subject: 'Art', text: 'Before we look at a picture.' }
    await amy.inject({ method: 'POST', url: '/api/v1/strategies/FC1/adaptations', payload })
    await amy.inject({ method: 'POST', url: '/api/v1/strategies/FC2/adaptations', payload })
    const filters = async () => (await amy.inject({ url: '/api/v1/strategies/filters' })).json()
    expect(await filters()).toEqual({
      subjects: [
        { subject: 'Art', count: 2 },
        { subject: 'Maths', count: 1 },
      ],
    })
    expect((await see(amy)).adaptationList.map(({ subject }) => subject)).toEqual(['Maths', 'Maths'])
    const retire = { to: 'retired', why: 'Nobody uses it.', expectedVersion: 1 }
    await lead.inject({ method: 'PUT', url: `${base}/stage`, payload: retire })
    expect(await filters()).toEqual({ subjects: [{ subject: 'Art', count: 2 }] })
  })

  test('its writer alone changes it', async () => {
    const { amy, lead, coordinator } = await build()
    const { id } = (await add(amy, 'Maths')).json()
    const patch = (who: TestPerson, expectedVersion: number) =>
      who.inject({
        method: 'PATCH',
        url: `${base}/adaptations/${id}`,
        payload: { subject: 'Maths', text: 'Before each graph.', expectedVersion },
      })
    for (const who of [lead, coordinator]) expect((await patch(who, 1)).statusCode).toBe(403)
    expect((await patch(amy, 1)).json()).toMatchObject({ text: 'Before each graph.', version: 2 })
    expect((await patch(amy, 1)).json()).toMatchObject({ code: 'stale', current: { version: 2 } })
  })

  test('its writer, the leaders of the hub and a coordinator take it away, as they have seen it', async () => {
    const { amy, helper, lead, otherLead, coordinator } = await build()
    for (const who of [amy, lead, coordinator]) {
      const { id } = (await add(amy, 'Maths')).json()
      for (const other of [helper, otherLead]) expect((await remove(other, id)).statusCode).toBe(403)
      expect((await remove(who, id, 7)).json()).toMatchObject({ code: 'stale', current: { id, version: 1 } })
      expect((await remove(who, id)).statusCode).toBe(204)
      expect((await remove(who, id)).statusCode).toBe(404)
    }
    expect((await see(amy)).adaptationList).toEqual([])
  })

  test('one of another strategy is not found under this', async () => {
    const { amy } = await build()
    const { id } = (await add(amy, 'Maths')).json()
    const url = `/api/v1/strategies/QU3/adaptations/${id}?expectedVersion=1`
    expect((await amy.inject({ method: 'DELETE', url })).statusCode).toBe(404)
  })

  test('nothing is asked for at its field', async () => {
    const { amy } = await build()
    expect((await add(amy, ' ', '  ')).json().fields).toEqual({
      subject: 'Enter a subject or task.',
      text: 'Enter how it works in that subject or task.',
    })
  })
})

describe('the figures of a strand', () => {
  const put = (who: TestPerson, over: object) =>
    who.inject({ method: 'PUT', url: '/api/v1/strands/T-FEE', payload: { ...figures, expectedVersion: 1, ...over } })
  const strand = async (who: TestPerson) =>
    strandDetail.parse((await who.inject({ url: '/api/v1/strands/T-FEE' })).json())

  test('a coordinator puts in what the EEF says now; what it said stays, and the strategies follow', async () => {
    const { amy, coordinator } = await build()
    const before = await strand(amy)
    expect((await put(amy, {})).statusCode).toBe(403)
    expect((await put(coordinator, {})).statusCode).toBe(200)
    await put(coordinator, { months: 0, expectedVersion: 2 })
    const now = await strand(amy)
    expect(now).toMatchObject({ name: 'Feedback', months: 0, cost: 'low', number: 3, by: { name: 'Cor Dinator' } })
    const { code: _, name: __, history: ___, ...first } = before
    expect(now.history).toMatchObject([{ number: 2, months: 5 }, first])
    const { items } = (await amy.inject({ url: '/api/v1/strategies?hub=feedback' })).json()
    expect(items[0].strand).toEqual({ code: 'T-FEE', name: 'Feedback', months: 0 })
    const all = (await amy.inject({ url: '/api/v1/strands' })).json().items
    expect(all).toHaveLength(12)
    expect(all.filter((each: { code: string }) => each.code === 'T-FEE')).toMatchObject([{ months: 0 }])
  })

  test('two at once: the second is told what stands now', async () => {
    const { coordinator } = await build()
    const answers = await Promise.all([put(coordinator, {}), put(coordinator, { months: 4 })])
    expect(answers.map(answer => answer.statusCode).toSorted()).toEqual([200, 409])
    expect(answers.find(answer => answer.statusCode === 409)?.json()).toMatchObject({ current: { number: 2 } })
  })

  test.each([
    ['months', { months: 2.5 }],
    ['months', { months: 13 }],
    ['url', { url: 'javascript:alert(1)' }],
    ['asOf', { asOf: '2026-02-30' }],
    ['cost', { cost: 'free' }],
  ])('what is wrong is said at its field: %s', async (field, over) => {
    const { coordinator } = await build()
    expect(Object.keys((await put(coordinator, over)).json().fields)).toEqual([field])
  })
})
