import { z } from 'zod'
import { day, expectedVersion, id, instant, line, page, pageQuery, personName, prose } from './common.ts'
import { audience } from './hubs.ts'

/** When members rate themselves: before the second meeting's end, half way, at the year's end (domain facts 8, level 2). */
export const ratingMoments = ['baseline', 'mid', 'end'] as const
export const ratingMoment = z.enum(ratingMoments)
export type RatingMoment = z.infer<typeof ratingMoment>

/** Where an outcome stands. */
export const judgements = ['not-yet', 'beginning', 'on-the-way', 'there'] as const
export const judgement = z.enum(judgements)
export type Judgement = z.infer<typeof judgement>

/** The one item that is no outcome: the hub's situation from school. Outcomes go by their ids. */
export const SCENARIO_ITEM = 'scenario'

/** Which year: the programme's name, such as "2025-26". The current one where it is left out. */
export const yearQuery = z.strictObject({ year: line(60, 'Choose a year.').optional() })
export type YearQuery = z.infer<typeof yearQuery>

/** `none`: a year with too few meetings has no such moment. */
export const momentState = z.enum(['none', 'not-yet', 'open', 'closed'])
export type MomentState = z.infer<typeof momentState>

const moment = z.object({
  moment: ratingMoment,
  state: momentState,
  /** The days of the meetings that open and close it; null where there is no such meeting. */
  opensOn: day.nullable(),
  closesOn: day.nullable(),
})

/** A mean to one decimal place and how many answers are in it: five at least. */
export const ratingFigure = z.object({ mean: z.number(), answers: z.int() })
export type RatingFigure = z.infer<typeof ratingFigure>

/** Null: not yet, still open, or fewer than five answers. */
export const ratingSums = z.object({
  baseline: ratingFigure.nullable(),
  mid: ratingFigure.nullable(),
  end: ratingFigure.nullable(),
})
export type RatingSums = z.infer<typeof ratingSums>

/** Where an outcome stood in a half term, as somebody judged it. `version` counts the judgements of that half term. */
export const progress = z.object({
  halfTermId: id,
  judgement,
  evidence: z.string(),
  by: personName,
  at: instant,
  version: z.int(),
})
export type Progress = z.infer<typeof progress>

export const outcomePicture = z.object({
  id,
  statement: z.string(),
  audiences: z.array(audience),
  howWeWillKnow: z.string(),
  /** Since when it is no longer worked toward; such a one is shown where something was rated or judged. */
  retiredAt: instant.nullable(),
  ratings: ratingSums,
  /** The judgement that stands, of each half term that has one. */
  progress: z.array(progress),
})
export type OutcomePicture = z.infer<typeof outcomePicture>

const halfTerm = z.object({ id, name: z.string(), startsOn: day, endsOn: day, begun: z.boolean() })

/** A hub's outcomes over its year. */
export const outcomesPicture = z.object({
  hub: z.object({ id, slug: z.string(), name: z.string(), question: z.string() }),
  year: z.string(),
  current: z.boolean(),
  /** Every year that has a hub of this address, newest first. */
  years: z.array(z.string()),
  halfTerms: z.array(halfTerm),
  /** As they are for the person asking; for somebody outside the hub, for the hub as a whole. */
  moments: z.array(moment),
  outcomes: z.array(outcomePicture),
  /** The situation that members rate themselves on; null where the hub has none. */
  scenario: z.object({ text: z.string(), ratings: ratingSums }).nullable(),
  /** The moment that is open for the person asking, and whether they have answered all of it. */
  asked: z.object({ moment: ratingMoment, closesOn: day.nullable(), answered: z.boolean() }).nullable(),
  may: z.object({ rate: z.boolean(), judge: z.boolean() }),
})
export type OutcomesPicture = z.infer<typeof outcomesPicture>

const mark = z
  .int('Choose an answer from 1 to 5.')
  .min(1, 'Choose an answer from 1 to 5.')
  .max(5, 'Choose an answer from 1 to 5.')

/** One's own answers of a moment; nobody else ever gets them. */
export const ownRatings = moment.extend({
  hub: z.object({ slug: z.string(), name: z.string() }),
  items: z.array(z.object({ item: id, text: z.string(), value: mark.nullable() })),
})
export type OwnRatings = z.infer<typeof ownRatings>

const ITEMS_MOST = 20

/** What is left out stays as it was: nobody has to answer everything, or at once. The same again changes nothing. */
export const rate = z.strictObject({
  ratings: z
    .array(z.strictObject({ item: id, value: mark }))
    .min(1, 'Choose an answer first.')
    .max(ITEMS_MOST, 'That’s more answers than there are scenarios.')
    .refine(all => new Set(all.map(each => each.item)).size === all.length, 'Each scenario can only be answered once.'),
})
export type Rate = z.infer<typeof rate>

/** A new judgement is put on top of those before. `expectedVersion` is the `version` that stood, 0 where none did. */
export const judge = z.strictObject({
  judgement: z.enum(judgements, 'Choose how much progress there’s been.'),
  evidence: prose(600).refine(text => text !== '', 'Enter your evidence.'),
  expectedVersion,
})
export type Judge = z.infer<typeof judge>

/** All judgements of one outcome in one half term, latest first. */
export const progressHistory = page(progress)
export const progressHistoryQuery = pageQuery
export type ProgressHistoryQuery = z.infer<typeof progressHistoryQuery>
