import { yearReport } from '@hubs/schema/reports/year-report'
import { expect, onTestFinished, test } from 'vitest'
import { buildApp } from '../app.ts'
import { readEnv } from '../env.ts'
import { openSample } from './sample.testkit.ts'
import { sampleModule } from './welcome/welcome.routes.ts'

/** The years of the sample school as a governor reads them on a day, the current one first. */
async function readYears(day: string) {
  const store = await openSample(day)
  const app = await buildApp({
    env: readEnv({}),
    store,
    clock: () => Date.parse(`${day}T10:00:00Z`),
    sample: sampleModule,
  })
  onTestFinished(() => app.close())
  const people = await store.read.db.select().from(store.read.t.person)
  const payload = { email: people.find(({ roles }) => roles.includes('leadership'))?.email }
  const entered = await app.inject({ method: 'POST', url: '/api/v1/sample/sessions', payload })
  const [{ name, value }] = entered.cookies as [{ name: string; value: string }]
  const read = async (query = '') =>
    yearReport.parse((await app.inject({ url: `/api/v1/reports/year${query}`, cookies: { [name]: value } })).json())
  const current = await read()
  const earlier = await Promise.all(current.programmes.slice(1).map(({ id }) => read(`?programme=${id}`)))
  return [current, ...earlier]
}

test.each(['2026-09-10', '2026-11-29', '2027-03-01', '2027-06-10'])(
  'on %s each half term that has been counted says how often cover was arranged, and how often not',
  async day => {
    const counted = (await readYears(day)).flatMap(({ halfTerms, rows }) =>
      halfTerms.flatMap(({ id, state }) =>
        state === 'counted' ? rows.filter(({ by, halfTermId }) => by === 'all' && halfTermId === id) : [],
      ),
    )
    expect(counted.length).toBeGreaterThan(0)
    for (const { figures } of counted) {
      expect(figures['cover arranged']).toBeGreaterThanOrEqual(5)
      expect(figures['cover not-arranged']).toBeGreaterThanOrEqual(5)
    }
  },
)

test('of a year that is over there is also what was said of the room for hubs, and of people’s say', async () => {
  const [, pilot] = await readYears('2026-11-29')
  const { figures } = pilot?.rows.find(({ by, halfTermId }) => by === 'all' && halfTermId === null) ?? expect.fail()
  for (const value of ['room-summer mostly', 'influence-summer some', 'influence-summer a-little'])
    expect([value, Number(figures[value]) >= 5]).toEqual([value, true])
})
