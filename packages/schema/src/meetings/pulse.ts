import { z } from 'zod'
import { id, instant, shortText } from '../common.ts'

/** Was the time well spent: three items at the end of each meeting (domain facts, section 8, G1). */
export const pulseItems = ['useful', 'heard', 'nextStep'] as const
export type PulseItem = (typeof pulseItems)[number]

const mark = z
  .int('Choose a number from 1 to 5.')
  .min(1, 'Choose a number from 1 to 5.')
  .max(5, 'Choose a number from 1 to 5.')
const marks = { useful: mark, heard: mark, nextStep: mark }

/** One person's answer. Nothing says whose it is, or when it came. */
export const givePulse = z.strictObject({ ...marks, line: shortText(200) })
export type GivePulse = z.infer<typeof givePulse>

/** A mean to one decimal place, and the lowest and highest answer. */
const figure = z.object({ mean: z.number(), lowest: z.int(), highest: z.int() })
const figures = z.object({ useful: figure, heard: figure, nextStep: figure })
export type PulseFigures = z.infer<typeof figures>

/** What the group may know of a pulse. */
export const pulseResult = z.object({
  /** How many answers are in the figures. */
  answers: z.int(),
  figures,
  /** The mean of "heard" is below 3.5; only those who lead the group are told, null for all others. */
  lowHeard: z.boolean().nullable(),
  /** What some wrote, in no order; empty for all but those who lead the group. */
  lines: z.array(z.string()),
})
export type PulseResult = z.infer<typeof pulseResult>

/** The pulse of one meeting, for somebody of its group. */
export const pulse = z.object({
  meetingId: id,
  /** From the summary part until three days after the end. */
  state: z.enum(['not-yet', 'open', 'closed']),
  /** When it closes; null until the meeting has ended. */
  closesAt: instant.nullable(),
  /** Whether the person asking was there, and so may answer. */
  mayGive: z.boolean(),
  /** Whether they have. */
  given: z.boolean(),
  /** How many have answered, of those who were there. */
  count: z.int(),
  of: z.int(),
  /** Null below five answers. The figures grow by five answers or more at a time. */
  result: pulseResult.nullable(),
})
export type Pulse = z.infer<typeof pulse>

/** The whole school's year so far, of meetings with five answers or more: from two groups on, so that none is told apart. */
export const pulseSums = z.object({
  items: z.array(
    z.object({
      halfTerm: z.string(),
      meetings: z.int(),
      answers: z.int(),
      figures: z.object({ useful: z.number(), heard: z.number(), nextStep: z.number() }),
    }),
  ),
  /** The half terms in which somebody answered and whose figures are withheld. */
  withheld: z.array(z.string()),
})
export type PulseSums = z.infer<typeof pulseSums>
