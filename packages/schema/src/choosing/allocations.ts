import { z } from 'zod'
import { expectedVersion, id, instant, slug } from '../common.ts'
import { staffKind } from '../staff.ts'

export const allocationRule = z.enum(['generous', 'least-dissatisfaction', 'most-firsts'])
export type AllocationRule = z.infer<typeof allocationRule>

/** What the allocation keeps to besides sizes, facilitators and the rules for named people. */
export const makeAllocation = z.strictObject({
  /** At most one senior leader in a group. */
  seniorsApart: z.boolean(),
  /** Nobody in a hub that meets on a day on which they don’t work. */
  workingDays: z.boolean(),
  /** Each department shared out evenly, give or take one person. */
  spreadDepartments: z.boolean(),
})
export type MakeAllocation = z.infer<typeof makeAllocation>

const size = z.int().min(0)

/** What a rule gives: how many got each choice, then a hub they did not list, then those who did not answer. */
const ruleResult = z.object({
  rule: allocationRule,
  profile: z.array(size),
  cost: z.number(),
  /** Null where it was proved the best; otherwise a sentence about what was not proved. */
  unproved: z.string().nullable(),
})

const allocatedPerson = z.object({
  personId: id,
  name: z.string(),
  department: z.string(),
  staffKind,
  seniorLeader: z.boolean(),
  /** Whether they lead a group of the hub, or are to stay in it for another reason. */
  pinned: z.boolean(),
  hubSlug: z.string(),
  /** Which of the hub’s parallel groups, from 1. */
  group: z.int(),
  /** They stay in their hub, and not in their group of it. */
  regrouped: z.boolean(),
  /** Hubs that a rule keeps them out of, and hubs that meet on a day on which they don’t work. */
  mustNot: z.array(z.string()),
  awayFrom: z.array(z.string()),
  /** When they work, where they don’t work all days and that is kept to, or they stay whatever it is. */
  days: z.array(z.string()),
  /** Missed their first choice last year, and so comes first where two allocations are equally good. */
  missedLastYear: z.boolean(),
  /** Their hubs from the first choice on; empty if they did not answer. */
  ranks: z.array(z.string()),
  any: z.boolean(),
})
export type AllocatedPerson = z.infer<typeof allocatedPerson>

/** The coordinator’s board. */
export const allocation = z.object({
  id,
  version: z.int(),
  rule: allocationRule,
  createdAt: instant,
  publishedAt: instant.nullable(),
  /** Somebody has ranked since, or ranks otherwise: it can’t be published any more. */
  overtaken: z.boolean(),
  costs: z.array(z.number()),
  unlisted: z.number(),
  results: z.array(ruleResult),
  /** `min` and `max` are the sizes of each of its `groups`: none where it is closed. */
  hubs: z.array(
    z.object({ slug: z.string(), name: z.string(), min: size, max: size, groups: size, mayClose: z.boolean() }),
  ),
  people: z.array(allocatedPerson),
  /** What it keeps to besides, for a move by hand to be held against. */
  keeps: z.object({
    pairs: z.array(z.object({ kind: z.enum(['together', 'apart']), people: z.tuple([id, id]) })),
    seniorsApart: z.boolean(),
    /** So many places in each group are only for support staff; null: all share all of them. */
    supportPlaces: size.nullable(),
  }),
  /** What was moved by hand, in order. */
  moves: z.array(z.object({ personId: id, name: z.string(), from: z.string(), to: z.string() })),
  /** What each rule costs: what there would be without it. */
  prices: z.array(
    z.object({
      sentence: z.string(),
      firsts: z.int(),
      better: z.int(),
      worse: z.int(),
      cost: z.number(),
    }),
  ),
  /** How many rules had no price in time. */
  unpriced: size,
  fingerprint: z.string(),
})
export type Allocation = z.infer<typeof allocation>

export const currentAllocation = z.object({ allocation: allocation.nullable() })

/** One change of the board: another rule, which forgets what was moved; a move; or the last move back. */
export const changeAllocation = z
  .strictObject({
    rule: allocationRule.optional(),
    move: z.strictObject({ personId: id, hubSlug: slug }).optional(),
    undo: z.literal(true).optional(),
    expectedVersion,
  })
  .refine(change => [change.rule, change.move, change.undo].filter(each => each !== undefined).length === 1, {
    error: 'Make one change at a time.',
  })
export type ChangeAllocation = z.infer<typeof changeAllocation>

export const publishAllocation = z.strictObject({ expectedVersion })

/** What granting one higher choice would have meant. No one else’s name, hub or rank. */
const wish = z.object({
  hubName: z.string(),
  /** From 1. */
  choice: z.int(),
  because: z.enum(['draw', 'bonus', 'cost', 'rules']),
  moved: size,
  worse: size,
  better: size,
})

/** Someone’s own result, once it is published. */
export const ownAllocation = z.object({
  /** Whether hubs have been allocated and published: whoever was not among them has no result all the same. */
  published: z.boolean(),
  result: z
    .object({
      hubSlug: z.string(),
      hubName: z.string(),
      /** From 1; 0 for a hub they did not rank; null if they did not answer. */
      choice: z.int().nullable(),
      /** They were in this hub already, and asked for no other. */
      stayed: z.boolean(),
      /** A coordinator placed them by hand after the rule had. */
      byHand: z.boolean(),
      /** They have moved since hubs were published: how. What was decided then is not why they are here. */
      changed: z.enum(['by-hand', 'reallocation', 'swap']).nullable(),
      any: z.boolean(),
      wishes: z.array(wish),
      profile: z.array(size),
    })
    .nullable(),
})
export type OwnAllocation = z.infer<typeof ownAllocation>
