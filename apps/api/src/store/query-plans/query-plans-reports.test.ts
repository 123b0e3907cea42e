import { expect, test } from 'vitest'
import { collectPlans, growing } from '../../../test/query-plans.ts'
import { missingReports, reportAddresses } from '../../../test/report-addresses.ts'
import { buildYear } from '../../modules/reports/reports.testkit.ts'

test('no report goes through the whole of a table that grows, or begins with what is of every year', async () => {
  const plans = collectPlans()
  const { app, hold, after, guest } = await buildYear({ feedback: 7, questioning: 6 })
  for (const slug of ['feedback', 'questioning'] as const)
    for (const number of [1, 2])
      await hold(slug, number, n => ({
        status: n < 3 ? 'apologies' : 'present',
        planned: true,
        told: { didIt: n < 3 ? 'once' : 'habit' },
      }))
  await after('questioning', 2)
  plans.clear()
  expect(await missingReports(app)).toEqual([])
  const readers = { coordinator: await guest('coordinator'), leadership: await guest('leadership') }
  for (const [who, address] of reportAddresses)
    expect((await readers[who].inject({ url: `/api/v1${address}` })).statusCode, address).toBe(200)
  expect(plans.size).toBeGreaterThan(30)
  // A school’s meetings, plans and observations are those of all its years: a report begins at the year it is about.
  const ofAllYears = /SEARCH (meeting|plan|attendance|report) USING .*\(school_id=\?\)/
  expect([...plans].filter(([, plan]) => plan.some(step => ofAllYears.test(step)))).toEqual([])
  const isTestkit = (text: string) => /insert into "(person|session)"/i.test(text)
  expect([...plans].filter(([text, plan]) => !isTestkit(text) && plan.some(step => growing.test(step)))).toEqual([])
})
