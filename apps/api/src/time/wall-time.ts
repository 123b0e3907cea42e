import { Temporal } from 'temporal-polyfill'

/**
 * The instant, in epoch milliseconds, that a wall-clock day and time mean in a time zone. In the hour a clock change
 * leaves out it is the hour after; in the hour that comes twice, the first.
 */
export function instantAt(date: string, time: string, timeZone: string): number {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    .epochMilliseconds
}

/** The day it is in a time zone at an instant, `YYYY-MM-DD`. */
export function dayAt(ms: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** The time it is there then, `HH:MM`. */
export function timeAt(ms: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainTime().toString().slice(0, 5)
}

/** The day so many days later (or, below 0, earlier). */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** Saturday or Sunday. */
export function isWeekend(day: string): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek > 5
}

/** Whether something that begins at this wall-clock time, `HH:MM`, and lasts so many minutes runs into the next day. */
export function endsAfterMidnight(time: string, minutes: number): boolean {
  const { hour, minute } = Temporal.PlainTime.from(time)
  return hour * 60 + minute + minutes > 24 * 60
}
