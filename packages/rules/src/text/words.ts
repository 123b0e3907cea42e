import { MINUTE_MS } from '../dates/durations.ts'

const numberWords = 'no one two three four five six seven eight nine'.split(' ')

/** A whole number in words up to nine ("no", "one", … "nine"), in digits beyond. */
export function inWords(n: number): string {
  return numberWords[n] ?? String(n)
}

/** "two places", "one place", "no places", "14 places". `n` is whole and not negative. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${inWords(n)} ${n === 1 ? one : many}`
}

/**
 * "2 places", "1 place", "14 places": in a row of a list or of figures, where the next one may have more than nine. A
 * sentence takes `count`.
 */
export function figure(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`
}

const ordinalWords = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')

/** "first", from 1; "11th" and so on beyond ten. */
export function ordinal(n: number): string {
  return ordinalWords[n - 1] ?? `${n}th`
}

/** "two places left". */
export function placesLeft(places: number): string {
  return `${count(Math.max(0, places), 'place')} left`
}

/** Milliseconds as the nearest whole minutes, negative where they are; never minus zero. */
export function wholeMinutes(ms: number): number {
  return Math.round(ms / MINUTE_MS) + 0
}

/** "four minutes", or "1:30" where the milliseconds are no whole number of minutes. The sign is dropped. */
export function amount(ms: number): string {
  const size = Math.abs(ms)
  return size % MINUTE_MS === 0 ? count(size / MINUTE_MS, 'minute') : duration(size)
}

/** "four minutes", "1 hour", "1 hour 19 minutes". `minutes` is whole and not negative. */
export function hoursAndMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return count(minutes, 'minute')
  const whole = `${hours} ${hours === 1 ? 'hour' : 'hours'}`
  return rest === 0 ? whole : `${whole} ${rest} ${rest === 1 ? 'minute' : 'minutes'}`
}

/** "on time", "four minutes late", "1 hour 56 minutes early". `lateMinutes` is whole, and negative when early. */
export function lateOrEarly(lateMinutes: number): string {
  if (lateMinutes === 0) return 'on time'
  return `${hoursAndMinutes(Math.abs(lateMinutes))} ${lateMinutes > 0 ? 'late' : 'early'}`
}

/**
 * "Ends 17:34, four minutes late", "Ends 17:30, on time", "Ends 17:26, four minutes early"; once it has, "Ended …".
 * @param clock the end as the school's clock shows it; pass the projection's `shownEnd`, so that clock and words agree
 * @param lateMinutes whole minutes, negative when early: the projection's `lateMinutes`
 */
export function endsAt(clock: string, lateMinutes: number, hasEnded = false): string {
  return `${hasEnded ? 'Ended' : 'Ends'} ${clock}, ${lateOrEarly(lateMinutes)}`
}

/** "Started 15:31, one minute late", "Started 15:30": so that what a meeting took and when it ended add up. */
export function startedAt(clock: string, lateMinutes: number): string {
  return lateMinutes === 0 ? `Started ${clock}` : `Started ${clock}, ${lateOrEarly(lateMinutes)}`
}

/** A time that has passed, whole seconds begun left out: "3:52", "1:02:05". `ms` is not negative. */
export function duration(ms: number): string {
  return clock(Math.floor(ms / 1000))
}

/** A countdown: "1:48", "0:00" for the second in which the time is up, then "+0:01". `leftMs` may be negative. */
export function countdown(leftMs: number): string {
  return isOver(leftMs) ? `+${clock(Math.floor(-leftMs / 1000))}` : clock(Math.max(0, Math.ceil(leftMs / 1000)))
}

/** By a whole second: what a countdown says with a plus. */
export function isOver(leftMs: number): boolean {
  return leftMs <= -1000
}

/** "15 minutes left", "less than a minute left", "time is up", "two minutes over". `leftMs` may be negative. */
export function leftInWords(leftMs: number): string {
  if (leftMs >= MINUTE_MS) return `${count(Math.round(leftMs / MINUTE_MS), 'minute')} left`
  if (leftMs > 0) return 'less than a minute left'
  const over = Math.floor(-leftMs / MINUTE_MS)
  return over === 0 ? 'time is up' : `${count(over, 'minute')} over`
}

function clock(seconds: number): string {
  const pad = (n: number) => String(n).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  const rest = pad(seconds % 60)
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${rest}`
}
