import { vi } from 'vitest'
import type { Problem, ProblemCode } from '@hubs/schema/problem'

type Answer = { status?: number; body: unknown; headers?: Record<string, string> }
type Handler = (body: unknown) => Answer
export type Call = { what: string; body: unknown; headers: Headers }

/** An answer with this body. */
export const ok =
  (body: unknown): Handler =>
  () => ({ body })

export const empty: Handler = () => ({ status: 204, body: null })

/** A refusal as the server words it. */
export function refused(
  status: number,
  code: ProblemCode,
  detail: string,
  more: Partial<Problem> & { retryAfter?: number } = {},
): Handler {
  const { retryAfter, ...rest } = more
  const body: Problem = { type: 'about:blank', status, code, title: code, detail, ...rest }
  return () => ({ status, body, ...(retryAfter && { headers: { 'retry-after': String(retryAfter) } }) })
}

/**
 * Answers `fetch` by method and path: `{ 'GET /me': ok(meOf()) }`. What is not listed fails the test by its name.
 * @returns what was asked, in order; change the table to change later answers
 */
export function stubApi(table: Record<string, Handler>): Call[] {
  const calls: Call[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const what = `${init.method} ${url.replace('/api/v1', '')}`
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    calls.push({ what, body, headers: new Headers(init.headers) })
    const handler = table[what]
    if (!handler) throw new Error(`The test has no answer for ${what}`)
    const { status = 200, body: answer, headers } = handler(body)
    return new Response(status === 204 ? null : JSON.stringify(answer), { status, ...(headers && { headers }) })
  })
  return calls
}

/** The network is gone, and the browser knows it. */
export function stubNoConnection(): void {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
}
