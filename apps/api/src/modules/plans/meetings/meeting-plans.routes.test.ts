import type { PlansMessage } from '@hubs/schema/meetings/live'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { openStream } from '../../../../test/event-stream.ts'
import type { TestPerson } from '../../../../test/test-app.ts'
import { openAgain } from '../../../../test/test-store.ts'
import { anotherServer, sendAll } from '../../meetings/meetings.testkit.ts'
import { aPlan, aReport, buildPlans, get, put, putIn } from '../plans.testkit.ts'

async function buildRunning() {
  const test = await buildPlans()
  const { facilitator, amy, ben, first, second } = test
  const url = `/api/v1/meetings/${second.id}`
  const plan = await putIn(amy, aPlan(first.id))
  await sendAll(facilitator, url, [
    { type: 'start' },
    { type: 'register', personId: facilitator.id, attendance: 'present' },
    { type: 'register', personId: amy.id, attendance: 'present' },
    { type: 'register', personId: ben.id, attendance: 'apologies' },
  ])
  const origin = await test.app.listen({ port: 0, host: '127.0.0.1' })
  const screen = () => openStream(origin, `${url}/live`, facilitator.cookie)
  return { ...test, url, plan, screen }
}

describe('the screens of a meeting', () => {
  test('show promises of before, and count plans as they come in', async () => {
    const { amy, ben, second, screen, plan } = await buildRunning()
    const stream = await screen()
    const shown = await stream.find(({ event }) => event === 'plans')
    expect(shown.data).toEqual({
      partners: 0,
      count: 0,
      of: 2,
      written: [],
      promises: [{ personId: amy.id, promise: plan.promise, timesCarried: 0 }],
    })
    await putIn(amy, aPlan(second.id, { visibility: 'me' }))
    await putIn(ben, aPlan(second.id))
    const counted = await stream.find(({ event, data }) => event === 'plans' && (data as PlansMessage).count > 0)
    expect(counted.data).toMatchObject({ count: 1, of: 2, promises: [{ promise: plan.promise }] })
  })

  test('say who is away and has written something to be read out, unless it is private', async () => {
    const { ben, amy, first, second, screen } = await buildRunning()
    const secret = await putIn(ben, aPlan(first.id, { visibility: 'partner' }))
    await put(ben, `/plans/${secret.id}/reports/${second.id}`, aReport())
    const stream = await screen()
    const before = await stream.find(({ event }) => event === 'plans')
    expect((before.data as PlansMessage).written).toEqual([])
    const open = await putIn(ben, aPlan(first.id))
    await put(ben, `/plans/${open.id}/reports/${second.id}`, aReport())
    await put(amy, `/plans/${(await get(amy, '/me/plans')).json().items[0].id}/reports/${second.id}`, aReport())
    const after = await stream.find(({ event, data }) => event === 'plans' && (data as PlansMessage).written.length > 0)
    expect((after.data as PlansMessage).written).toEqual([ben.id])
  })

  test('keep a promise while it is told, also where its owner then drops it', async () => {
    const { amy, second, screen, plan } = await buildRunning()
    await put(amy, `/plans/${plan.id}/reports/${second.id}`, aReport({ decision: 'drop' }))
    const { data } = await (await screen()).find(({ event }) => event === 'plans')
    expect((data as PlansMessage).promises).toMatchObject([{ personId: amy.id }])
  })

  test('hear that the group has been paired, and paired anew, but not who with whom', async () => {
    const { facilitator, amy, ben, second, url, screen } = await buildRunning()
    const stream = await screen()
    const told = (version: number) =>
      stream.find(({ event, data }) => event === 'plans' && (data as PlansMessage).partners === version)
    await told(0)
    await facilitator.inject({ method: 'POST', url: `${url}/partners/draw`, payload: { expectedVersion: 0 } })
    await told(1)
    const sets = [[amy.id, ben.id]]
    await put(facilitator, `/meetings/${second.id}/partners`, { sets, expectedVersion: 1 })
    expect(JSON.stringify((await told(2)).data)).not.toContain(ben.id)
  })

  test('hear of a plan that another server was given', async () => {
    const { store, clock, amy, second, screen } = await buildRunning()
    if (store.engine === 'sqlite') return
    const stream = await screen()
    await stream.find(({ event }) => event === 'plans')
    const app = await anotherServer(await openAgain(store), clock)
    const headers = { cookie: amy.cookie }
    await app.inject({ method: 'POST', url: '/api/v1/plans', payload: aPlan(second.id), headers })
    const counted = await stream.find(({ event, data }) => event === 'plans' && (data as PlansMessage).count === 1)
    expect(counted.data).toMatchObject({ of: 2 })
  })
})

