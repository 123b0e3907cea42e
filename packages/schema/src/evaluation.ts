import { z } from 'zod'

/** When members rate themselves: before the first meeting's end, half way, at the year's end (domain facts 8, level 2). */
export const ratingMoments = ['baseline', 'mid', 'end'] as const
export const ratingMoment = z.enum(ratingMoments)
export type RatingMoment = z.infer<typeof ratingMoment>

/** Where an outcome stands. */
export const judgements = ['not-yet', 'beginning', 'on-the-way', 'there'] as const
export const judgement = z.enum(judgements)
export type Judgement = z.infer<typeof judgement>
