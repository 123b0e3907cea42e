import { describe, expect, test } from 'vitest'
import { aPlan, buildPlans, get, patch, post, putIn } from '../plans.testkit.ts'

/** Amy has asked Ravi, a technician who is in no hub. */
async function buildAsked() {
  const built = await buildPlans()
  const { amy, first, person, store } = built
  const ravi = await person({ name: 'Ravi Menon', staffKind: 'support', email: 'ravi@school.test', job: 'Technician' })
  const plan = await putIn(
    amy,
    aPlan(first.id, { visibility: 'me', support: [{ fromId: ravi.id, what: 'Twelve mini whiteboards' }] }),
  )
  const [request] = plan.support
  if (!request) throw new Error('nothing was asked')
  const mails = async () => {
    const rows = await store.read.db.select().from(store.read.t.mail).orderBy(store.read.t.mail.createdAt)
    return rows.map(({ to, subject }) => `${to}: ${subject}`)
  }
  return { ...built, ravi, plan, request, path: `/support/${request.id}`, mails }
}

describe('asking for support', () => {
  test('the person asked finds it, by mail and on their page, and nothing of the plan', async () => {
    const { ravi, plan, request, mails } = await buildAsked()
    expect(await mails()).toEqual(['ravi@school.test: Amy Adams has asked for your support'])
    const list = (await get(ravi, '/me/support')).json()
    expect(list).toEqual({ items: [request], next: null })
    expect(list.items[0]).toMatchObject({
      owner: { name: 'Amy Adams' },
      state: 'asked',
      what: 'Twelve mini whiteboards',
    })
    expect(JSON.stringify(list)).not.toContain(plan.technique)
    expect((await get(ravi, `/plans/${plan.id}`)).statusCode).toBe(404)
  })

  test('yes, then done: the owner hears of both, and closed is closed', async () => {
    const { amy, ravi, path, plan, mails, clock } = await buildAsked()
    clock.now += 1000
    const yes = await patch(ravi, path, { state: 'accepted', answer: 'By Friday.', expectedVersion: 1 })
    expect(yes.json()).toMatchObject({ state: 'accepted', answer: 'By Friday.', closedAt: null, version: 2 })
    // What happens sooner is told in one mail with it.
    clock.now += 16 * 60_000
    const done = await patch(ravi, path, { state: 'given', expectedVersion: 2 })
    expect(done.json()).toMatchObject({ state: 'given', answer: 'By Friday.', closedAt: expect.any(String) })
    expect((await mails()).slice(1)).toEqual(Array(2).fill('amy@school.test: Ravi Menon has answered your request'))
    expect((await get(amy, `/plans/${plan.id}`)).json().support).toEqual([done.json()])
    for (const [who, state] of [
      [ravi, 'not-possible'],
      [amy, 'withdrawn'],
    ] as const) {
      const late = await patch(who, path, { state, expectedVersion: 3 })
      expect([late.statusCode, late.json().detail]).toEqual([409, expect.stringContaining('ask again from your plan')])
    }
  })

  test('the owner takes it back, and only the person asked answers', async () => {
    const { amy, ben, path } = await buildAsked()
    expect((await patch(amy, path, { state: 'given', expectedVersion: 1 })).statusCode).toBe(409)
    expect((await patch(ben, path, { state: 'given', expectedVersion: 1 })).statusCode).toBe(404)
    expect((await patch(amy, path, { state: 'withdrawn', expectedVersion: 1 })).json().state).toBe('withdrawn')
  })

  test('an older version is told how it stands', async () => {
    const { ravi, path } = await buildAsked()
    const done = (await patch(ravi, path, { state: 'given', expectedVersion: 1 })).json()
    const stale = await patch(ravi, path, { state: 'accepted', expectedVersion: 1 })
    expect([stale.statusCode, stale.json().current]).toEqual([409, done])
  })

  test('oneself, someone who has left and a fourth are refused at their field', async () => {
    const { amy, ravi, ben, first, person, plan } = await buildAsked()
    const gone = await person({ leftAt: 1 })
    const ask = (fromId: string) => post(amy, aPlan(first.id, { support: [{ fromId, what: 'Help' }] }))
    for (const id of [amy.id, gone.id, 'nobody'])
      expect(Object.keys((await ask(id)).json().fields)).toEqual(['support.0.fromId'])
    const three = [ravi, ben, ben].map(({ id }) => ({ fromId: id, what: 'Help' }))
    const answer = await patch(amy, `/plans/${plan.id}`, { support: three, expectedVersion: 1 })
    expect([answer.statusCode, Object.keys(answer.json().fields)]).toEqual([400, ['support']])
  })

  test('a list goes on where its page ended', async () => {
    const { amy, ravi, ben, first } = await buildAsked()
    const support = [ravi, ben].map(({ id }) => ({ fromId: id, what: 'Watch me' }))
    await putIn(amy, aPlan(first.id, { support }))
    const page = (await get(amy, '/me/support?which=from-me&limit=2')).json()
    const rest = (await get(amy, `/me/support?which=from-me&limit=2&cursor=${page.next}`)).json()
    expect([page.items.length, rest.items.length, rest.next]).toEqual([2, 1, null])
  })

  test('colleagues are found by any part of their name, however it is written', async () => {
    const { amy, ravi } = await buildAsked()
    const found = (await get(amy, '/colleagues?q=MENON')).json()
    expect(found.items).toEqual([{ id: ravi.id, name: 'Ravi Menon', job: 'Technician', department: 'Maths' }])
    expect((await get(amy, '/colleagues?q=%25')).json().items).toEqual([])
  })
})
