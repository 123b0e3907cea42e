import { DAY_MS } from '@hubs/rules/dates/durations'
import { nameHalfTerms } from '@hubs/rules/half-terms'
import { quoted } from '@hubs/rules/text/quoted'
import { MOST_HALF_TERMS, type HalfTermsRead } from '@hubs/schema/programmes/programmes'
import { addDays, isWeekend } from '../../../time/wall-time.ts'
import type { Span } from './half-term-text.format.ts'

type HalfTermDates = { startsOn: string; endsOn: string }
type Reading = HalfTermsRead | { problem: string }

const LONGEST_NAME = 40
/** A half term is longer than any holiday within a term, and a holiday shorter than any half term, in days. */
const SHORTEST_HALF_TERM = 18
/** A bank holiday, in days, is no break between half terms. */
const SHORTEST_BREAK = 3

const lengthOf = ({ from, to }: Span) => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
const isHoliday = ({ name }: Span) => /holiday|break|vacation|closed/iu.test(name)
const isBreak = (span: Span) =>
  lengthOf(span) >= SHORTEST_BREAK &&
  lengthOf(span) < SHORTEST_HALF_TERM &&
  (isHoliday(span) || /half[\s-]?term/iu.test(span.name))

const whole = ({ from, to }: Span): HalfTermDates => ({ startsOn: from, endsOn: to })

function schoolDayFrom(day: string, step: 1 | -1): string {
  let at = day
  while (isWeekend(at)) at = addDays(at, step)
  return at
}

/**
 * A term with a half-term holiday in it is two half terms.
 * @param breaks in their order
 */
function split(term: Span, breaks: readonly Span[]): HalfTermDates[] {
  const parts: HalfTermDates[] = []
  let startsOn = term.from
  for (const { from, to } of breaks) {
    // Cut no further once there are more than a year has.
    if (parts.length > MOST_HALF_TERMS) break
    if (from <= startsOn || to >= term.to) continue
    parts.push({ startsOn, endsOn: schoolDayFrom(addDays(from, -1), -1) })
    startsOn = schoolDayFrom(addDays(to, 1), 1)
  }
  return [...parts, { startsOn, endsOn: term.to }]
}

const isFirstDay = /(?<!\p{L})(?:first day|starts?|begins?|opens|re-?opens|return)(?!\p{L})/iu
const isLastDay = /(?<!\p{L})(?:last day|ends?|closes|finish|finishes|breaks? up)(?!\p{L})/iu

/** What many calendars have instead of terms: a day on which one starts, and one on which it ends. */
function betweenDays(spans: readonly Span[]): Span[] {
  const days = spans.filter(({ from, to }) => from === to).toSorted((one, other) => (one.from < other.from ? -1 : 1))
  const terms: Span[] = []
  let first: string | undefined
  for (const { name, from } of days) {
    if (isFirstDay.test(name)) first ??= from
    else if (first && isLastDay.test(name)) {
      terms.push({ name: '', from: first, to: from })
      first = undefined
    }
  }
  return terms.filter(term => lengthOf(term) >= SHORTEST_HALF_TERM)
}

const A_LINE_FOR_EACH = 'Paste a line for each half term, with its first and last day.'

/**
 * The half terms that a list or calendar names, however many: those it has as such, or its terms cut at their half-term
 * holidays. Their names are those of the list where it has one for each, else they follow from the dates.
 */
export function readHalfTerms(spans: readonly Span[]): Reading {
  if (spans.length === 0) return { problem: `There are no dates in this. ${A_LINE_FOR_EACH}` }
  const halfTerm = spans.find(({ from, to }) => from > to)
  if (halfTerm) return { problem: `${quoted(halfTerm.name)} ends before it starts. Correct it and try again.` }
  const breaks = spans.filter(isBreak).toSorted((one, other) => (one.from < other.from ? -1 : 1))
  const long = spans.filter(span => lengthOf(span) >= SHORTEST_HALF_TERM && !isHoliday(span))
  const terms = long.length > 0 ? long : betweenDays(spans)
  // Too many before they are cut: what they would be cut into is no matter.
  const halfTerms = (
    terms.length > MOST_HALF_TERMS ? terms.map(whole) : terms.flatMap(term => split(term, breaks))
  ).toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1))
  if (halfTerms.length < 2) return { problem: `This has fewer than two half terms. ${A_LINE_FOR_EACH}` }
  if (halfTerms.length > MOST_HALF_TERMS)
    return { problem: `This has more than ${MOST_HALF_TERMS} half terms. Paste one academic year at a time.` }
  const clash = halfTerms.findIndex((each, index) => index > 0 && each.startsOn <= (halfTerms[index - 1]?.endsOn ?? ''))
  if (clash > 0) return { problem: `Half terms ${clash} and ${clash + 1} overlap. Correct them and try again.` }
  const own = halfTerms.map(dates => terms.find(({ from, to }) => from === dates.startsOn && to === dates.endsOn)?.name)
  const hasOwn = own.every(name => name && name.length <= LONGEST_NAME) && new Set(own).size === own.length
  const guessed = nameHalfTerms(halfTerms)
  return { halfTerms: halfTerms.map((dates, at) => ({ name: (hasOwn && own[at]) || guessed[at] || '', ...dates })) }
}
