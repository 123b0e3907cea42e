import { MINUTE_MS, HOUR_MS } from '@hubs/rules/dates/durations'
import { clockTime, dayOf } from './time.ts'

/** An instant as it crosses the wire. */
export const iso = (ms: number): string => new Date(ms).toISOString()

/** What the clock and calendar show in the zone at an instant, as milliseconds of a clock that never changes. */
function shown(instant: number, timeZone: string): number {
  return Date.parse(`${dayOf(instant, timeZone)}T${clockTime(instant, timeZone)}:00Z`)
}

/**
 * The instant that a day (`YYYY-MM-DD`) and a time (`HH:MM`) mean in a time zone. In the hour a clock change leaves out
 * it is the hour after; in the hour that comes twice, the first.
 */
export function instantOf(day: string, time: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  const offset = (at: number) => shown(at, timeZone) - Math.floor(at / MINUTE_MS) * MINUTE_MS
  const before = wanted - offset(wanted - 24 * HOUR_MS)
  const after = wanted - offset(wanted + 24 * HOUR_MS)
  const right = [before, after].filter(at => shown(at, timeZone) === wanted)
  return iso(right.length > 0 ? Math.min(...right) : before)
}

/** What the school's clock and calendar show at an instant. */
export function wallClockOf(instant: string, timeZone: string): { day: string; time: string } {
  return { day: dayOf(instant, timeZone), time: clockTime(instant, timeZone) }
}
