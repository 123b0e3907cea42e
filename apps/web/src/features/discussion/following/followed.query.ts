import { followedPage } from '@hubs/schema/discussion'
import { queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'
import { pagedQuery } from '#lib/page/paged-query.ts'

/** How much is new in what this person follows. One small answer, asked again when the page is looked at anew. */
export function unreadQuery() {
  return queryOptions({
    queryKey: ['discussions', 'followed', 'unread'],
    queryFn: async ({ signal }) => (await get('/me/discussions?limit=1', followedPage, { signal })).unread,
  })
}

/** The places that this person follows, those with something new first. */
export function followedQuery() {
  return pagedQuery(['discussions', 'followed', 'list'], '/me/discussions?limit=50', followedPage)
}
