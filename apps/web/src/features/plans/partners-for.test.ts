import { expect, test } from 'vitest'
import { partnersFor } from './plans.queries.ts'
import { planOf, startOf } from './plans.testkit.ts'

test.each([
  ['before any pairs were named', null, 1],
  ['on the day of the meeting that paired them', '2026-11-25', 1],
  ['before it, with other partners', '2026-12-01', 0],
])('a plan made %s', (_, partnerSince, partners) => {
  const plan = planOf({ promisedOn: '2026-11-25' })
  expect(partnersFor(startOf({ partnerSince }), plan)).toHaveLength(partners)
})
