import { HOUR_MS } from '@hubs/rules/dates/durations'
import { testNow } from '../../../test/engine.ts'
import { buildTestApp } from '../../../test/test-app.ts'

export const beforeWindow = Date.parse('2026-08-31T12:00:00Z')
/** Hub choices close while everyone is still signed in. */
export const afterWindow = testNow + HOUR_MS

/** A school whose programme allocates its hubs, in the days in which colleagues rank them. */
export async function buildChoosing(variables: Record<string, string> = {}) {
  const test = await buildTestApp(variables)
  const coordinator = await test.person({ name: 'Cora Coordinator', roles: ['coordinator'], staffKind: 'support' })
  const { version } = (await coordinator.inject({ url: '/api/v1/programmes/current' })).json()
  const changed = await coordinator.inject({
    method: 'PATCH',
    url: '/api/v1/programmes/current',
    payload: { choosing: 'ranked', choiceClosesAt: new Date(afterWindow).toISOString(), expectedVersion: version },
  })
  if (changed.statusCode !== 200) throw new Error(changed.body)
  return { ...test, coordinator }
}

export const rank = (...ranks: string[]) =>
  ({ method: 'PUT', url: '/api/v1/me/ballot', payload: { ranks, any: ranks.length === 0 } }) as const
export const ballot = { url: '/api/v1/me/ballot' } as const
