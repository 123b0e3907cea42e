import { expect, test } from 'vitest'
import { collectPlans, growing } from '../../../test/query-plans.ts'
import { buildHub } from '../../modules/evaluation/evaluation.testkit.ts'

test('nothing that is rated or judged goes through the whole of a table that grows', async () => {
  const queries = collectPlans()
  const { facilitator, everybody, rate, picture, own, hold, first, halfTerms } = await buildHub(5)
  queries.clear()
  for (const who of everybody.slice(1)) await rate(who, { [first]: 3 })
  await own(facilitator)
  await hold(2)
  const { outcomes } = await picture(facilitator)
  expect(outcomes[0]?.ratings.baseline).toEqual({ mean: 3, answers: 5 })
  const url = `/api/v1/outcomes/${first}/progress/${halfTerms[0]}`
  const payload = { judgement: 'beginning', evidence: 'Four of nine.', expectedVersion: 0 }
  expect((await facilitator.inject({ method: 'PUT', url, payload })).statusCode).toBe(200)
  expect(
    (await facilitator.inject({ url: `${url}?limit=1&cursor=${Buffer.from('5').toString('base64url')}` })).statusCode,
  ).toBe(200)
  await picture(facilitator)
  expect(queries.size).toBeGreaterThan(10)
  expect([...queries].filter(([, steps]) => steps.some(step => growing.test(step)))).toEqual([])
})
