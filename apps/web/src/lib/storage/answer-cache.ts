import { HOUR_MS } from '@hubs/rules/dates/durations'
import type { Query, QueryClient } from '@tanstack/react-query'
import { NoConnection } from '../api-client.ts'
import type { DeviceStore } from './browser-database.ts'
import { KEPT_AT } from '../query-client.ts'

const PREFIX = 'answer:'
/** A server that has not answered by then may be there or not: what was kept is shown meanwhile. */
const PATIENCE_MS = 2500
/** As long as a sign-in lasts at the most, by the clock of this device, wherever it was put meanwhile. */
const LONGEST_MS = 12 * HOUR_MS

type CachedAnswer = { data: unknown; at: number }

/**
 * Keeps the answers to questions that say `meta: { kept: true }`, and gives them back where the server is not reached.
 * They count as old from the first moment, so each is asked again until the server has answered.
 */
export function keepAnswers(client: QueryClient, store: DeviceStore): void {
  async function recall(query: Query) {
    if (query.state.data !== undefined) return
    const kept = (await store.get(PREFIX + query.queryHash)) as CachedAnswer | undefined
    if (!kept || Math.abs(Date.now() - kept.at) > LONGEST_MS || query.state.data !== undefined) return
    client.setQueryData(query.queryKey, kept.data, { updatedAt: KEPT_AT })
  }

  function keep({ queryHash, state: { data, dataUpdatedAt } }: Query) {
    if (data === undefined || data === null || dataUpdatedAt === KEPT_AT) return
    void store.put(PREFIX + queryHash, { data, at: Date.now() } satisfies CachedAnswer)
  }

  function wait(query: Query) {
    const { data, error, fetchFailureReason } = query.state
    if (data !== undefined) return
    if (error instanceof NoConnection || fetchFailureReason instanceof NoConnection) void recall(query)
    else setTimeout(() => void recall(query), PATIENCE_MS)
  }

  const cache = client.getQueryCache()
  for (const query of cache.getAll().filter(isKept)) {
    keep(query)
    wait(query)
  }
  cache.subscribe(({ type, query, ...event }) => {
    if (type !== 'updated' || !isKept(query) || !('action' in event)) return
    const { action } = event
    if (action.type === 'success') keep(query)
    if (action.type === 'failed' || action.type === 'error' || action.type === 'fetch') wait(query)
  })
}

function isKept({ meta }: Query): boolean {
  return meta?.['kept'] === true
}
