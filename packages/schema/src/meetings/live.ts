import { z } from 'zod'
import { apart, id, milliseconds } from '../common.ts'
import { agendaSegment } from './agenda.ts'

/** A point in time of a run: epoch milliseconds on the server's monotonic clock, never a time of day. */
const moment = z.int()
const duration = milliseconds.min(0)
const version = z.int().min(0)

export const attendances = ['unknown', 'present', 'apologies', 'absent'] as const
export const attendance = z.enum(attendances)
export type Attendance = z.infer<typeof attendance>

const runStatus = z.enum(['planned', 'running', 'paused', 'ended'])

/** Someone of the group, as the register has them. Who is `present` and has `leftAt` has gone home. */
const runPerson = z.object({
  id,
  name: z.string(),
  apart,
  attendance,
  /** When they came, if the meeting had begun by then; null for who was there from the start. */
  arrivedAt: moment.nullable(),
  /** When they left before the end. */
  leftAt: moment.nullable(),
})
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

/** `replying`: they have reported, and the colleagues answer. `skipped` has let others go first and speaks at the end. */
const turnState = z.enum(['waiting', 'speaking', 'replying', 'spoken', 'skipped'])
const turn = z.object({
  personId: id,
  state: turnState,
  /** Of the whole turn, the colleagues' reply included. */
  usedMs: duration,
  /** Of that, the reply. */
  replyUsedMs: duration,
  /** Which of two sub-groups they speak in; 0 where there is one group. */
  subGroup: z.int().min(0).max(1),
  /** The person is not here: what they wrote is read out, in a short turn. */
  readOut: z.boolean(),
})
export type Turn = z.infer<typeof turn>

/** Who speaks when: as rotated from the last meetings, drawn by lot, by where they sit, or as the facilitator put them. */
export const turnOrders = ['rotating', 'drawn', 'seat', 'own'] as const
export const turnOrder = z.enum(turnOrders)
export type TurnOrder = z.infer<typeof turnOrder>

/** Fixed when the turn began. `shareMs` is a speaker's whole time, of which `replyMs` is kept for the colleagues' reply. */
const share = z.object({ personId: id, shareMs: duration, replyMs: duration })

/**
 * The feedback round. `turns`: those who have spoken, in that order, then the speaker, then those to come. In two
 * sub-groups one of each may speak at a time.
 */
const round = z.object({
  /** Of each who speaks now: nobody, one, or one of each sub-group. */
  shares: z.array(share).max(2),
  order: turnOrder,
  /** The group split in two for this round, since there would not be two minutes for each. */
  split: z.boolean(),
  /** Where people sit, around the table; empty until somebody has said so. */
  seats: z.array(id),
  /** The order that this meeting's rotation gives, from who spoke when in the last ones. */
  rotation: z.array(id),
  /** Who spoke first in the group's last meeting: by seat, the round begins after them. */
  firstBefore: id.nullable(),
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

/** Which of the facilitators has the clicker. `since`: when they took it. */
const lead = z.object({ personId: id, name: z.string(), since: moment })
export type Lead = z.infer<typeof lead>

/** What the facilitator shows on the projector over everything else. */
const wall = z.object({ message: z.string(), blackout: z.boolean() })
export type OnProjector = z.infer<typeof wall>

/** A meeting as it happens: what every screen may know. Instants and durations only, nothing that ticks. */
const openRun = live.extend({
  meetingId: id,
  /** Grows by exactly one with each command that changes anything. */
  version,
  plannedStart: moment,
  plannedEnd: moment,
  segments: z.array(runSegment).min(1),
  people: z.array(runPerson),
  /** Null until somebody starts the meeting. */
  lead: lead.nullable(),
  wall,
  /** The one screen that may sound, by the name it gave itself; null: silence. */
  chimeOn: z.string().nullable(),
})
export type OpenRun = z.infer<typeof openRun>

/** The run as it crosses the wire. `undoLabel` says what undo would take back, null if nothing. */
export const runState = openRun.extend({ undoLabel: z.string().nullable() })
export type RunState = z.infer<typeof runState>

/**
 * The part of a run that undo restores; `times` go with the segments by position. The register is not in it, nor what
 * the round knows of the table and of the last meetings.
 */
const runSnapshot = live.extend({
  round: round.omit({ seats: true, rotation: true, firstBefore: true }),
  times: z.array(segmentTimes),
})
export type RunSnapshot = z.infer<typeof runSnapshot>

/** The run as the server keeps it: with the ids of the latest commands and the way back. Never on the wire. */
export const storedRun = openRun.extend({
  recent: z.array(id),
  undo: z.array(z.object({ label: z.string(), before: runSnapshot })),
})
export type StoredRun = z.infer<typeof storedRun>

/** Event `run` of the live stream, and the answer to a command: the whole state and the server's moment. */
export const runMessage = z.object({ run: runState, serverNow: moment })
export type RunMessage = z.infer<typeof runMessage>

/** Event `beat`: the server is there, and this is its moment and the version it has. */
export const beatMessage = z.object({ serverNow: moment, version })
export type BeatMessage = z.infer<typeof beatMessage>

/** Event `screens`: how many screens show this meeting. At most once a second, and only when it has changed. */
export const screensMessage = z.object({ count: z.int().min(0) })
export type ScreensMessage = z.infer<typeof screensMessage>

/**
 * Event `plans`: how many of those here have put in a plan in this meeting, who of the absent has written a report, and
 * the promises that their owners let everybody in the room see. Of the partners no more than that they have changed. The same for every screen; at most one a second.
 */
export const plansMessage = z.object({
  /** The version of who is whose partner: another one, and each phone asks for its own anew. */
  partners: z.int().min(0).default(0),
  count: z.int().min(0),
  of: z.int().min(0),
  written: z.array(id),
  promises: z.array(z.object({ personId: id, promise: z.string(), timesCarried: z.int() })),
})
export type PlansMessage = z.infer<typeof plansMessage>

/** The server's moment, for a client that measures how far its own clock is off. */
export const serverTime = z.object({ serverNow: moment })
