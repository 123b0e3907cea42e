import type { InjectOptions } from 'fastify'

/** What the rows' addresses name. `plan` and its `support` request are the member's; it asks the facilitator. */
export type Ids = {
  meeting: string
  group: string
  halfTerm: string
  person: string
  member: string
  plan: string
  support: string
  /** Of Questioning. */
  outcome: string
  /** The member's, of QU2. */
  adaptation: string
  /** The member's, under the meeting. */
  reply: string
  /** One of the library's. */
  reference: string
}
export type Row = { get(ids: Ids): Omit<InjectOptions, 'method'>; expect: string }

export const anyone = (get: Row['get'], code = 200): Row => ({ get, expect: Array(8).fill(code).join(' ') })
export const at = (url: string, payload?: object) => () => ({ url: `/api/v1${url}`, ...(payload && { payload }) })
/** As long as one of ours, and none of them. */
export const secret = 'x'.repeat(43)
export const stale = { expectedVersion: 4711 }
