import { describe, expect, test } from 'vitest'
import { sendAll } from '../../meetings/meetings.testkit.ts'
import { aPlan, buildPlans, get, patch, post, put } from '../plans.testkit.ts'

const day = 24 * 60 * 60_000

describe('what comes late', () => {
  test('a promise of today is not put into the minutes of a meeting before the last one', async () => {
    const { facilitator, amy, first, second, setStatus } = await buildPlans(15 * day)
    for (const { id } of [first, second]) await setStatus(id, 'ended')
    const { firstOnLatest: firstOn } = (await get(amy, '/me/plans/start')).json()
    const late = await post(amy, aPlan(first.id, { firstOn, technique: 'CANARY' }))
    expect(late.json()).toMatchObject({ status: 409, code: 'conflict', detail: expect.stringContaining('met again') })
    expect((await get(facilitator, `/meetings/${first.id}/minutes`)).body).not.toContain('CANARY')
    expect((await post(amy, aPlan(second.id, { firstOn }))).statusCode).toBe(201)
  })

  test('a plan that waited on a phone for days is taken, though the group has met meanwhile', async () => {
    const { amy, first, second, setStatus } = await buildPlans(5 * day)
    for (const { id } of [first, second]) await setStatus(id, 'ended')
    const { firstOnLatest: firstOn } = (await get(amy, '/me/plans/start')).json()
    expect((await post(amy, aPlan(first.id, { firstOn }))).statusCode).toBe(201)
  })

  test('a meeting that was called off takes no offers; taking one back goes always', async () => {
    const { facilitator, amy, ben, second, setStatus } = await buildPlans()
    const url = `/api/v1/meetings/${second.id}`
    const here = [amy, ben].map(({ id }) => ({ type: 'register', personId: id, attendance: 'present' }) as const)
    await sendAll(facilitator, url, [...here])
    const offer = (text: string) => put(amy, `/meetings/${second.id}/offers/${ben.id}`, { text })
    expect((await offer('Come and see mine')).statusCode).toBe(204)
    await setStatus(second.id, 'cancelled')
    expect((await offer('Come and see mine soon')).json()).toMatchObject({ status: 409, code: 'conflict' })
    expect((await offer('')).statusCode).toBe(204)
  })

  test('a plan that was dropped by two tabs is dropped once', async () => {
    const { amy, second } = await buildPlans()
    const plan = (await post(amy, aPlan(second.id))).json()
    const drop = () => patch(amy, `/plans/${plan.id}`, { dropped: true, expectedVersion: plan.version })
    const answers = await Promise.all([drop(), drop()])
    expect(answers.map(answer => answer.statusCode).toSorted()).toEqual([200, 409])
  })
})
