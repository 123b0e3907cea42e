import { bankHolidaysBetween } from '@hubs/rules/dates/bank-holidays'
import { awayOf, proposeDay } from '@hubs/rules/dates/meeting-dates'
import { nextYearName, proposeHalfTerms } from '@hubs/rules/next-year'
import type { DayOffKind } from '@hubs/schema/programmes/programmes'
import { addDays, dayAt, instantAt, isWeekend } from '../../../time/wall-time.ts'
import { firstCalendar, firstChoice, firstProgramme } from './programme.seed.ts'

export type Calendar = {
  halfTerms: readonly { name: string; startsOn: string; endsOn: string; meeting: string }[]
  daysOff: readonly { day: string; kind: DayOffKind; name: string }[]
  meetingStartsAt: string
}

type NamedYear = { name: string; calendar: Calendar }
export type FirstYear = NamedYear & { choiceOpensAt: number; choiceClosesAt: number }

/** No group is known yet that its own people’s days could speak for. */
const anyGroup = { id: '', hubSlug: '', hubName: '', name: null, leaderIds: [], people: 0, away: awayOf([]) }

/** Bank holidays are the same for everybody; INSET days are each school’s own. */
function daysOffOf(halfTerms: readonly { startsOn: string; endsOn: string }[]): Calendar['daysOff'] {
  return bankHolidaysBetween(halfTerms[0]?.startsOn ?? '', halfTerms.at(-1)?.endsOn ?? '').map(({ day, name }) => ({
    day,
    kind: 'bank-holiday',
    name,
  }))
}

/** The sample dates a year on, as they are proposed for any next year. */
function yearAfter({ name, calendar }: NamedYear): NamedYear {
  const halfTerms = proposeHalfTerms(calendar.halfTerms)
  const daysOff = daysOffOf(halfTerms)
  const usual = { day: 'wed' as const, startsAt: calendar.meetingStartsAt, place: '' }
  const dates = { usual, daysOff: daysOff.map(each => ({ id: each.day, ...each })), today: '' }
  const meetingIn = (half: (typeof halfTerms)[number]) =>
    proposeDay({ id: '', position: 0, ...half }, anyGroup, dates) ?? half.startsOn
  return {
    name: nextYearName(name),
    calendar: { ...calendar, daysOff, halfTerms: halfTerms.map(half => ({ ...half, meeting: meetingIn(half) })) },
  }
}

/**
 * When hub choices are open. A school that begins after the usual days have gone gets as many days, from the next school
 * day on: they begin and end on a weekday that isn’t a bank holiday, at the usual times.
 */
function choiceWindow(now: number, timeZone: string, { halfTerms, daysOff }: Calendar) {
  const { opensAt, closesAt, days } = firstChoice
  const opensOn = halfTerms[0]?.startsOn ?? ''
  const usual = {
    choiceOpensAt: instantAt(opensOn, opensAt, timeZone),
    choiceClosesAt: instantAt(addDays(opensOn, days), closesAt, timeZone),
  }
  if (now < usual.choiceClosesAt) return usual
  const off = new Set(daysOff.map(({ day }) => day))
  const schoolDayFrom = (day: string): string => (isWeekend(day) || off.has(day) ? schoolDayFrom(addDays(day, 1)) : day)
  const opens = schoolDayFrom(addDays(dayAt(now, timeZone), 1))
  return {
    choiceOpensAt: instantAt(opens, opensAt, timeZone),
    choiceClosesAt: instantAt(schoolDayFrom(addDays(opens, days)), closesAt, timeZone),
  }
}

/** The first year of a school that begins now: the earliest that still has a meeting to come. */
export function firstYearOf(now: number, timeZone: string): FirstYear {
  const today = dayAt(now, timeZone)
  const hasMet = ({ calendar }: NamedYear) => (calendar.halfTerms.at(-1)?.meeting ?? today) < today
  const sample = { ...firstCalendar, daysOff: daysOffOf(firstCalendar.halfTerms) }
  let year: NamedYear = { name: firstProgramme.name, calendar: sample }
  while (hasMet(year)) year = yearAfter(year)
  return { ...year, ...choiceWindow(now, timeZone, year.calendar) }
}
