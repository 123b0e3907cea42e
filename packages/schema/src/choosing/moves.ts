import { z } from 'zod'
import { id, instant, line, slug } from '../common.ts'

const size = z.int().min(0)
/** From 1; 0 for a hub they did not rank; null where they did not answer or are in no hub. */
const choice = z.int().nullable()

/** What a move would do, told before it is made. */
export const placementOption = z.object({
  /** Null: no hub. */
  hubSlug: z.string().nullable(),
  hubName: z.string().nullable(),
  choice,
  /** By how much the cost of everyone’s places would rise; below 0 it would fall. */
  cost: z.number(),
  /** How many are in the hub, and would be. */
  before: size,
  after: size,
  /** The rules that this move would break, a sentence each. */
  broken: z.array(z.string()),
  full: z.boolean(),
})
export type PlacementOption = z.infer<typeof placementOption>

/** Where one person could be, with what each would cost. */
export const placementOptions = z.object({
  hubSlug: z.string().nullable(),
  choice,
  /** How many are in the hub that they would leave, and would be then. */
  before: size,
  after: size,
  /** Why they can’t be moved at all, as a sentence: they lead a group. */
  blocked: z.string().nullable(),
  options: z.array(placementOption),
})
export type PlacementOptions = z.infer<typeof placementOptions>

/** `expectedHubSlug`: where they were when the cost was shown. */
export const changePlacement = z.strictObject({
  personId: id,
  hubSlug: slug.nullable(),
  expectedHubSlug: slug.nullable(),
  reason: line(300, 'Say why. Only coordinators can see this.'),
})
export type ChangePlacement = z.infer<typeof changePlacement>

export const placementChange = z.object({
  id,
  kind: z.enum(['by-hand', 'reallocation', 'swap']),
  at: instant,
  /** Null where nobody decided it alone. */
  byName: z.string().nullable(),
  reason: z.string(),
  cost: z.number(),
  moves: z.array(
    z.object({
      name: z.string(),
      /** Whoever reads this: nobody is told of what they did themselves. */
      isYou: z.boolean(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  undoneAt: instant.nullable(),
  /** Everybody in it is still where it put them. */
  mayUndo: z.boolean(),
})
export type PlacementChange = z.infer<typeof placementChange>

/** The latest first. */
export const placementChanges = z.object({ items: z.array(placementChange) })
export type PlacementChanges = z.infer<typeof placementChanges>

/** What is paid for moving anyone who has a place: as much as keeps all but those who have to move, or less. */
export const movingPrice = z.enum(['only-if-needed', 'where-it-matters', 'wherever-better'])
export type MovingPrice = z.infer<typeof movingPrice>

export const makeReallocation = z.strictObject({ moving: movingPrice })
export type MakeReallocation = z.infer<typeof makeReallocation>

/** Places solved anew, before a coordinator accepts them. */
export const reallocation = z.object({
  id,
  createdAt: instant,
  acceptedAt: instant.nullable(),
  /** Whether everyone is still where they were when it was made. */
  current: z.boolean(),
  /** People who have come, or gone, since hubs were published. */
  joined: size,
  left: size,
  moves: z.array(
    z.object({
      personId: id,
      name: z.string(),
      from: z.string().nullable(),
      to: z.string(),
      choiceBefore: choice,
      choiceAfter: choice,
    }),
  ),
  hubs: z.array(z.object({ slug: z.string(), name: z.string(), min: size, max: size, before: size, after: size })),
  cost: z.number(),
})
export type Reallocation = z.infer<typeof reallocation>

export const currentReallocation = z.object({ reallocation: reallocation.nullable() })
