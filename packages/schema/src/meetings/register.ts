import { z } from 'zod'
import { expectedVersion, id, instant, line, page, pageQuery, personName, wallTime } from '../common.ts'
import { attendance } from './live.ts'

/** How the register was changed: tapped by who leads, by the person themselves as they checked in, or put right afterwards. */
export const registerMethods = ['tap', 'self', 'correction'] as const
const registerMethod = z.enum(registerMethods)
export type RegisterMethod = z.infer<typeof registerMethod>

/** What one line of the register says. The minutes are instants; null: from the start, and to the end. */
const registerLine = z.object({ attendance, arrivedAt: instant.nullable(), leftAt: instant.nullable() })

/** One change of one person's line. There is no way to change or take away a change. */
export const registerChange = z.object({
  id,
  person: personName,
  before: registerLine,
  after: registerLine,
  method: registerMethod,
  /** Who did it; null where the account is gone. */
  by: personName.nullable(),
  reason: z.string().nullable(),
  at: instant,
})
export type RegisterChange = z.infer<typeof registerChange>

/** Latest first. */
export const registerChangeList = page(registerChange)
export const registerChangeQuery = pageQuery
export type RegisterChangeQuery = z.infer<typeof registerChangeQuery>

/** Puts one line of the register right, from the meeting's planned start on and for as long as it is kept. */
export const correctRegister = z.strictObject({
  attendance,
  /** On the school's clock, on the day of the meeting. Null: from the start. Left out, it stays. */
  arrivedAt: wallTime.nullable().optional(),
  /** Null: to the end. Left out, it stays. */
  leftAt: wallTime.nullable().optional(),
  /** Asked once the meeting is over. */
  reason: line(200, 'Enter a reason.').optional(),
  /** How often the line had changed when it was seen: `changes` of the person. */
  expectedVersion,
})
export type CorrectRegister = z.infer<typeof correctRegister>
