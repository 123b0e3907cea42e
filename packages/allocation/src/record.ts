import { z } from 'zod'

const id = z.string('must be text').min(1, 'must not be empty').max(200, 'must have 200 characters or fewer')
const ids = z.array(id, 'must be a list of ids')
const whole = z.int('must be a whole number').min(0, 'must be 0 or more').max(1_000_000, 'must be 1,000,000 or less')
const cost = z
  .number('must be a number')
  .min(0, 'must be 0 or more')
  .max(100_000, 'must be 100,000 or less')
  .refine(value => Number.isInteger(Math.round(value * 1e6) / 1e3), 'must have three decimals or fewer')
const attribute = z.union([z.string(), z.number(), z.boolean()], 'must be text, a number, true or false')

/** A hub, with the sizes of each of its groups. */
const hub = z.strictObject({
  id,
  min: whole,
  max: whole,
  /** It may be left without anyone. */
  closable: z.boolean('must be true or false').optional(),
  /** The most parallel groups that it may be split into, the first ones first; `min` and `max` are the sizes of each. */
  groups: z.int('must be a whole number').min(1, 'must be 1 or more').max(50, 'must be 50 or less').optional(),
  /** When it meets: any word, such as `tuesday`. */
  day: id.optional(),
})

/**
 * Someone to be placed. Without `ranks` they did not answer, and cost nothing anywhere. Any further field is an attribute
 * that a constraint can name, such as `department`.
 */
const ownFields = z.object({
  id,
  /** Hubs from the first choice on. */
  ranks: ids.optional(),
  /** Answered that every hub is as welcome as another: it counts as a first choice. */
  any: z.literal(true, 'must be true, or left out').optional(),
  /** The only hub that they can be in. */
  pin: id.optional(),
  /**
   * The hub of which they lead a group: they are in that group if it runs, and anywhere else if it does not. With `pin`,
   * it runs.
   */
  leads: id.optional(),
  /** Which of the parallel groups it is that they lead, from 1; without it, the first. */
  leadsGroup: z.int('must be a whole number').min(1, 'must be 1 or more').optional(),
  mustNot: ids.optional(),
  /** When they work; without it, always. */
  days: ids.optional(),
  missedLastYear: z.boolean('must be true or false').optional(),
  /** The hub that they are in now; leaving it costs `moving`. */
  current: id.optional(),
  /** Which of the parallel groups of their `pin` they are in now, from 1: theirs wherever nothing else decides. */
  currentGroup: z.int('must be a whole number').min(1, 'must be 1 or more').optional(),
})
const person = ownFields.catchall(attribute)

const members = ids.min(2, 'must name two people or more')
const constraint = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('together'), people: members }),
    z.strictObject({ kind: z.literal('apart'), people: members }),
    /** In each group, at most so many whose attribute has the value. */
    z.strictObject({ kind: z.literal('at-most'), attribute: id, value: attribute, most: whole }),
    /** In each group, so many of the places are only for people whose attribute has the value. */
    z.strictObject({ kind: z.literal('reserved'), attribute: id, value: attribute, places: whole }),
    /** Those who share a value of the attribute are dealt evenly to the groups, give or take `slack` people. */
    z.strictObject({ kind: z.literal('spread'), attribute: id, slack: whole.optional() }),
  ],
  'must have the kind together, apart, at-most, reserved or spread',
)

const rule = z.enum(
  ['generous', 'least-dissatisfaction', 'most-firsts'],
  'must be generous, least-dissatisfaction or most-firsts',
)

/** The shape of a record; `readRecord` is what reads one. */
export const recordShape = z.strictObject({
  version: z.literal(1, 'must be 1'),
  rule: rule.default('generous'),
  /** Decides between allocations that are equally good. */
  seed: z.union([id, z.int().transform(String)], 'must be text or a whole number'),
  /** What each rank costs, from the first choice on. */
  costs: z.array(cost, 'must be a list of numbers').min(1, 'must have a cost for the first choice'),
  /** What a hub costs that someone did not rank. A rank beyond the last of `costs` counts as not ranked. */
  unlisted: cost,
  hubs: z.array(hub, 'must be a list of hubs').min(1, 'must have one hub or more'),
  people: z.array(person, 'must be a list of people').min(1, 'must have one person or more'),
  constraints: z.array(constraint, 'must be a list of constraints').optional(),
  /** What it costs to move someone from their `current` hub; weighed against the costs of ranks before the rule. */
  moving: cost.optional(),
  /** What made a stored record. Not read. */
  versions: z.record(z.string(), z.string()).optional(),
  /** What was found when the record was stored, to compare with. */
  result: z.unknown().optional(),
})

/** What an allocation is solved from: everything that it depends on, so that anyone can repeat it. */
export type AllocationRecord = Omit<z.infer<typeof recordShape>, 'people'> & { people: Person[] }
export type Hub = z.infer<typeof hub>
/** Its own fields, and any attributes. */
export type Person = z.infer<typeof ownFields> & { readonly [attribute: string]: unknown }
export type Constraint = z.infer<typeof constraint>
export type Rule = z.infer<typeof rule>
