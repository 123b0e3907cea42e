import { expect, test } from 'vitest'
import { aPlan, buildPlans, get, patch, post, put, putIn } from './plans.testkit.ts'

const retire = { to: 'retired', why: 'We have found something better.', expectedVersion: 1 }

test('a strategy retired while someone plans with it: nothing is lost, and the plan says so', async () => {
  const { amy, ben, facilitator, first } = await buildPlans()
  const before = await putIn(amy, aPlan(first.id))
  expect(before).toMatchObject({ strategyCode: 'QU2', strategy: { name: 'Wait time', retired: false } })
  expect((await put(facilitator, '/strategies/QU2/stage', retire)).statusCode).toBe(200)

  const after = await post(ben, aPlan(first.id, { technique: 'Count to three' }))
  expect(after.statusCode).toBe(201)
  expect(after.json()).toMatchObject({ technique: 'Count to three', strategy: { name: 'Wait time', retired: true } })
  expect((await get(amy, '/me/plans')).json().items).toMatchObject([{ strategy: { retired: true } }])
  const changed = await patch(amy, `/plans/${before.id}`, { setting: '8Sc1', strategyCode: 'QU2', expectedVersion: 1 })
  expect(changed.json()).toMatchObject({ setting: '8Sc1', strategyCode: 'QU2' })
})

test('a strategy that has a new name: the plan has it by that', async () => {
  const { amy, facilitator, first } = await buildPlans()
  const { id } = await putIn(amy, aPlan(first.id))
  await patch(facilitator, '/strategies/QU2', { name: 'Three seconds', expectedVersion: 1 })
  expect((await get(facilitator, `/plans/${id}`)).json()).toMatchObject({ strategy: { name: 'Three seconds' } })
})

test('what is no strategy of the library is refused at its field, in a plan and in a candidate', async () => {
  const { amy, facilitator, first, third } = await buildPlans()
  const refused = { strategyCode: 'That strategy isn’t in the library. Choose one from the list, or leave this empty.' }
  expect((await post(amy, aPlan(first.id, { strategyCode: 'QU99' }))).json()).toMatchObject({ fields: refused })
  const { id } = await putIn(amy, aPlan(first.id, { strategyCode: null }))
  const change = { strategyCode: 'qu2', expectedVersion: 1 }
  expect((await patch(amy, `/plans/${id}`, change)).json()).toMatchObject({ fields: refused })
  const idea = { title: 'T', technique: 'T', why: 'W', failing: 'F', url: '', readMinutes: null, presenterId: null }
  const propose = (strategyCode: string) =>
    facilitator.inject({
      method: 'POST',
      url: `/api/v1/meetings/${third.id}/candidates`,
      payload: { ...idea, strategyCode },
    })
  expect((await propose('QU99')).json()).toMatchObject({ status: 400, fields: refused })
})
