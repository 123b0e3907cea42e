import type { OutcomesPicture } from '@hubs/schema/evaluation'
import { describe, expect, test } from 'vitest'
import { insertProgramme } from '../programmes/seed/create-school.seed.ts'
import { firstCalendar } from '../programmes/seed/programme.seed.ts'
import { buildHub, type TestHub } from './evaluation.testkit.ts'

const figures = (picture: OutcomesPicture) => picture.outcomes.map(outcome => outcome.ratings.baseline)

describe('rating oneself', () => {
  test('asks for each outcome and the hub’s situation, from the start until the second meeting is over', async () => {
    const { facilitator, people, items, own, picture, rate, first, hold } = await buildHub(1)
    const [amy = facilitator] = people
    const asked = await own(amy)
    expect(asked).toMatchObject({ state: 'open', opensOn: null, closesOn: '2026-11-25', hub: { slug: 'feedback' } })
    expect(asked.items.map(({ item, value }) => [item, value])).toEqual(items.map(item => [item, null]))
    expect((await picture(amy)).asked).toEqual({ moment: 'baseline', closesOn: '2026-11-25', answered: false })

    await rate(amy, Object.fromEntries(items.map(item => [item, 2])))
    expect((await picture(amy)).asked).toMatchObject({ answered: true })
    await hold(1)
    expect((await rate(amy, { [first]: 3 })).statusCode).toBe(200)
    await hold(2)
    const late = await rate(amy, { [first]: 5 })
    expect(late.json()).toMatchObject({ status: 409, code: 'conflict', detail: expect.stringContaining('has closed') })
    const kept = await own(amy)
    expect([kept.state, kept.items[0]?.value]).toEqual(['closed', 3])
    expect((await picture(amy)).asked).toBeNull()
  })

  test('opens at the third and the last meeting, and says when', async () => {
    const { facilitator, rate, first, hold } = await buildHub(0)
    const early = await rate(facilitator, { [first]: 3 }, 'mid')
    expect(early.json()).toMatchObject({ status: 409, detail: expect.stringContaining('Wed 27 Jan') })
    await hold(3)
    expect((await rate(facilitator, { [first]: 3 }, 'mid')).statusCode).toBe(200)
    expect((await rate(facilitator, { [first]: 3 }, 'end')).statusCode).toBe(409)
    await hold(6)
    expect((await rate(facilitator, { [first]: 4 }, 'end')).statusCode).toBe(200)
  })

  test('needs no answer to everything, and what is left out stays', async () => {
    const { facilitator, rate, own, first, second } = await buildHub(0)
    await rate(facilitator, { [first]: 2 })
    await rate(facilitator, { [second]: 4 })
    await rate(facilitator, { [second]: 4 })
    expect((await own(facilitator)).items.slice(0, 2).map(each => each.value)).toEqual([2, 4])
  })

  test('on two devices at once keeps one of the two, whole', async () => {
    const { facilitator, rate, own, first, second } = await buildHub(0)
    const both = [rate(facilitator, { [first]: 1, [second]: 1 }), rate(facilitator, { [first]: 5, [second]: 5 })]
    expect((await Promise.all(both)).map(answer => answer.statusCode)).toEqual([200, 200])
    const [a, b] = (await own(facilitator)).items
    expect([1, 5]).toContain(a?.value)
    expect(b?.value).toBe(a?.value)
  })

  test('refuses what is no answer, in a sentence', async () => {
    const { facilitator, first } = await buildHub(0)
    const put = (payload: object) =>
      facilitator.inject({ method: 'PUT', url: '/api/v1/hubs/feedback/ratings/baseline', payload })
    for (const value of [0, 6, 2.5, '3', null])
      expect((await put({ ratings: [{ item: first, value }] })).json()).toMatchObject({
        status: 400,
        fields: { 'ratings.0.value': 'Choose an answer from 1 to 5.' },
      })
    expect((await put({ ratings: [] })).json().fields).toEqual({ ratings: 'Choose an answer first.' })
    const twice = [1, 2].map(value => ({ item: first, value }))
    expect((await put({ ratings: twice })).statusCode).toBe(400)
    expect((await put({ ratings: twice.slice(1), personId: 'another' })).statusCode).toBe(400)
  })

  test('an outcome that was taken out meanwhile loses no one’s other answers', async () => {
    const { facilitator, person, rate, own, first, second } = await buildHub(0)
    await retire(await person({ roles: ['coordinator'] }), first)
    const answer = await rate(facilitator, { [first]: 2, [second]: 3 })
    expect(answer.json()).toMatchObject({ status: 409, code: 'stale' })
    expect(answer.json().current.items.map((each: { item: string }) => each.item)).not.toContain(first)
    expect((await own(facilitator)).items.every(each => each.value === null)).toBe(true)
  })
})

/** Saves the hub's outcomes without this one. */
async function retire(coordinator: TestHub['facilitator'], id: string) {
  const { outcomes, version } = (await coordinator.inject({ url: '/api/v1/hubs/feedback' })).json()
  const payload = { outcomes: outcomes.filter((each: { id: string }) => each.id !== id), expectedVersion: version }
  await coordinator.inject({ method: 'PATCH', url: '/api/v1/hubs/feedback', payload })
}

