import { z } from 'zod'
import { expectedVersion, id, personName } from '../common.ts'

/** Who supports whom until the next meeting: twos, and a three where the number is odd. */
export const partners = z.object({
  meetingId: id,
  sets: z.array(z.array(personName)),
  /** 0 until partners are named. */
  version: z.int(),
})
export type Partners = z.infer<typeof partners>
export const setPartners = z.strictObject({
  sets: z
    .array(z.array(id).min(2, 'Choose at least two people.').max(3, 'Choose up to 3 people.'))
    .max(20)
    .refine(sets => new Set(sets.flat()).size === sets.flat().length, 'Choose each person once.'),
  expectedVersion,
})
export type SetPartners = z.infer<typeof setPartners>
/** Draws them anew; pairs of last time are avoided where that is possible. */
export const drawPartners = z.strictObject({ expectedVersion })
