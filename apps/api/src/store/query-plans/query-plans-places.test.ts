import { expect, test } from 'vitest'
import { collectPlans, growing } from '../../../test/query-plans.ts'
import { rank } from '../../modules/choosing/choosing.testkit.ts'
import { buildPublished, post } from '../../modules/choosing/moving/moving.testkit.ts'

test('nothing that is asked or done about places after publishing goes through the whole of a table that grows', async () => {
  const plans = collectPlans()
  const { coordinator, teachers, reopened } = await buildPublished()
  const [one, other] = [teachers[0]!, teachers[2]!]
  await reopened(async () => {
    await one.inject(rank('feedback', 'growth-mindset'))
    await other.inject(rank('growth-mindset', 'feedback'))
  })
  plans.clear()
  const ask = async (asked: Parameters<typeof coordinator.inject>[0], by = coordinator) => {
    const answer = await by.inject(asked)
    expect([asked.url, answer.statusCode < 300]).toEqual([asked.url, true])
    return answer.json()
  }
  const { items } = await ask(post('/swap-offers'))
  const answered = { method: 'PUT', url: `/api/v1/me/swap-offers/${items[0].id}`, payload: { accepts: true } } as const
  for (const who of [one, other]) await ask(answered, who)
  for (const who of [one, other]) await ask({ url: '/api/v1/me/swap-offers' }, who)
  await ask({ url: '/api/v1/me/allocation' }, one)
  await ask({ url: `/api/v1/people/${one.id}/placement-options` })
  const move = { personId: one.id, hubSlug: 'e-learning', expectedHubSlug: 'feedback', reason: 'A' }
  const { items: changes } = await ask(post('/placement-changes', move))
  const { id } = changes.find(({ kind }: { kind: string }) => kind === 'by-hand')
  await ask(post(`/placement-changes/${id}/undo`))
  const proposal = await ask(post('/reallocations', { moving: 'only-if-needed' }))
  await ask(post(`/reallocations/${proposal.id}/acceptance`))
  await ask(post(`/swap-offers/${items[0].id}/withdrawal`))
  for (const url of ['/api/v1/placement-changes', '/api/v1/reallocations/current', '/api/v1/swap-offers'])
    await ask({ url })
  expect(plans.size).toBeGreaterThan(29)
  expect([...plans].filter(([, plan]) => plan.some(step => growing.test(step)))).toEqual([])
})
