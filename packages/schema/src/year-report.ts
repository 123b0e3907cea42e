import { z } from 'zod'
import { day, id, slug } from './common.ts'
import { didIts, notDoneReasons } from './plans/plans.ts'

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
      ...didIts.map(didIt => `told/${didIt}`),
      ...notDoneReasons.map(reason => `told/not-yet/${reason}`),
    ],
    byHub: false,
  },
  /** Requests for support: closed within ten school days, or not. */
  support: { values: ['in-time', 'not-in-time'], byHub: false },
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
export const reportTopics = ['participation', 'follow-through', 'reasons', 'hours'] as const
export const reportTopic = z.enum(reportTopics, 'Choose which table to download.')
export type ReportTopic = z.infer<typeof reportTopic>
