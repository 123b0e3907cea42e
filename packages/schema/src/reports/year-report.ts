import { z } from 'zod'
import { day, expectedVersion, id, page, pageQuery, personName, prose, slug } from '../common.ts'
import { judgement, ratingSums } from '../evaluation.ts'
import { didIt, didIts, notDoneReasons } from '../plans/plans.ts'
import { surveyQuestions } from './surveys.ts'

/**
 * What the year's report counts, each with the values that an answer can have; `told/once` is a part of `told`. `byHub`:
 * also released hub by hub.
 */
export const reportQuestions = {
  attendance: { values: ['present', 'missed', 'missed/caught-up'], byHub: true },
  /** Whether a plan came out of a meeting. */
  plan: { values: ['made', 'none'], byHub: true },
  /** What became of the plan that was due, how far they got with it, and what got in the way. */
  report: {
    values: [
      'told',
      'not-told',
      'no-plan',
      ...didIts.map(each => `told/${each}`),
      ...notDoneReasons.map(reason => `told/not-yet/${reason}`),
    ],
    byHub: false,
  },
  /** Requests for support: closed within ten school days, or not. */
  support: { values: ['in-time', 'not-in-time'], byHub: false },
  /** Observations that needed cover: arranged, or not. */
  cover: { values: ['arranged', 'not-arranged'], byHub: false },
  /** How much say people have in their own professional development, and whether the school made room for the hubs. */
  'influence-before': { values: surveyQuestions.influence.values, byHub: true },
  'influence-summer': { values: surveyQuestions.influence.values, byHub: true },
  'room-mid': { values: surveyQuestions.room.values, byHub: false },
  'room-summer': { values: surveyQuestions.room.values, byHub: false },
  /** Whether people still do what they tried two terms before. */
  'use-summer': { values: surveyQuestions.use.values, byHub: false },
  /** What members counted for themselves, before and after, and chose to share. */
  measure: { values: ['better', 'same', 'worse'], byHub: false },
} as const satisfies Record<string, { values: readonly string[]; byHub: boolean }>
export type ReportQuestion = keyof typeof reportQuestions

/** What the figures can be broken down by. */
export const reportBys = ['all', 'hub', 'department', 'kind'] as const
export const reportBy = z.enum(reportBys)
export type ReportBy = z.infer<typeof reportBy>

export const reportRow = z.object({
  by: reportBy,
  /** The hub's slug, the department, or the kind of staff; empty for all. */
  key: z.string(),
  label: z.string(),
  /** Null: the whole year. */
  halfTermId: id.nullable(),
  /**
   * By question and value, such as `plan made`. Null: not shown, because it could tell fewer than five people apart; what
   * isn't there isn't counted for this row.
   */
  figures: z.record(z.string(), z.int().nullable()),
  /** Minutes attended, and caught up; null where they aren't shown. */
  minutes: z.object({ attended: z.int().nullable(), caughtUp: z.int().nullable() }),
})
export type ReportRow = z.infer<typeof reportRow>

/** `counted`: its figures are final. `open`: not yet, `to-come`: none of its meetings has been. */
export const reportHalfTerm = z.object({
  id,
  name: z.string(),
  startsOn: day,
  state: z.enum(['counted', 'open', 'to-come']),
  meetings: z.object({ planned: z.int(), held: z.int(), onTime: z.int(), timed: z.int() }),
})
export type ReportHalfTerm = z.infer<typeof reportHalfTerm>

/** A year in figures, as far as the person asking may see them. */
export const yearReport = z.object({
  programme: z.object({ id, name: z.string() }),
  /** Every year of the school, the current one first. */
  programmes: z.array(z.object({ id, name: z.string() })),
  /** Attendance, hours and plans made are exact and as of now: for who sees the registers anyway. */
  exact: z.boolean(),
  halfTerms: z.array(reportHalfTerm),
  hubs: z.array(z.object({ slug, name: z.string() })),
  rows: z.array(reportRow),
})
export type YearReport = z.infer<typeof yearReport>

export const yearReportQuery = z.strictObject({ programme: id.optional() })
export type YearReportQuery = z.infer<typeof yearReportQuery>

