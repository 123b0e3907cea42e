import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { aPlan, aReport, buildPlans, get, patch, post, put, putIn } from './plans.testkit.ts'

describe('putting a plan in', () => {
  test('it is promised in one sentence, for the next meeting, and is among one’s own', async () => {
    const { amy, first, second } = await buildPlans()
    const plan = await putIn(amy, aPlan(first.id))
    expect(plan).toMatchObject({
      promise: 'With 9Sc2, when I have asked a question, I will wait three seconds before I take an answer.',
      owner: { id: amy.id, name: 'Amy Adams' },
      reviewOn: second.date,
      status: 'committed',
      timesCarried: 0,
      version: 1,
    })
    expect((await get(amy, '/me/plans')).json().items).toEqual([plan])
    expect((await get(amy, `/plans/${plan.id}`)).json()).toEqual(plan)
  })

  test('the form knows where it belongs before anything is written', async () => {
    const { amy, first, second, person } = await buildPlans()
    await putIn(amy, aPlan(first.id, { setting: '10Sc1' }))
    const start = (await get(amy, '/me/plans/start')).json()
    expect(start).toMatchObject({ meetingId: first.id, reviewOn: second.date, open: 1, mayAdd: true, teaching: true })
    expect(start.settings).toEqual(['10Sc1'])
    const support = await person({ staffKind: 'support' })
    expect((await get(support, '/me/plans/start')).json()).toMatchObject({
      meetingId: null,
      mayAdd: false,
      teaching: false,
      partner: [],
      partnerSince: null,
    })
  })

  test('sent twice with one key it is one plan', async () => {
    const { amy, first } = await buildPlans()
    const key = { 'idempotency-key': 'phone-in-a-tunnel' }
    const [one, two] = [await post(amy, aPlan(first.id), key), await post(amy, aPlan(first.id), key)]
    expect(two.json()).toEqual(one.json())
    expect((await get(amy, '/me/plans')).json().items).toHaveLength(1)
  })

  test.each([
    ['a first day that is too far off', { firstOn: '2027-01-20' }, 'firstOn'],
    ['a first day that is over', { firstOn: '2026-11-24' }, 'firstOn'],
    ['nothing that makes room', { lessOf: 'Nothing.' }, 'lessOf'],
    ['no technique', { technique: ' ' }, 'technique'],
    ['no evidence', { evidence: [] }, 'evidence'],
  ])('%s is refused at its field', async (_, over, field) => {
    const { amy, first } = await buildPlans()
    const answer = await post(amy, aPlan(first.id, over))
    expect([answer.statusCode, Object.keys(answer.json().fields)]).toEqual([400, [field]])
  })

  test('a first day after the meeting where it is reported on is refused, also when it is changed', async () => {
    // The third meeting comes within ten school days of the second.
    const { amy, second, third, store } = await buildPlans(60_000)
    await store.write(async ({ db, t }) => {
      await db.update(t.meeting).set({ date: '2026-12-02' }).where(eq(t.meeting.id, third.id))
    })
    const after = { firstOn: '2026-12-03' }
    const refused = await post(amy, aPlan(second.id, after))
    const { id, version } = await putIn(amy, aPlan(second.id, { firstOn: '2026-12-02' }))
    const changed = await patch(amy, `/plans/${id}`, { ...after, expectedVersion: version })
    const fields = { firstOn: 'Choose a date no later than the day you report back.' }
    for (const answer of [refused, changed]) expect([answer.statusCode, answer.json().fields]).toEqual([400, fields])
  })

  test('a meeting of another group is not there', async () => {
    const { member, first } = await buildPlans()
    const other = await member('feedback')
    expect((await post(other, aPlan(first.id))).statusCode).toBe(404)
  })

  test('the fourth is refused until one is closed, also where ten come at once', async () => {
    const { amy, first } = await buildPlans()
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(amy, aPlan(first.id))))
    expect(answers.map(answer => answer.statusCode).toSorted()).toEqual([201, 201, 201, ...Array(7).fill(409)])
    const open = (await get(amy, '/me/plans')).json().items
    expect(open).toHaveLength(3)
    const refused = await post(amy, aPlan(first.id))
    expect(refused.json().detail).toMatch(/3 open plans at most/)
    await patch(amy, `/plans/${open[0].id}`, { dropped: true, expectedVersion: 1 })
    expect((await post(amy, aPlan(first.id))).statusCode).toBe(201)
    const back = await patch(amy, `/plans/${open[0].id}`, { dropped: false, expectedVersion: 2 })
    expect(back.statusCode).toBe(409)
  })
})

