import { z } from 'zod'

const keptKind = z.object({
  kind: z.string(),
  /** What it is, in words. */
  about: z.string(),
  keptFor: z.string(),
  why: z.string(),
})

/** How long each kind of record is kept: for everybody to read. */
export const keptKinds = z.object({ school: z.string(), kinds: z.array(keptKind) })

/** The same for an administrator, with what the daily job is about to remove. */
export const retention = z.object({
  kinds: z.array(keptKind.extend({ now: z.int(), soon: z.int() })),
  /** How many days ahead `soon` looks. */
  soonDays: z.int(),
})
export type Retention = z.infer<typeof retention>
