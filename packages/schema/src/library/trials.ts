import { z } from 'zod'
import { day, id, page, pageQuery, personName, shortText, slug } from '../common.ts'
import { decision, didIt, howOften, notDoneReason } from '../plans/plans.ts'

/** How trials are counted: over the school, or over the asker's own group where fewer than five people have shared. */
export const trialScopes = ['school', 'hub'] as const

/** How often, and by how many different people: what a list shows of trials. */
export const trialCount = z.object({ scope: z.enum(trialScopes), times: z.int(), people: z.int() })
export type TrialCount = z.infer<typeof trialCount>

/** What was decided of those that were tried, and what stood in the way of those that were not. */
export const trialOutcome = z.object({
  /** Of so many trials; `open`: tried, and not decided on. They sum up to `tried`. */
  tried: z.int(),
  verdicts: z.record(decision, z.int()),
  open: z.int(),
  notDone: z.int(),
  /** The most common first. */
  reasons: z.array(z.object({ reason: notDoneReason, count: z.int() })),
})
export type TrialOutcome = z.infer<typeof trialOutcome>

/**
 * `counted`: whether the outcome is that of every trial in the figures, or of those alone that the person asking may
 * read, because the others are too few to stay unnamed.
 */
export const trialFigures = trialCount.extend({ counted: z.enum(['all', 'seen']), outcome: trialOutcome })
export type TrialFigures = z.infer<typeof trialFigures>

/** One report on a strategy, as those read it who may see its plan. `id` is the report's. */
export const trial = z.object({
  id,
  planId: id,
  by: personName,
  /** Whether the word class may be used of it. */
  teaching: z.boolean(),
  /** The owner's department; empty where they have none. */
  subject: z.string(),
  setting: z.string(),
  technique: z.string(),
  adaptation: z.string(),
  howOften,
  /** The day of the meeting where it was told. */
  toldOn: day,
  didIt,
  times: z.int().nullable(),
  whatHappened: z.string(),
  evidence: z.string(),
  surprise: z.string(),
  verdict: decision.nullable(),
  reasonIfNot: notDoneReason.nullable(),
})
export type Trial = z.infer<typeof trial>

export const trialQuery = pageQuery.extend({ subject: shortText(80).optional() })
export type TrialQuery = z.infer<typeof trialQuery>

/** What was tried of a strategy. With a subject both the figures and the stories are that subject's. */
export const strategyTrials = page(trial).extend({
  figures: trialFigures.nullable(),
  /** The subjects of the stories that the person asking may read. */
  subjects: z.array(z.string()),
})
export type StrategyTrials = z.infer<typeof strategyTrials>

const countedStrategy = trialCount.extend({ code: z.string(), name: z.string(), hubSlug: slug })
export type CountedStrategy = z.infer<typeof countedStrategy>

/** What a hub's strategies have come to: the figures are this year's, each strategy's count is all its trials ever. */
export const hubTrials = z.object({
  figures: trialFigures.nullable(),
  /** Those most tried first, ten at most; none of which nothing may be said. */
  strategies: z.array(countedStrategy),
})
export type HubTrials = z.infer<typeof hubTrials>

/** Sums without any name, the same for each reader who may see no more: null where they would tell of somebody. */
const reportFigures = trialCount.omit({ scope: true }).extend({ outcome: trialOutcome.nullable() })
export type ReportFigures = z.infer<typeof reportFigures>
export const trialReport = z.object({
  /** The name of the year. */
  programme: z.string(),
  figures: reportFigures.nullable(),
  hubs: z.array(z.object({ slug, name: z.string(), figures: reportFigures.nullable() })),
  /** This year's five most tried. */
  strategies: z.array(countedStrategy.omit({ scope: true })),
})
export type TrialReport = z.infer<typeof trialReport>
