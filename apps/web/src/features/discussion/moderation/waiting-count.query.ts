import { heldPage } from '@hubs/schema/discussion'
import { queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'

/** How many of the visitors' replies wait for a coordinator. */
export function waitingCountQuery() {
  return queryOptions({
    queryKey: ['moderation', 'count'],
    queryFn: async ({ signal }) =>
      (await get('/moderation/replies?which=waiting&limit=1', heldPage, { signal })).waiting,
  })
}
