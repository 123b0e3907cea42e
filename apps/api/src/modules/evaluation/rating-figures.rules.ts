import { figureDue, figureOf } from '@hubs/rules/evaluation'
import { ratingMoments, type RatingMoment, type RatingSums } from '@hubs/schema/evaluation'
import type { RatingRow } from './evaluation.repo.ts'

type Due = { item: string; moment: RatingMoment }
type Asking = {
  ratings: readonly RatingRow[]
  /** The people who are asked now. Whoever has left the hub before a figure was taken is in none. */
  asked: readonly string[]
  /** Whether the moment has closed for the whole hub. */
  closed: (moment: RatingMoment) => boolean
}

/** The figures that the answers as they stand may go into now. */
export function dueFigures({ ratings, asked, closed }: Asking): Due[] {
  const counting = ratings.filter(({ releasedValue, personId }) => releasedValue !== null || asked.includes(personId))
  const items = [...new Set(counting.map(rating => rating.item))]
  return ratingMoments.flatMap(moment =>
    items
      .filter(item => {
        const answers = counting.filter(rating => rating.moment === moment && rating.item === item)
        const given = new Set(answers.map(answer => answer.personId))
        return figureDue(answers, asked.filter(id => !given.has(id)).length, closed(moment))
      })
      .map(item => ({ item, moment })),
  )
}

/** What of the answers to one item others may see. */
export function sumsOf(ratings: readonly RatingRow[], item: string): RatingSums {
  const figure = (moment: RatingMoment) =>
    figureOf(ratings.filter(rating => rating.item === item && rating.moment === moment))
  return { baseline: figure('baseline'), mid: figure('mid'), end: figure('end') }
}
