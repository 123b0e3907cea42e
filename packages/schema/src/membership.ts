import { z } from 'zod'
import { id, instant, page, slug } from './common.ts'
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

/** `groupId`: which group of the hub; otherwise the one with most room. */
export const placePerson = z.strictObject({ hubSlug: slug.nullable(), groupId: id.optional() })

/** One row of the coordinator's list: who is where, and who has not chosen. */
export const choiceRow = z.object({
  personId: id,
  name: z.string(),
  department: z.string(),
  staffKind,
  hubSlug: z.string().nullable(),
  hubName: z.string().nullable(),
  chosenAt: instant.nullable(),
  /** When they last saved what they rank; never what it is. */
  rankedAt: instant.nullable(),
  notThisYear: z.boolean(),
})
export type ChoiceRow = z.infer<typeof choiceRow>

/** By name. */
export const choiceList = page(choiceRow)
export type ChoiceList = z.infer<typeof choiceList>
