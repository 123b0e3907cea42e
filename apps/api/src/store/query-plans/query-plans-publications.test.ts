import { expect, test } from 'vitest'
import { collectPlans, growing } from '../../../test/query-plans.ts'
import { get, put } from '../../modules/plans/plans.testkit.ts'
import { buildStory, move, offer } from '../../modules/publications/publications.testkit.ts'

const words = { words: 'We waited.', thanks: 'Our students', published: true, expectedVersion: 0 }

test('nothing that is published or shown goes through the whole of a table that grows', async () => {
  const queries = collectPlans()
  const { app, facilitator, amy, coordinator, reportId } = await buildStory()
  queries.clear()
  const answers = [
    await put(facilitator, '/hubs/questioning/showcase', words),
    await put(facilitator, '/hubs/questioning/showcase', { ...words, expectedVersion: 1 }),
    await put(facilitator, '/strategies/QU2/publication', { named: false, expectedVersion: 0 }),
    await move(coordinator, await offer(amy, reportId), 'published'),
    await get(coordinator, '/publications?limit=1'),
    await get(coordinator, '/publications?which=world&limit=1'),
    await get(facilitator, '/strategies/QU2/publication'),
    await app.inject('/api/v1/public/publications?limit=1'),
    await app.inject('/api/v1/public/publications?hub=questioning&limit=1'),
    await app.inject('/api/v1/public/showcases'),
    await app.inject('/api/v1/public/showcases/2026-27/questioning'),
  ]
  expect(answers.map(answer => answer.statusCode).filter(code => code >= 300)).toEqual([])
  expect(queries.size).toBeGreaterThan(10)
  expect([...queries].filter(([, steps]) => steps.some(step => growing.test(step)))).toEqual([])
})
