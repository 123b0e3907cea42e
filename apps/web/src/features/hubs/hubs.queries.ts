import { hubDetail, hubList, newlyLed, type HubDetail } from '@hubs/schema/hubs'
import { queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'
import { keepHubLooks } from '#lib/hub-looks.ts'
import { askAgainWhenLost } from '#lib/query-client.ts'
import { lookAgainIn } from '#lib/time/look-again.ts'

/**
 * Where people choose, the places are asked for again so often while the page is in view: somebody else may take the
 * last one.
 */
export const whileChoosing = { refetchInterval: 4000 } as const

/** All hubs with places and next dates. */
export function hubsQuery() {
  return queryOptions({
    queryKey: ['hubs'],
    meta: { kept: true },
    queryFn: async ({ signal }) => {
      const { items } = await get('/hubs', hubList, { signal })
      keepHubLooks(items)
      return items
    },
  })
}

/** The groups that one has been made a facilitator of lately. */
export function newlyLedQuery() {
  return queryOptions({
    queryKey: ['hubs-newly-led'],
    queryFn: async ({ signal }) => (await get('/me/newly-led', newlyLed, { signal })).items,
  })
}

/** One hub with the people in it and all its dates. */
export function hubQuery(slug: string) {
  return queryOptions({
    queryKey: ['hubs', slug],
    meta: { kept: true },
    queryFn: ({ signal }) => get(`/hubs/${encodeURIComponent(slug)}`, hubDetail, { signal }),
    refetchInterval: ({
      state,
    }: {
      state: { data: HubDetail | undefined; error: Error | null; dataUpdatedAt: number }
    }) => askAgainWhenLost({ state }) || lookAgainIn(state.data?.meetings ?? [], Date.now()),
  })
}
