import { GOOD_SHIFT, shiftOf } from '@hubs/rules/evaluation'
import { NOT_SHOWN } from '@hubs/rules/reports/withheld'
import {
  SCENARIO_ITEM,
  type Judgement,
  type OutcomesPicture,
  type RatingMoment,
  type RatingSums,
} from '@hubs/schema/evaluation'
import { shortDay } from '#lib/time/time.ts'

/** How each moment is called over a column, and in a sentence. */
export const momentWords: Record<RatingMoment, { short: string; said: string }> = {
  baseline: { short: 'Start', said: 'the start of the year' },
  mid: { short: 'Mid-year', said: 'the middle of the year' },
  end: { short: 'End', said: 'the end of the year' },
}

export const judgementWords: Record<Judgement, { short: string; means: string; step: number }> = {
  'not-yet': { short: 'Not yet', means: 'No signs of it so far.', step: 0 },
  beginning: { short: 'Starting', means: 'A few of us, or now and then.', step: 1 },
  'on-the-way': { short: 'Well under way', means: 'Most of us, or most of the time.', step: 2 },
  there: { short: 'Embedded', means: 'It’s how we work now.', step: 3 },
}

const ofOutcome = ['Not yet', 'A little', 'Partly', 'Mostly', 'Fully']
const ofScenario = ['Not at all', 'A little', 'Fairly', 'Quite', 'Very']

/** What 1 to 5 mean for an item. */
export function marksOf(item: string): string[] {
  return item === SCENARIO_ITEM ? ofScenario : ofOutcome
}

type Moment = OutcomesPicture['moments'][number]

/** Why there is no figure, in a word or two under its place. */
export function missingWords(moment: Moment | undefined): string {
  if (!moment || moment.state === 'none') return 'not asked'
  if (moment.state === 'not-yet') return 'upcoming'
  return moment.state === 'open' ? 'still open' : NOT_SHOWN.toLowerCase()
}

/** "0.7 higher from start to end." with what it is worth; null where two figures are not there yet. */
export function shiftSentence({ baseline, mid, end }: RatingSums): string | null {
  const span = `from start to ${end ? 'end' : 'mid-year'}`
  const shift = shiftOf(baseline, end ?? mid)
  if (shift === null) return null
  if (shift === 0) return `No change ${span}.`
  const moved = `${Math.abs(shift).toFixed(1)} ${shift > 0 ? 'higher' : 'lower'} ${span}`
  return shift >= GOOD_SHIFT ? `${moved}: a good sign, though it doesn’t show what caused it.` : `${moved}.`
}

/** "3.4, 9 answers": five at least. */
export function figureWords(figure: { mean: number; answers: number }): string {
  return `${figure.mean.toFixed(1)}, ${figure.answers} answers`
}

/** "until Wednesday 25 November"; empty where no meeting closes it yet. */
export function untilWords(closesOn: string | null): string {
  return closesOn === null ? '' : `until ${shortDay(closesOn)}`
}
