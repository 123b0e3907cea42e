import { infiniteQueryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { get } from '../api-client.ts'

/** As many as a list gives at once. */
const PAGE = 200

type Page = z.ZodType<{ next: string | null }>
type ListPage = z.ZodType<{ items: unknown[]; next: string | null }>

/** Everything of a list that is paged: one page after the other. For lists that a school can fill, not a trust. */
export async function everyPage<P extends ListPage>(path: string, query: string, page: P, signal: AbortSignal) {
  const all: z.infer<P>['items'] = []
  let cursor = ''
  for (;;) {
    const { items, next } = await get(`${path}?limit=${PAGE}${query}${cursor}`, page, { signal })
    all.push(...items)
    if (!next) return all
    cursor = `&cursor=${encodeURIComponent(next)}`
  }
}

/** `?next=` if it leads somewhere on this site; anything else is left out, so that no link can send people elsewhere. */
export function nextPage(search: string, otherwise: string): string {
  const next = new URLSearchParams(search).get('next')
  if (!next?.startsWith('/')) return otherwise
  try {
    const url = new URL(next, window.location.origin)
    const here = url.origin === window.location.origin && !url.pathname.startsWith('//')
    return here ? url.pathname + url.search + url.hash : otherwise
  } catch {
    return otherwise
  }
}

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
