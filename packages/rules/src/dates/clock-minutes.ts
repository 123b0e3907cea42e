import { MINUTE_MS } from './durations.ts'

/** The minute that a clock shows at an instant: it doesn’t round up, or something would end in the future. */
export function clockMinute(instant: number): number {
  return Math.floor(instant / MINUTE_MS) * MINUTE_MS
}

/** Whole minutes between two times of day as a clock shows them; negative where the second is the earlier one. */
export function minutesBetween(from: number, to: number): number {
  return (clockMinute(to) - clockMinute(from)) / MINUTE_MS
}
