import { z } from 'zod'
import { id, instant } from '../common.ts'

const size = z.int().min(0)

/** One hub’s waiting list as a member sees it: how many are on it, and where they are themselves. */
export const waitingHub = z.object({
  hubSlug: z.string(),
  /** How many are waiting or have an offer. */
  waiting: size,
  /** Places that are kept for those with an offer. */
  kept: size,
  /** One’s own place on the list, from 1; null if one isn’t on it. */
  position: z.int().nullable(),
  /** Until when one can take the place that is offered; null without an offer. */
  offeredUntil: instant.nullable(),
})
export type WaitingHub = z.infer<typeof waitingHub>

/** Hubs that anyone is waiting for. */
export const ownWaiting = z.object({ items: z.array(waitingHub) })
export type OwnWaiting = z.infer<typeof ownWaiting>

const state = z.enum(['waiting', 'offered', 'taken', 'expired', 'left'])

/** A hub’s waiting list as coordinators see it: in the order in which people are asked, then who has been. */
export const waitingList = z.object({
  hubSlug: z.string(),
  hubName: z.string(),
  entries: z.array(
    z.object({
      personId: id,
      name: z.string(),
      state,
      joinedAt: instant,
      offeredAt: instant.nullable(),
      expiresAt: instant.nullable(),
      endedAt: instant.nullable(),
    }),
  ),
})
export type WaitingList = z.infer<typeof waitingList>

/** By hub; those that nobody has waited for are left out. */
export const waitingLists = z.object({ items: z.array(waitingList) })
export type WaitingLists = z.infer<typeof waitingLists>
