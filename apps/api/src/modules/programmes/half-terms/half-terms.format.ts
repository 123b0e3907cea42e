import { dayMs } from '@hubs/rules/dates/durations'
import { quoted } from '@hubs/rules/text/quoted'
import { count, inWords } from '@hubs/rules/text/words'
import { addDays, isWeekend } from '../../../time/wall-time.ts'
import type { Span } from './half-term-text.format.ts'

type HalfTermDates = { startsOn: string; endsOn: string }
type Reading = { halfTerms: HalfTermDates[] } | { problem: string }

/** A half term is longer than any holiday within a term, and a holiday shorter than any half term, in days. */
const shortestHalfTerm = 18

const lengthOf = ({ from, to }: Span) => (Date.parse(to) - Date.parse(from)) / dayMs + 1
const isHoliday = ({ name }: Span) => /holiday|break|vacation|closed/iu.test(name)
const isBreak = (span: Span) =>
  lengthOf(span) < shortestHalfTerm && (isHoliday(span) || /half[\s-]?term/iu.test(span.name))

const whole = ({ from, to }: Span): HalfTermDates => ({ startsOn: from, endsOn: to })

function schoolDayFrom(day: string, step: 1 | -1): string {
  let at = day
  while (isWeekend(at)) at = addDays(at, step)
  return at
}

/**
 * A term with a half-term holiday in it is two half terms.
 * @param breaks in their order
 * @param most it is cut no further once there are more
 */
function split(term: Span, breaks: readonly Span[], most: number): HalfTermDates[] {
  const parts: HalfTermDates[] = []
  let startsOn = term.from
  for (const { from, to } of breaks) {
    if (parts.length > most) break
    if (from <= startsOn || to >= term.to) continue
    parts.push({ startsOn, endsOn: schoolDayFrom(addDays(from, -1), -1) })
    startsOn = schoolDayFrom(addDays(to, 1), 1)
  }
  return [...parts, { startsOn, endsOn: term.to }]
}

/**
 * The half terms that a list or calendar names: those it has as such, or its terms cut at their half-term holidays.
 * @param wanted how many the year has
 */
export function readHalfTerms(spans: readonly Span[], wanted: number): Reading {
  if (spans.length === 0)
    return { problem: 'There are no dates in this. Paste a line for each half term, with its first and last day.' }
  const halfTerm = spans.find(({ from, to }) => from > to)
  if (halfTerm) return { problem: `${quoted(halfTerm.name)} ends before it starts. Correct it and try again.` }
  const breaks = spans.filter(isBreak).toSorted((one, other) => (one.from < other.from ? -1 : 1))
  const terms = spans.filter(span => lengthOf(span) >= shortestHalfTerm && !isHoliday(span))
  // Too many before they are cut: what they would be cut into is no matter.
  const halfTerms = (
    terms.length > wanted ? terms.map(whole) : terms.flatMap(term => split(term, breaks, wanted))
  ).toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1))
  if (halfTerms.length !== wanted)
    return {
      problem: `This has ${count(halfTerms.length, 'half term')}, and the year has ${inWords(wanted)}. Paste a line for each half term, with its first and last day.`,
    }
  const clash = halfTerms.findIndex((each, index) => index > 0 && each.startsOn <= (halfTerms[index - 1]?.endsOn ?? ''))
  if (clash > 0) return { problem: `Half terms ${clash} and ${clash + 1} overlap. Correct them and try again.` }
  return { halfTerms }
}
