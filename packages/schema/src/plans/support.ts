import { z } from 'zod'
import { expectedVersion, id, instant, line, page, pageQuery, personName, shortText } from '../common.ts'

const supportState = z.enum(['asked', 'accepted', 'given', 'not-possible', 'withdrawn'])
export type SupportState = z.infer<typeof supportState>

/** Something a plan needs, from a named person. `given`, `not-possible` and `withdrawn` are closed. */
export const supportRequest = z.object({
  id,
  planId: id,
  owner: personName,
  from: personName,
  what: z.string(),
  state: supportState,
  /** What the person asked has said of it. */
  answer: z.string(),
  askedAt: instant,
  closedAt: instant.nullable(),
  version: z.int(),
})
export type SupportRequest = z.infer<typeof supportRequest>
export const supportList = page(supportRequest)
export const supportQuery = pageQuery.extend({ which: z.enum(['to-me', 'from-me']).default('to-me') })

/** Asked person: `accepted`, `given`, `not-possible`. Owner: `withdrawn`. */
export const updateSupport = z.strictObject({
  state: supportState.exclude(['asked']),
  answer: shortText(200).optional(),
  expectedVersion,
})
export type UpdateSupport = z.infer<typeof updateSupport>
export type SupportList = z.infer<typeof supportList>
export type SupportQuery = z.infer<typeof supportQuery>

/** A request that goes out with a plan. */
export const supportAsked = z.strictObject({ fromId: id, what: line(200, 'Enter what you need.') })

/** Whom to ask for support: colleagues whose name has this in it, 20 at most. */
export const colleagueQuery = z.strictObject({ q: shortText(80).default('') })
export const colleagueList = z.object({
  items: z.array(personName.extend({ job: z.string(), department: z.string() })),
})
export type ColleagueList = z.infer<typeof colleagueList>
