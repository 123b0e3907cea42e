import type { SurveyMoment, SurveyQuestion } from '@hubs/schema/reports/surveys'
import { termsOf } from '../half-terms.ts'

type HalfTerm = { name: string; startsOn: string; endsOn: string }
/** Days are `YYYY-MM-DD` in the school's time zone, both ends within. */
export type SurveyWindow = { question: SurveyQuestion; moment: SurveyMoment; opensOn: string; closesOn: string }

/**
 * When each question of the year is asked (C10 and C13 of the evaluation): what say people have before hubs are chosen,
 * and in the last half term; whether the school made room in the half term after the middle, and in the last; and in the
 * last, whether people still do what they tried two terms before.
 * @param halfTerms in their order
 */
export function surveyWindows(choice: { opensOn: string; closesOn: string }, halfTerms: readonly HalfTerm[]) {
  const windows: SurveyWindow[] = [{ question: 'influence', moment: 'before', ...choice }]
  const add = (question: SurveyQuestion, moment: SurveyMoment, half: HalfTerm | undefined) => {
    if (half) windows.push({ question, moment, opensOn: half.startsOn, closesOn: half.endsOn })
  }
  const last = halfTerms.at(-1)
  const middle = halfTerms[Math.floor(halfTerms.length / 2)]
  if (middle !== last) add('room', 'mid', middle)
  add('room', 'summer', last)
  add('influence', 'summer', last)
  if (twoTermsBefore(halfTerms).length > 0) add('use', 'summer', last)
  return windows
}

/** The half terms of the terms that are two and more before the last (domain facts, section 8, G4). */
export function twoTermsBefore<Of extends HalfTerm>(halfTerms: readonly Of[]): readonly Of[] {
  return termsOf(halfTerms)
    .slice(0, -2)
    .flatMap(term => term.halfTerms)
}

/** Whether a window is open, over, or still to come. */
export function surveyState({ opensOn, closesOn }: SurveyWindow, today: string): 'to-come' | 'open' | 'closed' {
  if (today < opensOn) return 'to-come'
  return today <= closesOn ? 'open' : 'closed'
}

/** How a measure has moved: by which way is better. Null while there is no second figure. */
export function measureChange(measure: { better: 'higher' | 'lower'; before: number; after: number | null }) {
  const { better, before, after } = measure
  if (after === null) return null
  if (after === before) return 'same' as const
  return after > before === (better === 'higher') ? ('better' as const) : ('worse' as const)
}
