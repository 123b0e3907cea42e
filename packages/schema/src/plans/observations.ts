import { z } from 'zod'
import {
  day,
  expectedVersion,
  id,
  instant,
  line,
  page,
  pageQuery,
  personName,
  prose,
  shortName,
  shortText,
  wallTime,
} from '../common.ts'

/** How the observer keeps track of what the observed has asked for. None of them is a judgement. */
export const observationTools = ['tally', 'timings', 'seating-map', 'quotes', 'questions'] as const
export const observationTool = z.enum(observationTools)
export type ObservationTool = z.infer<typeof observationTool>

/**
 * `declined`: the observer can't come. `handed-over`: the observer's notes are the observed's alone. A visit that has
 * happened without notes is `handed-over` too: there is nothing left for the observer.
 */
export const observationStatuses = ['booked', 'declined', 'cancelled', 'handed-over'] as const
export const observationStatus = z.enum(observationStatuses)

/** Whether somebody has to look after the observer's own class or work meanwhile. */
export const coverStates = ['none', 'asked', 'arranged', 'not-possible'] as const
export const coverState = z.enum(coverStates)
export type CoverState = z.infer<typeof coverState>

const minutes = z.int('Enter whole minutes.').min(5, 'Enter at least 5 minutes.').max(60, 'Enter 60 minutes or fewer.')

/** Both may change when and where: it has to suit both. */
const when = z.strictObject({
  date: day,
  startsAt: wallTime,
  /** 10 to 20 are enough. */
  minutes,
  place: shortName(80),
})

/** The observed person's alone: it runs to their agenda. */
const agenda = z.strictObject({
  /** A class code or a task, never the name of a student. */
  setting: shortText(80),
  focus: line(300, 'Enter what they should look at. You choose the focus.'),
  /** What counts as evidence, for instance a wait time taken with a stopwatch. */
  evidenceAsked: line(300, 'Enter what they should write down or count.'),
  tool: observationTool.nullable(),
})

/** Books a colleague to come and see, with date and time. */
export const createObservation = z.strictObject({
  ...when.shape,
  ...agenda.shape,
  observerId: id,
  coverNeeded: z.boolean(),
})
export type CreateObservation = z.infer<typeof createObservation>

/** What is left out stays. The fields of the agenda, cancelling and the last three are the observed person's. */
export const updateObservation = z.strictObject({
  ...when.partial().shape,
  ...agenda.partial().shape,
  coverNeeded: z.boolean().optional(),
  /** The observed cancels, the observer declines. */
  off: z.literal(true).optional(),
  conclusion: prose(600).optional(),
  thanks: shortText(200).optional(),
  /** Lets the group read focus and conclusion; never the notes. */
  shared: z.boolean().optional(),
  expectedVersion,
})
export type UpdateObservation = z.infer<typeof updateObservation>

export const NOTES_MOST = 4000
/** The observer's notes: kept by the observer until they are handed over. */
export const writeObservationNotes = z.strictObject({ notes: prose(NOTES_MOST), expectedVersion })
export const handOverNotes = z.strictObject({ expectedVersion })

/** A visit as one of the two people in it sees it. There is no grade, and no field that could hold one. */
export const observation = z.object({
  id,
  observed: personName,
  observer: personName,
  /** Which of the two the person asking is. */
  mine: z.enum(['observed', 'observer']),
  ...when.shape,
  startsAtInstant: instant,
  setting: z.string(),
  focus: z.string(),
  evidenceAsked: z.string(),
  tool: observationTool.nullable(),
  cover: coverState,
  status: observationStatus,
  /** The observer's until handed over, the observed's from then on; null for the other one. */
  notes: z.string().nullable(),
  /** The observed's; null for the observer. */
  conclusion: z.string().nullable(),
  thanks: z.string(),
  shared: z.boolean(),
  version: z.int(),
})
export type Observation = z.infer<typeof observation>
export const observationList = page(observation)
export type ObservationList = z.infer<typeof observationList>

/** `coming`: booked, soonest first, those of today included. `past`: all others, latest first. */
export const observationQuery = pageQuery.extend({ which: z.enum(['coming', 'past']).default('coming') })
export type ObservationQuery = z.infer<typeof observationQuery>

/** What somebody has chosen to tell their group of a visit. */
export const sharedObservation = z.object({
  id,
  observed: personName,
  date: day,
  focus: z.string(),
  conclusion: z.string(),
})
export const sharedObservationList = page(sharedObservation)

/** Somebody's own work that has to be covered while they visit: when and whose, never what for or whom. */
export const coverRequest = z.object({
  id,
  person: personName,
  date: day,
  startsAt: wallTime,
  minutes: z.int(),
  cover: coverState,
  version: z.int(),
})
export type CoverRequest = z.infer<typeof coverRequest>
export const coverRequestList = page(coverRequest)
export const answerCover = z.strictObject({ cover: z.enum(['arranged', 'not-possible', 'asked']), expectedVersion })
export type AnswerCover = z.infer<typeof answerCover>
