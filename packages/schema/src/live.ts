import { z } from 'zod'
import { agendaSegment } from './agenda.ts'
import { expectedVersion, id, milliseconds } from './common.ts'

/** A point in time of a run: epoch milliseconds on the server's monotonic clock, never a time of day. */
const moment = z.int()
const duration = milliseconds.min(0)
const version = z.int().min(0)

export const attendances = ['unknown', 'present', 'apologies', 'absent'] as const
export const attendance = z.enum(attendances)
export type Attendance = z.infer<typeof attendance>

const runStatus = z.enum(['planned', 'running', 'paused', 'ended'])

/** Someone of the group, as the register has them. */
const runPerson = z.object({ id, name: z.string(), attendance })
export type RunPerson = z.infer<typeof runPerson>

const segmentTimes = z.object({
  /** Added (or, negative, taken away) while the meeting ran. */
  addedMs: milliseconds,
  /** Spent on it up to the run's `since`, pauses left out. */
  spentMs: duration,
  /** When it was first current. */
  enteredAt: moment.nullable(),
})
const runSegment = agendaSegment
  .pick({ id: true, kind: true, title: true, prompt: true, protected: true })
  .extend({ plannedMs: duration, floorMs: duration, ...segmentTimes.shape })
export type RunSegment = z.infer<typeof runSegment>

/** `skipped` has let others go first and speaks at the end. */
const turnState = z.enum(['waiting', 'speaking', 'spoken', 'skipped'])
const turn = z.object({ personId: id, state: turnState, usedMs: duration })
export type Turn = z.infer<typeof turn>

/** The feedback round. `turns`: those who have spoken, in that order, then the speaker, then those to come. */
const round = z.object({
  /** The speaker's whole time, fixed when the turn began; null while nobody speaks. */
  shareMs: duration.nullable(),
  turns: z.array(turn),
})
export type Round = z.infer<typeof round>

const live = z.object({
  status: runStatus,
  startedAt: moment.nullable(),
  pausedAt: moment.nullable(),
  endedAt: moment.nullable(),
  /** All pauses that are over. */
  pausedMs: duration,
  /** While running: all spent and used times are counted up to here, and go on from here. */
  since: moment.nullable(),
  currentId: id.nullable(),
  round,
})

/** A meeting as it happens: what every screen may know. Instants and durations only, nothing that ticks. */
const openRun = live.extend({
  meetingId: id,
  /** Grows by exactly one with each command that changes anything. */
  version,
  plannedStart: moment,
  plannedEnd: moment,
  segments: z.array(runSegment).min(1),
  people: z.array(runPerson),
})
export type OpenRun = z.infer<typeof openRun>

/** The run as it crosses the wire. `undoLabel` says what undo would take back, null if nothing. */
export const runState = openRun.extend({ undoLabel: z.string().nullable() })
export type RunState = z.infer<typeof runState>

/** The part of a run that undo restores; `times` go with the segments by position. The register is not in it. */
const runSnapshot = live.extend({ times: z.array(segmentTimes) })
export type RunSnapshot = z.infer<typeof runSnapshot>

/** The run as the server keeps it: with the ids of the latest commands and the way back. Never on the wire. */
export const storedRun = openRun.extend({
  recent: z.array(id),
  undo: z.array(z.object({ label: z.string(), before: runSnapshot })),
})
export type StoredRun = z.infer<typeof storedRun>

const base = { commandId: id, expectedVersion }
const onPerson = { ...base, personId: id }
const HOUR = 3_600_000

/** What a facilitator can do to a run. Each names its target, the version it saw, and itself: repeats are harmless. */
export const runCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), ...base }),
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
    ms: milliseconds.min(-HOUR, 'Take away an hour at most.').max(HOUR, 'Add an hour at most.'),
  }),
  z.strictObject({ type: z.literal('register'), ...onPerson, attendance }),
  /** Everybody who is still `unknown`, in one tap. */
  z.strictObject({ type: z.literal('registerRest'), ...base, attendance }),
  z.strictObject({ type: z.literal('beginTurn'), ...onPerson }),
  z.strictObject({ type: z.literal('skipTurn'), ...onPerson }),
  z.strictObject({ type: z.literal('endTurn'), ...onPerson }),
  z.strictObject({
    type: z.literal('setOrder'),
    ...base,
    personIds: z
      .array(id)
      .max(100)
      .refine(ids => new Set(ids).size === ids.length, 'Name each person once.'),
  }),
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
  'nothing-to-undo',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** Event `run` of the live stream, and the answer to a command: the whole state and the server's moment. */
export const runMessage = z.object({ run: runState, serverNow: moment })
export type RunMessage = z.infer<typeof runMessage>

/** Event `beat`: the server is there, and this is its moment and the version it has. */
export const beatMessage = z.object({ serverNow: moment, version })
export type BeatMessage = z.infer<typeof beatMessage>

/** Event `screens`: how many screens show this meeting. At most once a second, and only when it has changed. */
export const screensMessage = z.object({ count: z.int().min(0) })
export type ScreensMessage = z.infer<typeof screensMessage>

/** The server's moment, for a client that measures how far its own clock is off. */
export const serverTime = z.object({ serverNow: moment })
