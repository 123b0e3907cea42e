import type { HubTrials, StrategyTrials, TrialReport } from '@hubs/schema/library/trials'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../test/test-app.ts'
import { poolTrials } from './counts/trial-counts.service.ts'
import { ask, buildTrials } from './trials.testkit.ts'

const day = 86_400_000

async function build() {
  const made = await buildTrials()
  const { person, store, second, tell, member } = made
  const head = await person({ roles: ['leadership'] })
  const pool = (days: number) => poolTrials(store, second.startsAtMs + days * day)
  const hub = async (who = head) => (await ask<HubTrials>(who, '/hubs/questioning/trials')).figures
  const strategy = async (code: string, who = head) =>
    (await ask<StrategyTrials>(who, `/strategies/${code}/trials`)).figures
  const report = () => ask<TrialReport>(head, '/reports/trials')
  const one = async (strategyCode: string, department = 'Maths', from = 'questioning') =>
    tell(await member(from, { department }), from, { strategyCode })
  return { ...made, head, pool, hub, strategy, report, one }
}

describe('reports on different strategies of a hub', () => {
  test('wait for others on the same one, and after four weeks are in the figures of the hub together', async () => {
    const { pool, hub, strategy, report, one } = await build()
    for (const code of ['QU1', 'QU2', 'QU2', 'QU3', 'QU4']) await one(code)
    await pool(27)
    expect(await hub()).toBeNull()
    await pool(29)
    expect(await hub()).toMatchObject({
      scope: 'school',
      people: 5,
      counted: 'all',
      outcome: { verdicts: { keep: 5 } },
    })
    expect(await strategy('QU2')).toBeNull()
    expect(await report()).toMatchObject({ figures: { people: 5 }, strategies: [] })
    expect((await report()).hubs.filter(({ figures }) => figures)).toMatchObject([{ slug: 'questioning' }])
  })

  test('count once: those in the hub’s figures are in no figure of their strategy later', async () => {
    const { pool, hub, strategy, one } = await build()
    for (const code of ['QU1', 'QU2', 'QU2', 'QU3', 'QU4']) await one(code)
    await pool(29)
    for (let n = 0; n < 4; n++) await one('QU2')
    expect(await strategy('QU2')).toBeNull()
    expect(await hub()).toMatchObject({ people: 5 })
    await one('QU2')
    expect(await strategy('QU2')).toMatchObject({ people: 5 })
    expect(await hub()).toMatchObject({ people: 10 })
  })

  test('of four people, or of two hubs, stay untold', async () => {
    const { pool, hub, report, one } = await build()
    for (const code of ['QU1', 'QU2', 'QU3', 'QU4', 'FC1']) await one(code)
    await pool(200)
    expect(await hub()).toBeNull()
    expect((await report()).figures).toBeNull()
  })

  test('never make two figures that differ by one to four people, whoever reports what and whenever it is pooled', async () => {
    const step = fc.record({ code: fc.constantFrom('QU1', 'QU2', 'FC1'), pool: fc.boolean(), from: fc.nat(1) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 14 }), async steps => {
        const { pool, hub, strategy, report, one, head } = await build()
        const feedback = async (who: TestPerson) => (await ask<HubTrials>(who, '/hubs/feedback/trials')).figures
        // Each figure, and what is left where one that is part of another is taken away; each as it stood after every step.
        const seen: Record<string, number[]> = {}
        const note = (told: Record<string, number>) => {
          for (const [name, people] of Object.entries(told)) (seen[name] ??= [0]).push(people)
        }
        for (const { code, pool: now, from } of steps) {
          await one(code, ['Art', 'Maths'][from], ['questioning', 'feedback'][from])
          if (now) await pool(40)
          const whole = (await report()).figures?.people ?? 0
          const [own, other] = [(await hub())?.people ?? 0, (await feedback(head))?.people ?? 0]
          const [first, second] = [(await strategy('QU1'))?.people ?? 0, (await strategy('QU2'))?.people ?? 0]
          note({ whole, own, other, first, second, notFirst: own - first, notSecond: own - second })
          note({ neither: own - first - second, elsewhere: whole - own - other })
        }
        const steps5 = Object.values(seen).flatMap(all => all.flatMap(one => all.map(two => Math.abs(one - two))))
        expect(steps5.filter(each => each > 0 && each < 5)).toEqual([])
      }),
      { numRuns: 3 },
    )
  })
})
