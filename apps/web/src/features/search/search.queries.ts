import { searchAnswer, type SearchKind } from '@hubs/schema/search'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'

const of = (q: string) => `/search?q=${encodeURIComponent(q)}`
const FRESH_MS = 30_000

/** The best few of each kind. What was found before stays until the next answer is there. */
export function searchQuery(q: string) {
  return queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => get(of(q), searchAnswer, { signal }),
    enabled: q !== '',
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  })
}

/** More of one kind, from where the first few end. */
export function moreOfKindQuery(q: string, kind: SearchKind) {
  return infiniteQueryOptions({
    queryKey: ['search', q, kind],
    queryFn: async ({ signal, pageParam }) => {
      const cursor = pageParam && `&cursor=${encodeURIComponent(pageParam)}`
      const { groups } = await get(`${of(q)}&kind=${kind}${cursor}`, searchAnswer, { signal })
      return groups[0] ?? { kind, items: [], next: null }
    },
    initialPageParam: '',
    getNextPageParam: page => page.next,
    staleTime: FRESH_MS,
  })
}
