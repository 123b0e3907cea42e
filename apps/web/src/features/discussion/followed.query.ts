import { followedPage } from '@hubs/schema/discussion'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'

/** How much is new in what this person follows. One small answer, asked again when the page is looked at anew. */
export function unreadQuery() {
  return queryOptions({
    queryKey: ['discussions', 'followed', 'unread'],
    queryFn: async ({ signal }) => (await get('/me/discussions?limit=1', followedPage, { signal })).unread,
  })
}

/** The places that this person follows, those with something new first. */
export function followedQuery() {
  return infiniteQueryOptions({
    queryKey: ['discussions', 'followed', 'list'],
    queryFn: ({ signal, pageParam }) =>
      get(`/me/discussions?limit=50${pageParam && `&cursor=${encodeURIComponent(pageParam)}`}`, followedPage, {
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: page => page.next,
  })
}
