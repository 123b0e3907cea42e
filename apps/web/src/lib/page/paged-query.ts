import { infiniteQueryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { get } from '../api-client.ts'

type Page = z.ZodType<{ next: string | null }>

/** A list of the API that comes a page at a time, for `useSuspenseInfiniteQuery` and `PagedList`. */
export function pagedQuery<P extends Page>(queryKey: readonly unknown[], path: string, page: P) {
  const after = (cursor: string) => `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ signal, pageParam }) => get(`${path}${pageParam && after(pageParam)}`, page, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }: z.infer<P>) => next,
  })
}
