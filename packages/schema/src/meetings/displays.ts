import { z } from 'zod'
import { day, id, instant } from '../common.ts'
import { checkInMode, typedCode } from './check-in.ts'
import { meetingDetail } from './meetings.ts'

/**
 * What a classroom screen has to show: its code, until it is paired; then the meeting, with no more than what may stand
 * on a wall. `people` and `warnings` are empty, `record` and all `notes` null.
 */
export const displayState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting'), code: z.string(), expiresInMs: z.int().min(0) }),
  z.object({
    state: z.literal('paired'),
    name: z.string(),
    meeting: meetingDetail,
    question: z.string().nullable(),
    /** When the group meets next. */
    nextDate: day.nullable(),
    timeZone: z.string(),
    checkIn: checkInMode,
  }),
])
export type DisplayState = z.infer<typeof displayState>
export type PairedState = Extract<DisplayState, { state: 'paired' }>

export const pairDisplay = z.strictObject({ code: typedCode })
export type PairDisplay = z.infer<typeof pairDisplay>

/** A classroom screen that shows a meeting, as its facilitators see it. */
export const pairedDisplay = z.object({ id, name: z.string(), pairedAt: instant, lastSeenAt: instant })
export type PairedDisplay = z.infer<typeof pairedDisplay>
/** Twenty at most, the one paired first first. */
export const pairedDisplayList = z.object({ items: z.array(pairedDisplay) })

/** Event `screen` of a paired screen's stream: what it shows has changed beside the run. It asks for its state anew. */
export const displayMessage = z.object({})
