import { expect, test } from 'vitest'
import { aPlan, aReport, buildPlans, put, putIn } from '../plans.testkit.ts'
import { difficulties } from './difficulties.service.ts'

const tied = [
  { id: 'hinge', strategyCode: 'QU1' },
  { id: 'wait', strategyCode: 'QU2' },
  { id: 'own', strategyCode: null },
]

test('a tie goes to what the group found hardest, as far as its people share it', async () => {
  const { first, second, amy, ben, facilitator, groupOf, setStatus, store } = await buildPlans()
  const { groupId } = await groupOf('questioning')
  const advised = () => difficulties.hardestOf(store.read, groupId, tied)
  await setStatus(first.id, 'ended')
  const promise = (who: typeof amy, strategyCode: string, over: Parameters<typeof aPlan>[1] = {}) =>
    putIn(who, aPlan(first.id, { strategyCode, ...over }))
  const report = (who: typeof amy, planId: string, over: Parameters<typeof aReport>[0]) =>
    put(who, `/plans/${planId}/reports/${second.id}`, aReport(over))
  const hard = { didIt: 'not-yet', reasonIfNot: 'no-time' } as const

  const amys = await promise(amy, 'QU2')
  const bens = await promise(ben, 'QU1', { visibility: 'me', onScreen: false })
  const fays = await promise(facilitator, 'QU1')
  expect((await report(amy, amys.id, hard)).statusCode).toBe(200)
  expect((await report(ben, bens.id, hard)).statusCode).toBe(200)
  expect((await report(facilitator, fays.id, { didIt: 'habit', decision: 'keep' })).statusCode).toBe(200)
  expect(await advised()).toBe(null)
  await setStatus(second.id, 'ended')
  expect(await advised()).toBe('wait')

  await report(facilitator, fays.id, { ...hard, expectedVersion: 1 })
  expect(await advised()).toBe(null)
})