describe('what others see of it', () => {
  test('is nothing while a moment is open, and a mean with its count once it has closed', async () => {
    const { people, facilitator, person, rate, picture, first, second, hold } = await buildHub(7)
    const leader = await person({ roles: ['leadership'] })
    const blank = await picture(leader)
    for (const [index, who] of people.slice(0, 6).entries()) {
      await rate(who, { [first]: index < 2 ? 1 : 4, ...(index < 4 && { [second]: 5 }) })
      // Not one of these answers changes anything that anybody else gets.
      expect(await picture(leader)).toEqual(blank)
      expect(figures(await picture(facilitator))).toEqual([null, null, null])
    }
    await hold(2)
    for (const who of [leader, facilitator, ...people])
      expect(figures(await picture(who))).toEqual([{ mean: 3, answers: 6 }, null, null])
  })

  test('comes before, once everyone has answered; a few who alter theirs then do not move it', async () => {
    const { everybody, people, rate, picture, own, facilitator, first, hold } = await buildHub(5)
    for (const who of everybody.slice(0, 5)) await rate(who, { [first]: 2 })
    expect(figures(await picture(facilitator))[0]).toBeNull()
    for (const who of everybody.slice(5)) await rate(who, { [first]: 2 })
    expect(figures(await picture(facilitator))[0]).toEqual({ mean: 2, answers: 6 })

    for (const who of people.slice(0, 4)) await rate(who, { [first]: 5 })
    const [amy = facilitator] = people
    expect((await own(amy)).items[0]?.value).toBe(5)
    expect(figures(await picture(amy))[0]).toEqual({ mean: 2, answers: 6 })
    await hold(2)
    expect(figures(await picture(amy))[0]).toEqual({ mean: 2, answers: 6 })
  })

  test('does not move when all alter theirs: what was shown once could be compared', async () => {
    const { everybody, rate, picture, facilitator, first } = await buildHub(5)
    for (const value of [2, 4]) for (const who of everybody) await rate(who, { [first]: value })
    expect(figures(await picture(facilitator))[0]).toEqual({ mean: 2, answers: 6 })
  })

  test('stands after twenty have answered at the same time', async () => {
    const { everybody, rate, picture, facilitator, first } = await buildHub(19)
    const answers = await Promise.all(everybody.map((who, index) => rate(who, { [first]: index % 2 === 0 ? 2 : 4 })))
    expect(answers.map(answer => answer.statusCode)).toEqual(everybody.map(() => 200))
    expect(figures(await picture(facilitator))[0]).toEqual({ mean: 3, answers: 20 })
  })

  test('of someone’s own answer is nothing, in any role and on any page', async () => {
    const { people, facilitator, person, rate, items, first, hold, store, everybody } = await buildHub(6)
    const [amy = facilitator] = people
    for (const who of everybody) await rate(who, Object.fromEntries(items.map(item => [item, who === amy ? 5 : 2])))
    await hold(2)
    const roles = ['coordinator', 'administrator', 'leadership'] as const
    const others = [
      facilitator,
      people[1] ?? facilitator,
      ...(await Promise.all(roles.map(role => person({ roles: [role] })))),
    ]
    for (const who of others) {
      const pages = [
        '/hubs/feedback/outcomes',
        '/hubs/feedback/ratings/baseline',
        `/hubs/feedback`,
        '/reports/participation',
      ]
      for (const page of pages) {
        const { body } = await who.inject({ url: `/api/v1${page}` })
        expect([page, body.includes('"value":5')]).toEqual([page, false])
      }
      const { body } = await who.inject({ url: '/api/v1/hubs/feedback/outcomes' })
      expect(everybody.some(each => body.includes(each.id))).toBe(false)
    }
    const { db, t } = store.read
    for (const rows of [await db.select().from(t.idempotencyKey), await db.select().from(t.audit)])
      expect(JSON.stringify(rows)).not.toContain(first)
  })

  test('keeps an outcome that is no longer worked toward, where something was rated', async () => {
    const { everybody, facilitator, person, rate, picture, first, second } = await buildHub(5)
    for (const who of everybody) await rate(who, { [first]: 3 })
    const coordinator = await person({ roles: ['coordinator'] })
    await retire(coordinator, first)
    await retire(coordinator, second)
    const { outcomes } = await picture(facilitator)
    expect(outcomes.map(({ id, retiredAt }) => [id, retiredAt !== null])).toEqual([
      [expect.not.stringMatching(first), false],
      [first, true],
    ])
    expect(outcomes[1]?.ratings.baseline).toEqual({ mean: 3, answers: 6 })
  })
})

describe('a year that is over', () => {
  test('can be read, and nothing in it is asked or judged any more', async () => {
    const { facilitator, store, schoolId, clock, picture, own } = await buildHub(0)
    await store.write(tx =>
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
    const before = await picture(facilitator, '?year=2025-26')
    expect(before).toMatchObject({ year: '2025-26', current: false, asked: null, may: { rate: false, judge: false } })
    expect(new Set(before.moments.map(moment => moment.state))).toEqual(new Set(['closed']))
    expect(before.years.toSorted()).toEqual(['2025-26', '2026-27'])
    expect(before.outcomes[0]?.id).not.toBe((await picture(facilitator)).outcomes[0]?.id)
    expect((await own(facilitator)).state).toBe('open')
    const nowhere = await facilitator.inject({ url: '/api/v1/hubs/feedback/outcomes?year=1066' })
    expect(nowhere.statusCode).toBe(404)
    const url = `/api/v1/outcomes/${before.outcomes[0]?.id}/progress/${before.halfTerms[0]?.id}`
    const payload = { judgement: 'there', evidence: 'Everybody says so.', expectedVersion: 0 }
    expect((await facilitator.inject({ method: 'PUT', url, payload })).statusCode).toBe(409)
  })
})
