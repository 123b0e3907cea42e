import { z } from 'zod'
import { id, instant, personName } from './common.ts'

/** Whether somebody has held a reference against its source. Nobody yet: `checked` is null, and the page says so. */
export const checkMark = z.object({
  /** Null where it was checked before the school had it. */
  by: personName.nullable(),
  at: instant.nullable(),
  how: z.string(),
})

/** A reference as it stands under a strategy: formatted in the school's style. */
export const citation = z.object({
  id,
  /** The name it has in exports, "rowe-1986". */
  key: z.string(),
  /** In the school's style: plain text with runs in italics, never HTML. */
  text: z.array(z.object({ text: z.string(), italic: z.boolean() })),
  doi: z.string().nullable(),
  url: z.string().nullable(),
  checked: checkMark.nullable(),
  note: z.string(),
})
export type Citation = z.infer<typeof citation>
