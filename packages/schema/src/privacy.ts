import { z } from 'zod'
import { expectedVersion } from './common.ts'

/** What an erasure would take away, before anybody decides. */
export const erasurePreview = z.object({
  /** Records with this person's words in them, by the kind of record as a sentence has it: "plan" of one, "plans" of more. */
  counts: z.array(z.object({ kind: z.string(), count: z.int() })),
  /** Why it can't be done yet; null where it can. */
  notYet: z.string().nullable(),
})
export type ErasurePreview = z.infer<typeof erasurePreview>

export const erase = z.strictObject({ expectedVersion })
export type Erase = z.infer<typeof erase>
