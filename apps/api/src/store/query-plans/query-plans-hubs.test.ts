import { expect, test } from 'vitest'
import { collectPlans, growing } from '../../../test/query-plans.ts'
import { buildPlans, get, patch } from '../../modules/plans/plans.testkit.ts'

test('which groups somebody leads anew is read from the audit of two weeks, and no table is read whole', async () => {
  const plans = collectPlans()
  const { amy, person, groupOf } = await buildPlans()
  const pat = await person({ roles: ['coordinator'] })
  const { groupId } = await groupOf('questioning')
  await patch(pat, `/groups/${groupId}`, { coFacilitatorId: amy.id, expectedVersion: 1 })
  plans.clear()
  expect((await get(amy, '/me/newly-led')).json().items).toHaveLength(1)
  expect([...plans.keys()].some(text => text.includes('"audit"'))).toBe(true)
  expect([...plans].filter(([, plan]) => plan.some(step => growing.test(step)))).toEqual([])
})
