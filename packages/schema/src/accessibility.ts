import { z } from 'zod'
import { expectedVersion, instant, prose } from './common.ts'

/** What a school says about how accessible this is to everybody; for anybody to read. */
export const accessibilityStatement = z.object({
  school: z.string(),
  timeZone: z.string(),
  /** Markdown: the school's own, or the one to start from. */
  text: z.string(),
  /** When the school last changed it; null where it still has the one to start from. */
  changedAt: instant.nullable(),
  version: z.int(),
})
export type AccessibilityStatement = z.infer<typeof accessibilityStatement>

/** Characters. */
export const STATEMENT_MOST = 8000

export const updateAccessibility = z.strictObject({
  /** Empty: back to the one to start from. */
  text: prose(STATEMENT_MOST),
  /** 0 for the first time. */
  expectedVersion,
})
export type UpdateAccessibility = z.infer<typeof updateAccessibility>