/** The tables that can be downloaded. */
export const reportTopics = [
  'participation',
  'follow-through',
  'hours',
  'outcomes',
  'strategies',
  'evaluation',
] as const
export const reportTopic = z.enum(reportTopics, 'Choose which table to download.')
export type ReportTopic = z.infer<typeof reportTopic>
export const reportCsvQuery = yearReportQuery.extend({ topic: reportTopic })

const sureValues = [
  'attendance present',
  'attendance missed',
  'attendance missed/caught-up',
  'plan made',
  'plan none',
] as const
/** Whom a figure is made of: of those that registers and reminders name anyway. */
export const reportPeopleQuery = pageQuery.extend({
  programme: id.optional(),
  figure: z.enum(sureValues, 'Choose a figure.'),
  by: reportBy.default('all'),
  key: z.string().max(200).default(''),
  halfTerm: id.optional(),
})
export type ReportPeopleQuery = z.infer<typeof reportPeopleQuery>
export const reportPeople = page(
  z.object({ person: personName, hubName: z.string(), department: z.string(), times: z.int() }),
)
export type ReportPeople = z.infer<typeof reportPeople>

/** What the hubs of a year work toward, and how far they have come: averages over five people or more, and reviews. */
export const outcomesReport = z.object({
  programme: z.object({ id, name: z.string() }),
  halfTerms: z.array(z.object({ id, name: z.string() })),
  hubs: z.array(
    z.object({
      slug,
      name: z.string(),
      outcomes: z.array(
        z.object({
          id,
          statement: z.string(),
          ratings: ratingSums,
          /** The review that stands, of each half term that has one. */
          progress: z.array(z.object({ halfTermId: id, judgement })),
        }),
      ),
    }),
  ),
})
export type OutcomesReport = z.infer<typeof outcomesReport>

/** The terms of a year in turn: three, or four of one that begins in the summer. */
const MOST_TERMS = 4
export const termNumber = z.coerce.number().int().min(1).max(MOST_TERMS)

/** A term by its number, or the latest of which something is counted; the first where nothing is. */
export const termAsked = z.union([termNumber, z.literal('latest')])
export type TermAsked = z.infer<typeof termAsked>

/** One page about a term, for governors: what leadership may see, whoever asks, so that it can be handed on. */
export const termReport = z.object({
  school: z.string(),
  programme: z.object({ id, name: z.string() }),
  programmes: z.array(z.object({ id, name: z.string() })),
  term: z.object({ number: z.int(), name: z.string() }),
  terms: z.array(z.object({ number: z.int(), name: z.string() })),
  /** The half terms of it, those that are counted marked. */
  halfTerms: z.array(z.object({ name: z.string(), counted: z.boolean() })),
  meetings: z.object({ planned: z.int(), held: z.int() }),
  attendance: z.object({ present: z.int().nullable(), missed: z.int().nullable() }),
  hubs: z.array(
    z.object({
      name: z.string(),
      slug,
      places: z.int().nullable(),
      taken: z.int().nullable(),
      present: z.int().nullable(),
      missed: z.int().nullable(),
    }),
  ),
  /** The day that the places are of; null where they are of now. */
  placesAsOf: day.nullable(),
  minutes: z.int().nullable(),
  plans: z.object({ made: z.int().nullable(), none: z.int().nullable() }),
  told: z.int().nullable(),
  practice: z.array(z.object({ didIt, answers: z.int().nullable() })),
  /** Five at the most, each tried by five people or more, over the year so far. */
  strategies: z.array(z.object({ name: z.string(), times: z.int(), people: z.int() })),
  support: z.object({ inTime: z.int().nullable(), notInTime: z.int().nullable() }),
  stories: z.array(z.object({ id, title: z.string(), hubName: z.string() })),
  next: z.object({ text: z.string(), version: z.int() }),
  mayEdit: z.boolean(),
})
export type TermReport = z.infer<typeof termReport>

export const termNote = z.strictObject({ text: prose(600), expectedVersion })
export type TermNote = z.infer<typeof termNote>
export const termNoteSaved = z.object({ text: z.string(), version: z.int() })
