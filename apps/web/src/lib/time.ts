import { count } from '@hubs/rules/words'

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = 'January February March April May June July August September October November December'.split(' ')
const SHORT = 3
const DAY_MS = 86_400_000
/** In days. */
const [WEEK, TWO_WEEKS, MONTH, THREE_MONTHS] = [7, 14, 30.44, 91]

type Parts = { year: number; month: number; day: number; weekday: number; clock: string }

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

function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

/** An instant as the school's clock and calendar show it. */
function wallParts(instant: string | number, timeZone: string): Parts {
  const parts = formatFor(timeZone).formatToParts(new Date(instant))
  const value = (type: Intl.DateTimeFormatPartTypes) => parts.find(part => part.type === type)?.value ?? ''
  const [year, month, day] = [Number(value('year')), Number(value('month')), Number(value('day'))]
  return { year, month, day, weekday: weekdayOf(year, month, day), clock: `${value('hour')}:${value('minute')}` }
}

/** A calendar day, `YYYY-MM-DD`, which has no time zone. */
function dayParts(date: string): Parts {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return { year, month, day, weekday: weekdayOf(year, month, day), clock: '' }
}

const long = (p: Parts) => `${weekdays[p.weekday]} ${p.day} ${months[p.month - 1]}`
const short = (p: Parts) => `${weekdays[p.weekday]?.slice(0, SHORT)} ${p.day} ${months[p.month - 1]?.slice(0, SHORT)}`

/** "15:30" on the school's clock. */
export function clockTime(instant: string | number, timeZone: string): string {
  return wallParts(instant, timeZone).clock
}

/** "Wed 30 Sep, 15:30". */
export function shortDateTime(instant: string, timeZone: string): string {
  const parts = wallParts(instant, timeZone)
  return `${short(parts)}, ${parts.clock}`
}

/** "Thursday 26 November". */
export function longDate(instant: string | number, timeZone: string): string {
  return long(wallParts(instant, timeZone))
}

/** "Thursday". */
export function weekday(instant: string | number, timeZone: string): string {
  return weekdays[wallParts(instant, timeZone).weekday] ?? ''
}

/** "Thursday 26 November, 15:30 to 17:30"; a line breaks after the day, never within the times. */
export function longSpan(startsAt: string, endsAt: string, timeZone: string): string {
  const start = wallParts(startsAt, timeZone)
  return `${long(start)}, ${start.clock}\u00a0to\u00a0${clockTime(endsAt, timeZone)}`
}

/** "30 Sep", for a calendar day `YYYY-MM-DD`. */
export function shortDay(date: string): string {
  const { day, month } = dayParts(date)
  return `${day} ${months[month - 1]?.slice(0, SHORT)}`
}

/** "Wednesday 30 September", for a calendar day `YYYY-MM-DD`. */
export function longDay(date: string): string {
  return long(dayParts(date))
}

/** "30 September 2026", for a calendar day `YYYY-MM-DD`. */
export function dayAndYear(date: string): string {
  const { day, month, year } = dayParts(date)
  return `${day} ${months[month - 1]} ${year}`
}

/** The calendar day in the school's time zone, `YYYY-MM-DD`. */
export function dayOf(instant: string | number, timeZone: string): string {
  const { year, month, day } = wallParts(instant, timeZone)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Whole calendar days from `now` to `instant` in the school's time zone; negative when it has passed. */
export function daysUntil(instant: string | number, timeZone: string, now: number): number {
  const midnight = (at: string | number) => Date.parse(`${dayOf(at, timeZone)}T00:00:00Z`)
  return (midnight(instant) - midnight(now)) / DAY_MS
}

/** "nine days", "seven weeks", "five months": as exactly as anybody plans. */
function span(days: number): string {
  if (days < TWO_WEEKS) return count(days, 'day')
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
