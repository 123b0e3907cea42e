import { mayBeOnScreen } from '@hubs/rules/plans/plans'
import { promiseSentence } from '@hubs/rules/plans/promise'
import { expect, test } from 'vitest'
import { openSample } from './sample.testkit.ts'

async function read(day: string) {
  const { db, t } = (await openSample(day)).read
  return {
    people: await db.select().from(t.person),
    plans: await db.select().from(t.plan),
    reports: await db.select().from(t.report),
    rest: [
      await db.select().from(t.supportRequest),
      await db.select().from(t.peerOffer),
      await db.select().from(t.partnerSet),
    ],
  }
}

test('the sample school’s plans are the same each time', async () => {
  const [one, two] = [await read('2026-11-23'), await read('2026-11-23')]
  expect([two.plans, two.reports, two.rest]).toEqual([one.plans, one.reports, one.rest])
})

test.each(['2026-11-23', '2027-03-01', '2027-06-10'])('on %s each person has three open at most', async day => {
  const { plans } = await read(day)
  const open = Map.groupBy(
    plans.filter(plan => plan.status === 'committed'),
    plan => plan.ownerId,
  )
  expect(Math.max(...[...open.values()].map(each => each.length))).toBeLessThanOrEqual(3)
  expect(new Set(plans.map(plan => plan.status))).toEqual(new Set(['committed', 'reported', 'carried', 'dropped']))
})

test('the facilitator’s group has a promise to show for nearly everyone, each one’s own', async () => {
  const { people, plans, reports } = await read('2026-11-23')
  const alex = people.find(person => person.name === 'Alex Reeve')
  const groupId = plans.findLast(plan => plan.ownerId === alex?.id)?.groupId
  const shown = plans.filter(plan => plan.groupId === groupId && plan.status === 'committed' && mayBeOnScreen(plan))
  expect(shown.length).toBeGreaterThanOrEqual(7)
  expect(new Set(shown.map(promiseSentence)).size).toBe(shown.length)
  expect(new Set(shown.map(plan => plan.ownerId)).size).toBe(shown.length)
  expect(reports.some(report => report.reasonIfNot !== null)).toBe(true)
})

test('two strategies have been tried by five people and more who share it, in at least five ways', async () => {
  const { plans, reports } = await read('2026-11-23')
  const shared = plans.filter(plan => plan.visibility === 'group' || plan.visibility === 'school')
  const told = shared.flatMap(plan => {
    const report = reports.find(each => each.planId === plan.id && each.didIt !== 'not-yet')
    return report ? [{ code: plan.strategyCode, ownerId: plan.ownerId, text: report.whatHappened }] : []
  })
  const byStrategy = [...Map.groupBy(told, each => each.code).values()]
  const many = byStrategy.filter(those => new Set(those.map(each => each.ownerId)).size >= 5)
  expect(many.length).toBeGreaterThanOrEqual(2)
  for (const those of many) expect(new Set(those.map(each => each.text)).size).toBeGreaterThanOrEqual(5)
})
