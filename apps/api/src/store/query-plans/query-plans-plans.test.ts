import { expect, test } from 'vitest'
import { collectPlans, growing } from '../../../test/query-plans.ts'
import { createMail } from '../../modules/mail/mail.service.ts'
import { sendAll } from '../../modules/meetings/meetings.testkit.ts'
import { createNoticeServices } from '../../modules/notices/notices.module.ts'
import { createCheckIns } from '../../modules/plans/check-ins/check-ins.service.ts'
import { createPlanDue } from '../../modules/plans/check-ins/plan-due.service.ts'
import { aPlan, aReport, buildPlans, get, patch, put, putIn } from '../../modules/plans/plans.testkit.ts'
import { createSharedPlanSummary } from '../../modules/plans/shared-plan-summary.service.ts'

test('nothing of plans goes through the whole of a table that grows', async () => {
  const queries = collectPlans()
  const { store, clock, amy, ben, facilitator, first, second } = await buildPlans()
  queries.clear()
  const support = [{ fromId: ben.id, what: 'Watch me' }]
  const old = await putIn(amy, aPlan(first.id, { support }))
  await putIn(amy, aPlan(first.id))
  const url = `/meetings/${second.id}`
  await sendAll(facilitator, `/api/v1${url}`, [{ type: 'start' }, { type: 'registerRest', attendance: 'present' }])
  const now = () => clock.now + 20 * 24 * 60 * 60_000
  const transport = { deliver: async () => 'nowhere', close: () => undefined }
  const mail = createMail({ store, now, log: { info: () => undefined, warn: () => undefined }, transport })
  const origin = () => ''
  const { notices } = createNoticeServices({ store, now, mail, origin, mailFrom: 'hubs@school.test' }).services
  await store.write(createCheckIns({ now, notices, mail, origin }).round)
  const afterwards = await createPlanDue({ system: store, now: () => clock.now, notices, mail, origin }).round()
  await afterwards()
  const answers = [
    await put(amy, `/plans/${old.id}/reports/${second.id}`, aReport()),
    await put(amy, `/plans/${old.id}/reports/${second.id}`, aReport({ expectedVersion: 1 })),
    await put(amy, `/plans/${old.id}/check-in`, { didIt: 'once', note: '' }),
    await patch(amy, `/plans/${old.id}`, { visibility: 'school', expectedVersion: 1 }),
    await put(facilitator, `${url}/offers/${amy.id}`, { text: 'A question' }),
    await put(facilitator, `${url}/offers/${amy.id}`, { text: '' }),
    await put(facilitator, `${url}/partners`, { sets: [[amy.id, ben.id]], expectedVersion: 0 }),
    await put(facilitator, `${url}/partners`, { sets: [], expectedVersion: 1 }),
    await get(amy, `${url}/minutes`),
    await patch(ben, `/support/${old.support[0]?.id}`, { state: 'given', expectedVersion: 1 }),
  ]
  for (const path of [
    '/me/plans?limit=1 /me/plans?which=closed /me/plans/start /me/support /me/support?which=from-me /colleagues?q=a',
    `/plans/${old.id} ${url}/plans ${url}/offers ${url}/partners`,
  ].flatMap(paths => paths.split(' '))) {
    answers.push(await get(ben, path), await get(amy, path))
    const { next } = answers.at(-1)?.json() ?? {}
    if (next) answers.push(await get(amy, `${path}&cursor=${next}`))
  }
  await putIn(amy, aPlan(second.id, { carriedFrom: old.id }))
  await createSharedPlanSummary({ store, peopleOf: async () => [] })(second.id)
  expect(answers.map(answer => answer.statusCode).filter(code => code >= 300)).toEqual([])
  expect(queries.size).toBeGreaterThan(50)
  expect([...queries].filter(([, steps]) => steps.some(step => growing.test(step)))).toEqual([])
})