describe('changing a plan', () => {
  test('what is left out stays, and an older version is told how it stands', async () => {
    const { amy, first } = await buildPlans()
    const plan = await putIn(amy, aPlan(first.id))
    const path = `/plans/${plan.id}`
    const changed = (await patch(amy, path, { visibility: 'me', expectedVersion: 1 })).json()
    expect(changed).toEqual({ ...plan, visibility: 'me', version: 2 })
    const stale = await patch(amy, path, { visibility: 'school', expectedVersion: 1 })
    expect([stale.statusCode, stale.json().current]).toEqual([409, changed])
  })

  test('dropping can be taken back; a closed plan changes only in who sees it', async () => {
    const { amy, first } = await buildPlans()
    const { id } = await putIn(amy, aPlan(first.id))
    await patch(amy, `/plans/${id}`, { dropped: true, expectedVersion: 1 })
    expect((await get(amy, '/me/plans?which=closed')).json().items).toMatchObject([{ id, status: 'dropped' }])
    const rewritten = await patch(amy, `/plans/${id}`, { technique: 'Another', expectedVersion: 2 })
    expect(rewritten.statusCode).toBe(409)
    expect((await patch(amy, `/plans/${id}`, { visibility: 'me', expectedVersion: 2 })).statusCode).toBe(200)
    expect((await patch(amy, `/plans/${id}`, { dropped: false, expectedVersion: 3 })).json().status).toBe('committed')
  })

  test('no one else changes it, or learns that it is there', async () => {
    const { amy, ben, facilitator, first } = await buildPlans()
    const { id } = await putIn(amy, aPlan(first.id))
    for (const other of [ben, facilitator])
      expect((await patch(other, `/plans/${id}`, { dropped: true, expectedVersion: 1 })).statusCode).toBe(404)
  })

  test('a list goes on where its page ended', async () => {
    const { amy, first, clock } = await buildPlans()
    const ids: string[] = []
    for (const technique of ['One', 'Two', 'Three']) {
      clock.now += 1000
      ids.unshift((await putIn(amy, aPlan(first.id, { technique }))).id)
    }
    const page = (await get(amy, '/me/plans?limit=2')).json()
    const rest = (await get(amy, `/me/plans?limit=2&cursor=${page.next}`)).json()
    expect([...page.items, ...rest.items].map((plan: { id: string }) => plan.id)).toEqual(ids)
    expect(rest.next).toBeNull()
  })
})

describe('reporting', () => {
  test('once a meeting, ahead of it or in the turn; written again it replaces what stood', async () => {
    const { amy, first, second } = await buildPlans()
    const { id } = await putIn(amy, aPlan(first.id))
    const path = `/plans/${id}/reports/${second.id}`
    const told = (await put(amy, path, aReport())).json()
    expect(told).toMatchObject({ status: 'committed', report: { meetingId: second.id, version: 1 } })
    expect((await put(amy, path, aReport({ surprise: 'Quiet ones answered.' }))).statusCode).toBe(409)
    const again = await put(amy, path, aReport({ surprise: 'Quiet ones answered.', expectedVersion: 1 }))
    expect(again.json().report).toMatchObject({ id: told.report.id, surprise: 'Quiet ones answered.', version: 2 })
  })

  test('the decision closes it: dropped, shared, or open until a new plan goes on with it', async () => {
    const { amy, first, second } = await buildPlans()
    const plans = [
      await putIn(amy, aPlan(first.id)),
      await putIn(amy, aPlan(first.id)),
      await putIn(amy, aPlan(first.id)),
    ]
    const statuses: string[] = []
    for (const [index, decision] of (['drop', 'share', 'adapt'] as const).entries()) {
      const answer = await put(amy, `/plans/${plans[index]!.id}/reports/${second.id}`, aReport({ decision }))
      statuses.push(answer.json().status)
    }
    expect(statuses).toEqual(['dropped', 'reported', 'committed'])
  })

  test('a reason is kept only where nothing was done', async () => {
    const { amy, first, second } = await buildPlans()
    const { id } = await putIn(amy, aPlan(first.id))
    const path = `/plans/${id}/reports/${second.id}`
    const not = await put(amy, path, aReport({ didIt: 'not-yet', reasonIfNot: 'cover' }))
    expect(not.json().report.reasonIfNot).toBe('cover')
    const did = await put(amy, path, aReport({ didIt: 'once', reasonIfNot: 'cover', expectedVersion: 1 }))
    expect(did.json().report.reasonIfNot).toBeNull()
  })

  test('not at the meeting where it was promised, and not two weeks after', async () => {
    const { amy, first, second, setStatus } = await buildPlans(15 * 24 * 60 * 60_000)
    const { id } = await putIn(amy, aPlan(first.id, { firstOn: '2026-12-11' }))
    expect((await put(amy, `/plans/${id}/reports/${first.id}`, aReport())).statusCode).toBe(409)
    expect((await put(amy, `/plans/${id}/reports/${second.id}`, aReport())).statusCode).toBe(200)
    await setStatus(second.id, 'ended')
    const late = await put(amy, `/plans/${id}/reports/${second.id}`, aReport({ expectedVersion: 1 }))
    expect([late.statusCode, late.json().detail]).toEqual([409, expect.stringContaining('two weeks ago')])
  })

  test('a plan goes on once: the old one is carried, also where two tabs do it at once', async () => {
    const { amy, first, second, clock } = await buildPlans()
    const old = await putIn(amy, aPlan(first.id))
    clock.now = second.startsAtMs + 1000
    const next = aPlan(second.id, { carriedFrom: old.id, firstOn: '2026-11-26' })
    const answers = await Promise.all([post(amy, next), post(amy, next)])
    expect(answers.map(answer => answer.statusCode).toSorted()).toEqual([201, 409])
    expect(answers.find(answer => answer.statusCode === 201)!.json()).toMatchObject({ timesCarried: 1 })
    expect((await get(amy, `/plans/${old.id}`)).json().status).toBe('carried')
    expect((await get(amy, '/me/plans')).json().items).toHaveLength(1)
  })
})
