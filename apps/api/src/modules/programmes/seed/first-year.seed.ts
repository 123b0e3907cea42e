import { bankHolidaysBetween } from '@hubs/rules/dates/bank-holidays'
import { awayOf, proposeDay } from '@hubs/rules/meeting-dates'
import { nextYearName, proposeHalfTerms } from '@hubs/rules/next-year'
import type { DayOffKind } from '@hubs/schema/programmes/programmes'
import { addDays, dayAt, instantAt, isWeekend } from '../../../time/wall-time.ts'
import { firstCalendar, firstChoice, firstProgramme } from './programme.seed.ts'

type Half<Meeting> = { name: string; startsOn: string; endsOn: string; meeting: Meeting }
type CalendarOf<Meeting> = {
  halfTerms: readonly Half<Meeting>[]
  daysOff: readonly { day: string; kind: DayOffKind; name: string }[]
  meetingStartsAt: string
}
/** Null: no group meets in this half term, which was over before everybody had chosen. */
export type Calendar = CalendarOf<string | null>

type NamedYear = { name: string; calendar: CalendarOf<string> }
export type FirstYear = { name: string; calendar: Calendar; choiceOpensAt: number; choiceClosesAt: number }

/** No group is known yet that its own people’s days could speak for. */
const anyGroup = { id: '', hubSlug: '', hubName: '', name: null, leaderIds: [], people: 0, away: awayOf([]) }

/** Time for groups to be told and facilitators to prepare, and no beginning on the eve of a holiday. */
const firstMeeting = { daysAfterChoices: 6, daysBeforeEnd: 3 }

/** Bank holidays are the same for everybody; INSET days are each school’s own. */
function daysOffOf(halfTerms: readonly { startsOn: string; endsOn: string }[]): Calendar['daysOff'] {
  return bankHolidaysBetween(halfTerms[0]?.startsOn ?? '', halfTerms.at(-1)?.endsOn ?? '').map(({ day, name }) => ({
    day,
    kind: 'bank-holiday',
    name,
  }))
}

/** The best Wednesday of a half term, or another day of it, after this one; null where none is left. */
function dayIn(half: Omit<Half<unknown>, 'meeting'>, { daysOff, meetingStartsAt }: Calendar, after: string) {
  const usual = { day: 'wed' as const, startsAt: meetingStartsAt, place: '' }
  const dates = { usual, daysOff: daysOff.map(each => ({ id: each.day, ...each })), today: after }
  return proposeDay({ id: '', position: 0, ...half }, anyGroup, dates)
}

/** The sample dates a year on, as they are proposed for any next year. */
function yearAfter({ name, calendar }: NamedYear): NamedYear {
  const halfTerms = proposeHalfTerms(calendar.halfTerms)
  const next = { ...calendar, daysOff: daysOffOf(halfTerms) }
  return {
    name: nextYearName(name),
    calendar: {
      ...next,
      halfTerms: halfTerms.map(half => ({ ...half, meeting: dayIn(half, next, '') ?? half.startsOn })),
    },
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

/**
 * Nobody meets before everybody has chosen and been told of their hub: on a later day of that half term, if there is one
 * before its last days.
 */
function afterChoices(calendar: CalendarOf<string>, closesOn: string): Calendar {
  const after = addDays(closesOn, firstMeeting.daysAfterChoices)
  const meetingIn = (half: Half<string>) =>
    half.meeting > after
      ? half.meeting
      : dayIn({ ...half, endsOn: addDays(half.endsOn, -firstMeeting.daysBeforeEnd) }, calendar, after)
  return { ...calendar, halfTerms: calendar.halfTerms.map(half => ({ ...half, meeting: meetingIn(half) })) }
}

/** The first year of a school that begins now: the earliest in which its hubs can still meet. */
export function firstYearOf(now: number, timeZone: string): FirstYear {
  const sample = { ...firstCalendar, daysOff: daysOffOf(firstCalendar.halfTerms) }
  for (let year: NamedYear = { name: firstProgramme.name, calendar: sample }; ; year = yearAfter(year)) {
    const choices = choiceWindow(now, timeZone, year.calendar)
    const calendar = afterChoices(year.calendar, dayAt(choices.choiceClosesAt, timeZone))
    if (calendar.halfTerms.some(({ meeting }) => meeting !== null)) return { ...year, calendar, ...choices }
  }
}
