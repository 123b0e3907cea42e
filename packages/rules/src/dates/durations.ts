/** Lengths of time in milliseconds. A day is 24 hours of the clock, not a day of the calendar, which may have 23 or 25. */
export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
export const WEEK_MS = 7 * DAY_MS
