/** Lengths of time in milliseconds. A day is 24 hours of the clock, not a day of the calendar, which may have 23 or 25. */
export const secondMs = 1000
export const minuteMs = 60 * secondMs
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs
export const weekMs = 7 * dayMs
