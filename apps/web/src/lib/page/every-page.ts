import type { z } from 'zod'
import { get } from '../api-client.ts'

/** As many as a list gives at once. */
const PAGE = 200

type Page = z.ZodType<{ items: unknown[]; next: string | null }>

/** Everything of a list that is paged: one page after the other. For lists that a school can fill, not a trust. */
export async function everyPage<P extends Page>(path: string, query: string, page: P, signal: AbortSignal) {
  const all: z.infer<P>['items'] = []
  let cursor = ''
  for (;;) {
    const { items, next } = await get(`${path}?limit=${PAGE}${query}${cursor}`, page, { signal })
    all.push(...items)
    if (!next) return all
    cursor = `&cursor=${encodeURIComponent(next)}`
  }
}
