import { DAY_MS } from '@hubs/rules/dates/durations'
import { longDay as long, shortDay as short, weekdayOf } from '@hubs/rules/dates/dates'
import { count } from '@hubs/rules/text/words'

/** In days. */
const [WEEK, THREE_WEEKS, MONTH, THREE_MONTHS] = [7, 21, 30.44, 91]

/** Where the school is, for days without a time of their own: they say their year where it is not this one there. */
let schoolZone = 'Europe/London'

export function keepSchoolZone(timeZone: string): void {
  schoolZone = timeZone
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(timeZone, made)
  return made
}

/** An instant as the school's clock and calendar show it. */
function wall(instant: string | number, timeZone: string): { day: string; clock: string } {
  const parts = formatFor(timeZone).formatToParts(new Date(instant))
  const value = (type: Intl.DateTimeFormatPartTypes) => parts.find(part => part.type === type)?.value ?? ''
  return { day: `${value('year')}-${value('month')}-${value('day')}`, clock: `${value('hour')}:${value('minute')}` }
}

/** The calendar day in the school's time zone, `YYYY-MM-DD`. */
export function dayOf(instant: string | number, timeZone: string): string {
  return wall(instant, timeZone).day
}

/** "15:30" on the school's clock. */
export function clockTime(instant: string | number, timeZone: string): string {
  return wall(instant, timeZone).clock
}

const today = (timeZone = schoolZone) => dayOf(Date.now(), timeZone)

/** "Wed 30 Sep", with its year where that is not this one: how a date is written. For a calendar day `YYYY-MM-DD`. */
export function shortDay(date: string): string {
  return short(date, today())
}

/** "Wednesday 30 September", with its year as in `shortDay`: only where a person is spoken to, and on the projector. */
export function longDay(date: string): string {
  return long(date, today())
}

/** "Wed 30 Sep", with its year as in `shortDay`. */
export function shortDate(instant: string | number, timeZone: string): string {
  return short(dayOf(instant, timeZone), today(timeZone))
}

/** "Wed 30 Sep, 15:30". */
export function shortDateTime(instant: string, timeZone: string): string {
  return `${shortDate(instant, timeZone)}, ${clockTime(instant, timeZone)}`
}

/** "Thursday". */
export function weekday(instant: string | number, timeZone: string): string {
  return weekdayOf(dayOf(instant, timeZone))
}

/** "Thu 26 Nov, 15:30 to 17:30", or without an end; a line breaks after the day, never within the times. */
export function shortSpan(startsAt: string, endsAt: string | null, timeZone: string): string {
  const start = shortDateTime(startsAt, timeZone)
  return endsAt === null ? start : `${start}\u00a0to\u00a0${clockTime(endsAt, timeZone)}`
}

/** Whole calendar days from `now` to `instant` in the school's time zone; negative when it has passed. */
export function daysUntil(instant: string | number, timeZone: string, now: number): number {
  const midnight = (at: string | number) => Date.parse(`${dayOf(at, timeZone)}T00:00:00Z`)
  return (midnight(instant) - midnight(now)) / DAY_MS
}

/** "nine days", "seven weeks", "five months": as exactly as anybody plans. */
function span(days: number): string {
  if (days < THREE_WEEKS) return count(days, 'day')
  if (days < THREE_MONTHS) return count(Math.round(days / WEEK), 'week')
  return count(Math.round(days / MONTH), 'month')
}

/** "today", "tomorrow", "in nine days", "in seven weeks", "yesterday", "nine days ago". */
export function inDays(instant: string, timeZone: string, now: number): string {
  const days = daysUntil(instant, timeZone, now)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${span(days)}` : `${span(-days)} ago`
}

/** "Good morning", "Good afternoon" or "Good evening" by the school's clock. */
export function greeting(timeZone: string, now: number): string {
  const clock = clockTime(now, timeZone)
  if (clock < '12:00') return 'Good morning'
  return clock < '18:00' ? 'Good afternoon' : 'Good evening'
}
