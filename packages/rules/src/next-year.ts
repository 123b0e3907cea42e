import { bankHolidaysBetween, easterSunday } from './dates/bank-holidays.ts'
import { DAY_MS } from './dates/durations.ts'
import { dayAfter } from './dates/school-days.ts'

const yearWeeks = [52, 53] as const
const WEEK = 7
/** The next year wants to be thought of from so many days before the end of this one. */
export const NEXT_YEAR_DAYS = 35

/** A spring holiday is looked for this many weeks later or earlier than last year's. */
const FARTHEST_WEEKS = 4

type Span = { name: string; startsOn: string; endsOn: string }

const ms = (day: string) => Date.parse(`${day}T00:00:00Z`)
const weekday = (day: string) => new Date(ms(day)).getUTCDay()

/** "2027-28" after "2026-27"; empty where the name isn't an academic year of this kind. */
export function nextYearName(name: string): string {
  const first = /^(20\d\d)-\d\d$/.exec(name)?.[1]
  if (!first) return ''
  const year = Number(first) + 1
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`
}

/** How many days a year on keeps the weekday and comes nearest to the same date. */
function daysToNextYear(day: string): number {
  const wanted = ms(`${Number(day.slice(0, 4)) + 1}${day.slice(4)}`)
  const off = (weeks: number) => Math.abs(ms(dayAfter(day, weeks * WEEK)) - wanted) / DAY_MS
  const [fewer, more] = yearWeeks
  return WEEK * (off(more) < off(fewer) ? more : fewer)
}

/** Whether a holiday between two half terms, both last days of school excluded, has Good Friday and Easter Monday in it. */
function holdsEaster(lastDay: string, firstDay: string): boolean {
  const easter = easterSunday(Number(firstDay.slice(0, 4)))
  return lastDay < dayAfter(easter, -2) && dayAfter(easter) < firstDay
}

/** A first or last day that is a weekend or bank holiday moves into the half term, to a day of school. */
function intoSchool(day: string, step: 1 | -1): string {
  let found = day
  while ([0, 6].includes(weekday(found)) || bankHolidaysBetween(found, found).length > 0) found = dayAfter(found, step)
  return found
}

/**
 * The half terms of the next year, for a school to check: those of this year, 52 or 53 weeks on, with the spring holiday
 * moved by as few weeks as Easter needs where it held Easter this year. Days are `YYYY-MM-DD`.
 */
export function proposeHalfTerms(thisYear: readonly Span[]): Span[] {
  const [first] = thisYear
  if (!first) return []
  const on = daysToNextYear(first.startsOn)
  const moved = thisYear.map(({ name, startsOn, endsOn }) => ({
    name,
    startsOn: dayAfter(startsOn, on),
    endsOn: dayAfter(endsOn, on),
  }))
  thisYear.forEach((before, at) => {
    const [after, here, next] = [thisYear[at + 1], moved[at], moved[at + 1]]
    if (!after || !here || !next || !holdsEaster(before.endsOn, after.startsOn)) return
    const shifts = Array.from({ length: FARTHEST_WEEKS * 2 + 1 }, (_, index) => index - FARTHEST_WEEKS)
    const weeks = shifts
      .toSorted((one, other) => Math.abs(one) - Math.abs(other))
      .find(shift => holdsEaster(dayAfter(here.endsOn, shift * WEEK), dayAfter(next.startsOn, shift * WEEK)))
    here.endsOn = dayAfter(here.endsOn, (weeks ?? 0) * WEEK)
    next.startsOn = dayAfter(next.startsOn, (weeks ?? 0) * WEEK)
  })
  return moved.map(({ name, startsOn, endsOn }) => ({
    name,
    startsOn: intoSchool(startsOn, 1),
    endsOn: intoSchool(endsOn, -1),
  }))
}

/** A half term of a list in any order that runs into one before it, and the field to mend; null where the days can stand. */
export function firstOverlap(halfTerms: readonly Span[]): { at: number; field: 'startsOn'; with: string } | null {
  const inTurn = [...halfTerms.entries()].toSorted(([, one], [, other]) => (one.startsOn < other.startsOn ? -1 : 1))
  for (const [turn, [at, own]] of inTurn.entries()) {
    const before = inTurn.slice(0, turn).find(([, other]) => own.startsOn <= other.endsOn)
    if (before) return { at, field: 'startsOn', with: before[1].name }
  }
  return null
}
