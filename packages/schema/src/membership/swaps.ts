import { z } from 'zod'
import { id, instant } from '../common.ts'

const state = z.enum(['open', 'done', 'declined', 'expired', 'withdrawn'])
/** From 1; 0 for a hub they did not rank; null where they did not answer. */
const choice = z.int().nullable()

/** A swap as coordinators see it, with who has said what. */
export const swapOffer = z.object({
  id,
  state,
  createdAt: instant,
  expiresAt: instant,
  endedAt: instant.nullable(),
  parts: z.array(
    z.object({ name: z.string(), from: z.string(), to: z.string(), choice, accepts: z.boolean().nullable() }),
  ),
})
export type SwapOffer = z.infer<typeof swapOffer>

/** The latest first. */
export const swapOffers = z.object({ items: z.array(swapOffer) })
export type SwapOffers = z.infer<typeof swapOffers>

/** A swap as somebody in it sees it: how many people it has, never who. */
export const ownSwapOffer = z.object({
  id,
  state,
  from: z.string(),
  to: z.string(),
  choiceBefore: choice,
  choiceAfter: choice,
  people: z.int(),
  expiresAt: instant,
  accepts: z.boolean().nullable(),
})
export type OwnSwapOffer = z.infer<typeof ownSwapOffer>
export const ownSwapOffers = z.object({ items: z.array(ownSwapOffer) })
export type OwnSwapOffers = z.infer<typeof ownSwapOffers>

export const answerSwap = z.strictObject({ accepts: z.boolean() })
