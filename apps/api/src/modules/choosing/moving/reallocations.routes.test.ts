import type { Reallocation } from '@hubs/schema/choosing/moves'
import { describe, expect, test } from 'vitest'
import { rank } from '../choosing.testkit.ts'
import { buildPublished, post, slugs } from './moving.testkit.ts'

const propose = (moving = 'only-if-needed') => post('/reallocations', { moving })

describe('allocating again after publishing', () => {
  test('a leaver moves no one while every group is big enough, and one person where a group falls under its minimum', async () => {
    const { coordinator, teachers, sizes, hubsNow, leave, mailsTo } = await buildPublished()
    expect(await sizes()).toEqual({
      'growth-mindset': 9,
      'e-learning': 9,
      feedback: 9,
      'academic-language': 9,
      questioning: 8,
    })
    await leave(teachers[0]!)
    const calm: Reallocation = (await coordinator.inject(propose())).json()
    expect(calm).toMatchObject({ moves: [], left: 1, joined: 0, cost: 0 })
    await leave(teachers[4]!)
    const answer = await coordinator.inject(propose())
    expect(answer.statusCode, answer.body).toBe(201)
    const needed: Reallocation = answer.json()
    expect(needed.moves).toMatchObject([{ to: 'Questioning' }])
    expect(needed.hubs.every(({ after, min, max }) => after >= min && after <= max)).toBe(true)
    // Nobody has been moved or told yet.
    expect((await sizes()).questioning).toBe(7)
    const moved = teachers.find(({ id }) => id === needed.moves[0]?.personId)!
    const counted = (await mailsTo(moved)).length
    const both = await Promise.all([1, 2].map(() => coordinator.inject(post(`/reallocations/${needed.id}/acceptance`))))
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    expect((await hubsNow())[moved.id]).toBe('questioning')
    expect(await mailsTo(moved)).toHaveLength(counted + 1)
    const changes = (await coordinator.inject({ url: '/api/v1/placement-changes' })).json()
    expect(changes.items).toMatchObject([{ kind: 'reallocation', moves: [{ to: 'Questioning' }] }])
    expect(
      (await coordinator.inject({ url: '/api/v1/reallocations/current' })).json().reallocation.acceptedAt,
    ).not.toBeNull()
  })

  test('a joiner gets a place, and no one else moves', async () => {
    const { coordinator, person, hubsNow } = await buildPublished()
    const before = await hubsNow()
    const joiner = await person({ name: 'New Colleague' })
    const proposal: Reallocation = (await coordinator.inject(propose())).json()
    expect(proposal).toMatchObject({
      joined: 1,
      left: 0,
      moves: [{ personId: joiner.id, from: null, choiceBefore: null }],
    })
    await coordinator.inject(post(`/reallocations/${proposal.id}/acceptance`))
    const { [joiner.id]: place, ...others } = await hubsNow()
    expect(slugs).toContain(place)
    expect(others).toEqual(before)
  })

  test('those who change what they rank are moved where it is worth its price, and not while they still can', async () => {
    const { coordinator, teachers, reopened } = await buildPublished()
    const one = teachers[0]!
    await reopened(async () => {
      expect((await one.inject(rank('questioning', 'feedback'))).statusCode).toBe(200)
      expect((await coordinator.inject(propose())).json()).toMatchObject({
        status: 409,
        detail: 'Colleagues can still change their rankings. Close hub choices first.',
      })
    })
    expect((await coordinator.inject(propose())).json().moves).toEqual([])
    expect((await coordinator.inject(propose('where-it-matters'))).json()).toMatchObject({
      moves: [{ personId: one.id, to: 'Questioning', choiceBefore: 0, choiceAfter: 1 }],
      cost: -30,
    })
  })

  test('a proposal that somebody has overtaken is not carried out', async () => {
    const { coordinator, person, teachers, sizes } = await buildPublished()
    await person()
    const proposal: Reallocation = (await coordinator.inject(propose())).json()
    const payload = { personId: teachers[0]!.id, hubSlug: 'feedback', expectedHubSlug: 'growth-mindset', reason: 'A' }
    await coordinator.inject(post('/placement-changes', payload))
    const before = await sizes()
    expect((await coordinator.inject(post(`/reallocations/${proposal.id}/acceptance`))).json()).toMatchObject({
      status: 409,
      detail: 'Someone’s hub has changed since this was proposed. Make a new proposal.',
    })
    expect(await sizes()).toEqual(before)
    expect((await coordinator.inject({ url: '/api/v1/reallocations/current' })).json().reallocation).toMatchObject({
      current: false,
      acceptedAt: null,
    })
  })
})
