import type { NextYear, Years } from '@hubs/schema/programmes/next-year'
import type { TestApp, TestPerson } from '../../../../test/test-app.ts'

/** The day after the last of the first year, when its meetings have been held. */
export const afterTheYear = Date.parse('2027-07-22T09:00:00Z')

export async function holdAll({ store }: Pick<TestApp, 'store'>) {
  await store.write(({ db, t }) => db.update(t.meeting).set({ status: 'ended' }))
}

/** What a coordinator asks of the next year. */
export function planning(coordinator: TestPerson) {
  const ask = async (method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, payload?: object) =>
    coordinator.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }) })
  const see = async () => (await ask('GET', '/next-year')).json<NextYear>()
  const save = async (over: object = {}) => {
    const { version, ...plan } = (await see()).plan
    return ask('PUT', '/next-year', { ...plan, expectedVersion: version, ...over })
  }
  const start = async () => ask('POST', '/next-year/start', { expectedVersion: (await see()).plan.version })
  const undo = async () => ask('DELETE', '/next-year/start')
  const years = async () => (await ask('GET', '/years')).json<Years>()
  return { ask, see, save, start, undo, years }
}