describe('who has planned', () => {
  test('is for those who lead the group, however private the plan, and says nothing of what is in it', async () => {
    const { facilitator, amy, ben, second, person } = await buildRunning()
    const path = `/meetings/${second.id}/plans`
    const planned = async (who: TestPerson) => (await get(who, path)).json().planned
    expect(await planned(facilitator)).toEqual([])
    await putIn(amy, aPlan(second.id, { visibility: 'me', technique: 'CANARY' }))
    expect(await planned(facilitator)).toEqual([amy.id])
    expect((await get(facilitator, path)).body).not.toContain('CANARY')
    for (const who of [amy, ben, await person({ roles: ['coordinator'] })]) expect(await planned(who)).toBeNull()
  })
})

describe('in a turn', () => {
  test('the group reads what was promised before, and what is said of it', async () => {
    const { ben, amy, second, plan } = await buildRunning()
    const path = `/meetings/${second.id}/plans`
    expect((await get(ben, path)).json()).toMatchObject({ withPlan: 1, of: 3, items: [{ id: plan.id, report: null }] })
    await put(amy, `/plans/${plan.id}/reports/${second.id}`, aReport({ whatHappened: 'Two seconds are long.' }))
    const { items } = (await get(ben, path)).json()
    expect(items[0].report).toMatchObject({ whatHappened: 'Two seconds are long.', meetingId: second.id })
  })

  test('who was in the group of a past year still reads what it shared, and no one else does', async () => {
    const { store, schoolId, amy, ben, second, plan, member } = await buildRunning()
    const newcomer = await member('feedback')
    await store.write(({ db, t }) =>
      db.update(t.programme).set({ current: false }).where(eq(t.programme.schoolId, schoolId)),
    )
    await store.signal({ topic: 'people', id: schoolId })
    const path = `/meetings/${second.id}/plans`
    expect((await get(ben, path)).json().items).toMatchObject([{ id: plan.id }])
    expect((await get(amy, `/meetings/${second.id}/partners`)).statusCode).toBe(200)
    expect((await get(newcomer, path)).statusCode).toBe(403)
  })

  test('a colleague who is here offers once; only the two of them read it', async () => {
    const { facilitator, amy, ben, second, plan } = await buildRunning()
    const path = `/meetings/${second.id}/offers`
    expect((await put(facilitator, `${path}/${amy.id}`, { text: 'Could you film one?' })).statusCode).toBe(204)
    expect((await put(facilitator, `${path}/${amy.id}`, { text: 'I could count with you.' })).statusCode).toBe(204)
    const [offer] = (await get(amy, path)).json().items
    expect(offer).toMatchObject({ text: 'I could count with you.', by: { name: 'Fay Facilitator' } })
    expect((await get(facilitator, path)).json().items).toEqual([offer])
    expect((await get(ben, path)).json().items).toEqual([])
    expect((await get(amy, `/plans/${plan.id}`)).json().offers).toEqual([offer])
    await put(facilitator, `${path}/${amy.id}`, { text: '' })
    expect((await get(amy, path)).json().items).toEqual([])
  })

  test('who is not here offers nothing, and no one offers to themselves', async () => {
    const { amy, ben, second } = await buildRunning()
    const path = `/meetings/${second.id}/offers`
    expect((await put(ben, `${path}/${amy.id}`, { text: 'From home' })).statusCode).toBe(409)
    expect((await put(amy, `${path}/${amy.id}`, { text: 'To me' })).statusCode).toBe(404)
  })
})

describe('partners', () => {
  test('are drawn among those who are here, and stand until they are drawn anew', async () => {
    const { facilitator, amy, ben, second, url } = await buildRunning()
    const path = `/meetings/${second.id}/partners`
    expect((await get(amy, path)).json()).toEqual({ meetingId: second.id, sets: [], version: 0 })
    const draw = (expectedVersion: number) =>
      facilitator.inject({ method: 'POST', url: `${url}/partners/draw`, payload: { expectedVersion } })
    const drawn = (await draw(0)).json()
    expect(
      drawn.sets
        .flat()
        .map((person: { id: string }) => person.id)
        .toSorted(),
    ).toEqual([facilitator.id, amy.id].toSorted())
    const again = await draw(0)
    expect([again.statusCode, again.json().current]).toEqual([409, drawn])
    const sets = [[amy.id, ben.id, facilitator.id]]
    const set = await put(facilitator, path, { sets, expectedVersion: 1 })
    expect(set.json()).toMatchObject({ version: 2, sets: [[{ name: 'Amy Adams' }, { name: 'Ben Brown' }, {}]] })
    const start = (await get(amy, '/me/plans/start')).json()
    expect(start.partner.map((person: { name: string }) => person.name)).toEqual(['Ben Brown', 'Fay Facilitator'])
  })

  test('someone from elsewhere, or twice, or alone is refused', async () => {
    const { facilitator, amy, ben, second, person } = await buildRunning()
    const path = `/meetings/${second.id}/partners`
    const stranger = await person()
    for (const sets of [
      [[amy.id, stranger.id]],
      [
        [amy.id, ben.id],
        [amy.id, facilitator.id],
      ],
      [[amy.id]],
    ])
      expect((await put(facilitator, path, { sets, expectedVersion: 0 })).statusCode).toBe(400)
  })
})
