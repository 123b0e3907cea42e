import type { StrategySummary } from '@hubs/schema/library/strategies'
import type { StrategyTrials } from '@hubs/schema/library/trials'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../test/test-app.ts'
import { aReport } from '../plans/plans.testkit.ts'
import { ask, buildTrials } from './trials.testkit.ts'

const trialsOf = (who: TestPerson, query = '') => ask<StrategyTrials>(who, `/strategies/QU2/trials${query}`)

describe('figures', () => {
  const figuresFor = async (who: TestPerson, query = '') => (await trialsOf(who, query)).figures

  test('of four people are their own hub’s, and of five everybody’s', async () => {
    const { tellers, ben, person, member } = await buildTrials()
    const roles = ['coordinator', 'administrator', 'leadership'] as const
    const others = [await member('feedback'), ...(await Promise.all(roles.map(role => person({ roles: [role] }))))]
    await tellers(4, 'questioning')
    for (const other of others) expect(await figuresFor(other)).toBeNull()
    expect(await figuresFor(ben)).toMatchObject({ scope: 'hub', times: 4, people: 4 })
    await tellers(1, 'questioning', {}, { decision: 'drop' })
    for (const other of [...others, ben])
      expect(await figuresFor(other)).toMatchObject({
        scope: 'school',
        times: 5,
        people: 5,
        counted: 'all',
        outcome: { verdicts: { keep: 4, drop: 1 } },
      })
  })

  test('count nothing that is kept to oneself or a partner, not for its owner either', async () => {
    const { tellers, tell, amy, person } = await buildTrials()
    await tellers(4, 'questioning')
    await tell(amy, 'questioning', { visibility: 'me' })
    await tell(amy, 'questioning', { visibility: 'partner' })
    expect(await figuresFor(await person())).toBeNull()
    expect(await figuresFor(amy)).toMatchObject({ scope: 'hub', people: 4 })
  })

  test('stay when one of the five takes their plan back, alters their report, or changes department', async () => {
    const { tellers, tell, person, member, second } = await buildTrials()
    const [one, two, three] = await tellers(5, 'questioning')
    const [outsider, administrator] = [await person(), await person({ roles: ['administrator'] })]
    const looks = async () => [
      await figuresFor(outsider),
      await figuresFor(outsider, '?subject=Maths'),
      await figuresFor(outsider, '?subject=Art'),
      await ask(outsider, '/hubs/questioning/trials'),
    ]
    const before = await looks()
    expect(before[0]).toMatchObject({ people: 5, outcome: { verdicts: { keep: 5 } } })
    const own = async (who: TestPerson) => (await trialsOf(who)).items.find(each => each.by.id === who.id)?.planId
    await one!.inject({
      method: 'PATCH',
      url: `/api/v1/plans/${await own(one!)}`,
      payload: { visibility: 'me', expectedVersion: 1 },
    })
    const altered = await two!.inject({
      method: 'PUT',
      url: `/api/v1/plans/${await own(two!)}/reports/${second.id}`,
      payload: { ...aReport({ decision: 'drop' }), expectedVersion: 1 },
    })
    expect(altered.statusCode).toBe(200)
    await administrator.inject({
      method: 'PATCH',
      url: `/api/v1/people/${three!.id}`,
      payload: { department: 'Art', expectedVersion: 1 },
    })
    expect(await looks()).toEqual(before)
    // Nor does a look in between tell the next four from the first five.
    for (let n = 0; n < 4; n++) {
      await tell(await member('questioning', { department: 'Art' }), 'questioning', {}, { decision: 'drop' })
      expect((await looks()).slice(0, 3)).toEqual(before.slice(0, 3))
    }
    await tell(await member('questioning', { department: 'Art' }), 'questioning')
    expect(await figuresFor(outsider)).toMatchObject({ people: 10, outcome: { verdicts: { keep: 6, drop: 4 } } })
    expect(await figuresFor(outsider, '?subject=art')).toMatchObject({ people: 5 })
  })

  test('tell nobody what came of a hub’s four and of the fifth, who is in another', async () => {
    const { tellers, person } = await buildTrials()
    const [one] = await tellers(4, 'questioning')
    const [fifth] = await tellers(1, 'feedback', {}, { decision: 'drop' })
    const kept = { keep: 4, drop: 0 }
    expect(await figuresFor(one!)).toMatchObject({ people: 5, counted: 'seen', outcome: { verdicts: kept } })
    expect(await figuresFor(fifth!)).toMatchObject({ counted: 'seen', outcome: { verdicts: { keep: 0, drop: 1 } } })
    expect(await figuresFor(await person())).toMatchObject({ people: 5, counted: 'seen', outcome: { tried: 0 } })
  })

  test('of a subject with two people are nobody’s, nor those from which the two could be worked out', async () => {
    const { tell, member, person } = await buildTrials()
    const outsider = await person()
    for (let n = 0; n < 6; n++) await tell(await member('questioning', { department: 'Science' }), 'questioning')
    for (let n = 0; n < 2; n++) await tell(await member('feedback', { department: 'Art' }), 'feedback')
    const science = await figuresFor(outsider, '?subject=science')
    expect(science).toMatchObject({ people: 5 })
    expect(await figuresFor(outsider)).toEqual(science)
    expect(await figuresFor(outsider, '?subject=Art')).toBeNull()
  })

  test('never differ by one to four people, whoever tells what in whatever order, under any filter', async () => {
    const { tell, member, person, store } = await buildTrials()
    const outsider = await person()
    const departments = ['Art', 'Maths', 'Science']
    const step = fc.record({ from: fc.nat(2), to: fc.nat(2), hub: fc.constantFrom('questioning', 'feedback') })
    let code = 3
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), async steps => {
        const strategyCode = `QU${code++}`
        const url = `/strategies/${strategyCode}/trials`
        const people = async (query = '') =>
          (await ask<StrategyTrials>(outsider, `${url}${query}`)).figures?.people ?? 0
        const seen = [0]
        for (const { from, to, hub } of steps) {
          const who = await member(hub, { department: departments[from]! })
          await tell(who, hub, { strategyCode })
          await store.write(({ db, t }) =>
            db.update(t.person).set({ department: departments[to]! }).where(eq(t.person.id, who.id)),
          )
          const whole = await people()
          const parts = await Promise.all(departments.map(each => people(`?subject=${each}`)))
          seen.push(whole, ...parts, whole - parts.reduce((sum, part) => sum + part, 0))
        }
        const steps5 = seen.flatMap(one => seen.map(other => Math.abs(one - other)))
        expect(steps5.filter(each => each > 0 && each < 5)).toEqual([])
      }),
      { numRuns: 2 },
    )
  })

  test('stand in the library’s list and page as they stand in the list of trials', async () => {
    const { tellers, tell, ben, person } = await buildTrials()
    await tellers(5, 'questioning')
    await tell(ben, 'questioning', { strategyCode: 'QU3' })
    const counts = async (who: TestPerson) => {
      const { items } = await ask<{ items: StrategySummary[] }>(who, '/strategies?hub=questioning&limit=50')
      return Object.fromEntries(items.flatMap(({ code, trials }) => (trials ? [[code, trials]] : [])))
    }
    const school = { scope: 'school', times: 5, people: 5 }
    expect(await counts(await person())).toEqual({ QU2: school })
    expect(await counts(ben)).toEqual({ QU2: school, QU3: { scope: 'hub', times: 1, people: 1 } })
    expect(await ask(ben, '/strategies/QU3')).toMatchObject({ trials: { scope: 'hub', people: 1 } })
  })
})
