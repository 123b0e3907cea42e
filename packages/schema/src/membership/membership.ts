import { z } from 'zod'
import { id, instant, line, page, personName, slug } from '../common.ts'
import { staffKind } from '../staff.ts'

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

/**
 * `groupId`: which group of the hub; otherwise the one with most room. `reason`: needed once hubs have been published,
 * except to give a facilitator a place in the group they lead.
 */
export const placePerson = z.strictObject({
  hubSlug: slug.nullable(),
  groupId: id.optional(),
  reason: line(300, 'Say why. Only coordinators can see this.').optional(),
})
export type PlacePerson = z.infer<typeof placePerson>

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
  /** When they were last asked to choose. */
  remindedAt: instant.nullable(),
  notThisYear: z.boolean(),
  /** Whether they have accepted their invitation: until then no reminder goes to them. */
  accepted: z.boolean(),
})
export type ChoiceRow = z.infer<typeof choiceRow>

/** By name. */
export const choiceList = page(choiceRow)
export type ChoiceList = z.infer<typeof choiceList>

/** Whom to remind; without anyone, all who have not chosen. */
export const remindChoosers = z.strictObject({ personIds: z.array(id).min(1).max(500).optional() })
export type RemindChoosers = z.infer<typeof remindChoosers>

/** How many were written to, and how many have had a reminder today already. */
export const choosersReminded = z.object({ reminded: z.int(), already: z.int() })
export type ChoosersReminded = z.infer<typeof choosersReminded>

/** Each time that somebody was asked to choose, the latest first. */
export const choiceReminders = z.object({
  items: z.array(
    z.object({
      personId: id,
      name: z.string(),
      kind: z.enum(['opens', 'closes-soon', 'last-day', 'closed', 'by-hand']),
      at: instant,
      /** Null where it came by itself. */
      byName: z.string().nullable(),
    }),
  ),
  /**
   * Teachers who owe a choice now, by name, each with their latest reminder; nobody while choices are closed. Those who have
   * not accepted their invitation are sent that again, and no reminder.
   */
  owing: z.array(
    z.object({
      person: personName,
      accepted: z.boolean(),
      invitedAt: instant.nullable(),
      remindedAt: instant.nullable(),
      remindedBy: z.string().nullable(),
    }),
  ),
})
export type ChoiceReminders = z.infer<typeof choiceReminders>
