import { z } from 'zod'
import { instant, slug } from '../common.ts'

/** What someone ranks: hubs from the first choice on, or that any hub would do. */
export const saveBallot = z
  .strictObject({
    ranks: z.array(slug).max(50, 'You can rank up to 50 hubs.'),
    any: z.boolean(),
  })
  .refine(({ ranks }) => new Set(ranks).size === ranks.length, {
    path: ['ranks'],
    error: 'Each hub can be ranked once.',
  })
  .refine(({ ranks, any }) => any !== ranks.length > 0, {
    path: ['ranks'],
    error: 'Rank at least one hub, or say that any hub would do.',
  })
export type SaveBallot = z.infer<typeof saveBallot>

/** Someone’s own ballot. Nobody else sees it before the hubs are allocated. */
export const ballot = z.object({
  ranks: z.array(z.string()),
  any: z.boolean(),
  /** Null where nothing was saved yet. */
  savedAt: instant.nullable(),
  /** Whether it can be changed now, and a sentence where it can’t. */
  open: z.boolean(),
  sentence: z.string(),
  closesAt: instant,
  /** The SHA-256 of the seed of the draw, which was fixed before anyone ranked. */
  seedMark: z.string(),
})
export type Ballot = z.infer<typeof ballot>
