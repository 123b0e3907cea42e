import { z } from 'zod'
import { id, instant } from './common.ts'
import { staffKind } from './staff.ts'

/** A person's place in a hub. */
export const membership = z.object({
  hubSlug: z.string(),
  hubName: z.string(),
  groupId: id,
  kind: z.enum(['required', 'voluntary']),
  seat: z.int(),
  /** Whether they may still change it themselves. */
  mayChange: z.boolean(),
})
export type Membership = z.infer<typeof membership>

/** Which group of the hub, where it has several; otherwise the one with most room is taken. */
export const chooseHub = z.strictObject({ groupId: id.optional() }).nullish()

export const placePerson = z.strictObject({ hubSlug: z.string().max(60).nullable() })

/** One row of the coordinator's list: who is where, and who has not chosen. */
export const choiceRow = z.object({
  personId: id,
  name: z.string(),
  department: z.string(),
  staffKind,
  hubSlug: z.string().nullable(),
  hubName: z.string().nullable(),
  chosenAt: instant.nullable(),
  notThisYear: z.boolean(),
})
export type ChoiceRow = z.infer<typeof choiceRow>

/** Sums of the choice so far, with no name in them. */
export const participation = z.object({
  teachers: z.object({ inAHub: z.int(), all: z.int() }),
  support: z.object({ optedIn: z.int(), notThisYear: z.int(), all: z.int() }),
  hubs: z.array(
    z.object({ slug: z.string(), name: z.string(), taken: z.int(), places: z.int(), minimum: z.int() }),
  ),
  lastMeeting: z
    .object({ halfTerm: z.string(), present: z.int(), expected: z.int(), held: z.int(), groups: z.int() })
    .nullable(),
})
export type Participation = z.infer<typeof participation>
