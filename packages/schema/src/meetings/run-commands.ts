import { z } from 'zod'
import { expectedVersion, id, milliseconds, shortText } from '../common.ts'
import { MINUTES_MOST, PARTS_MOST } from './agenda.ts'
import { attendance, turnOrder } from './live.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Of a message on the projector. */
export const MESSAGE_MOST = 120

const duration = milliseconds.min(0)

const base = {
  commandId: id,
  expectedVersion,
  /** How long ago it was given, where it had to wait for the network: six hours at most. */
  agoMs: duration.max(6 * HOUR).optional(),
}
const onPerson = { ...base, personId: id }

const eachOnce = z
  .array(id)
  .max(100)
  .refine(ids => new Set(ids).size === ids.length, 'Choose each person once.')

/** What a facilitator can do to a run. Each names its target, the version it saw, and itself: repeats are harmless. */
export const runCommand = z.discriminatedUnion('type', [
  /** `anyway: false` would rather be refused than begin a meeting more than twelve hours before its plan. */
  z.strictObject({ type: z.literal('start'), ...base, anyway: z.boolean().optional() }),
  z.strictObject({ type: z.literal('pause'), ...base }),
  z.strictObject({ type: z.literal('resume'), ...base }),
  z.strictObject({ type: z.literal('end'), ...base }),
  z.strictObject({ type: z.literal('undo'), ...base }),
  z.strictObject({ type: z.literal('goTo'), ...base, segmentId: id }),
  z.strictObject({
    type: z.literal('addTime'),
    ...base,
    segmentId: id,
    /** Negative takes time away; an hour at most either way. */
    ms: milliseconds.min(-HOUR, 'Take off up to 60 minutes.').max(HOUR, 'Add up to 60 minutes.'),
  }),
  /**
   * New lengths for parts that are still to come or running, as the facilitator has seen and accepted them. `chosen`:
   * they ticked which parts pay, so protected parts may be shorter, and any part shorter than its least.
   */
  z.strictObject({
    type: z.literal('rebalance'),
    ...base,
    lengths: z
      .array(z.strictObject({ segmentId: id, ms: duration.max(MINUTES_MOST * MINUTE) }))
      .min(1)
      .max(PARTS_MOST)
      .refine(
        lengths => new Set(lengths.map(each => each.segmentId)).size === lengths.length,
        'Choose each part once.',
      ),
    chosen: z.boolean().optional(),
  }),
  /** The meeting (`segmentId` null), or the part it is at, really began so long before the button was pressed. */
  z.strictObject({
    type: z.literal('beganEarlier'),
    ...base,
    segmentId: id.nullable(),
    ms: milliseconds.min(1000, 'Enter how many minutes ago.').max(HOUR, 'Enter 60 minutes or fewer.'),
  }),
  /** Takes the clicker from the other facilitator. */
  z.strictObject({ type: z.literal('takeLead'), ...base }),
  z.strictObject({ type: z.literal('wall'), ...base, message: shortText(MESSAGE_MOST), blackout: z.boolean() }),
  z.strictObject({ type: z.literal('chime'), ...base, device: shortText(60).nullable() }),
  z.strictObject({ type: z.literal('register'), ...onPerson, attendance }),
  /** Somebody who was here goes home. */
  z.strictObject({ type: z.literal('leave'), ...onPerson }),
  /** Everybody who is still `unknown`, in one tap. */
  z.strictObject({ type: z.literal('registerRest'), ...base, attendance }),
  z.strictObject({ type: z.literal('beginTurn'), ...onPerson }),
  /** The report is said; the colleagues answer. */
  z.strictObject({ type: z.literal('beginReply'), ...onPerson }),
  /** What an absent person wrote is read out. */
  z.strictObject({ type: z.literal('readOut'), ...onPerson }),
  z.strictObject({ type: z.literal('skipTurn'), ...onPerson }),
  z.strictObject({ type: z.literal('endTurn'), ...onPerson }),
  /** Those still to come, one after another, as the facilitator wants them. */
  z.strictObject({ type: z.literal('setOrder'), ...base, personIds: eachOnce }),
  /** Those still to come: rotated, drawn by lot (the command's id is the lot), or by where they sit. */
  z.strictObject({ type: z.literal('orderBy'), ...base, order: turnOrder.exclude(['own']) }),
  /** Where everybody sits, around the table. */
  z.strictObject({ type: z.literal('setSeats'), ...base, personIds: eachOnce }),
  /** Two sub-groups that report at the same time, or one group again. */
  z.strictObject({ type: z.literal('split'), ...base, on: z.boolean() }),
])
export type RunCommand = z.infer<typeof runCommand>

/** Why a command changed nothing, by a word a program can rely on. */
export const refusalCodes = [
  'stale',
  'over',
  'not-started',
  'unknown-segment',
  'unknown-person',
  'not-feedback',
  'not-present',
  'not-speaking',
  'already-spoken',
  'no-room',
  'not-leading',
  'cannot-rebalance',
  'other-day',
  'not-absent',
  'no-seats',
  'nothing-to-undo',
] as const
export type RefusalCode = (typeof refusalCodes)[number]
