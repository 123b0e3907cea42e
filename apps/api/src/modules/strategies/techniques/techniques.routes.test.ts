import type { Technique } from '@hubs/schema/library/strategies'
import { expect, test } from 'vitest'
import { buildTestApp } from '../../../../test/test-app.ts'

const slugs = ['academic-language', 'e-learning', 'feedback', 'growth-mindset', 'questioning']

test('the library has ten strategies for each hub, with two techniques or more and how they are known to fail', async () => {
  const { person } = await buildTestApp()
  const { items } = (await (await person()).inject({ url: '/api/v1/techniques' })).json() as { items: Technique[] }
  const strategies = Map.groupBy(items, each => each.strategyCode)
  expect(strategies.size).toBe(50)
  expect([...strategies.values()].filter(each => each.length < 2)).toEqual([])
  expect(items.filter(each => !each.commonFailing || !each.technique || !each.strategy)).toEqual([])
  const hubs = Map.groupBy([...strategies.values()], ([first]) => first!.hubSlug)
  expect([...hubs].map(([slug, each]) => [slug, each.length]).toSorted()).toEqual(slugs.map(slug => [slug, 10]))
})

test('those of one hub are asked for by its name; a hub of the school’s own has none yet', async () => {
  const { person } = await buildTestApp()
  const someone = await person({ staffKind: 'support' })
  const of = async (hub: string) => (await someone.inject({ url: `/api/v1/techniques?hub=${hub}` })).json().items
  expect(new Set((await of('feedback')).map((each: Technique) => each.hubSlug))).toEqual(new Set(['feedback']))
  expect(await of('outdoor-learning')).toEqual([])
})
