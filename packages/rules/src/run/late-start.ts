import { minutesBetween } from '../dates/clock-minutes.ts'
import { HOUR_MS } from '../dates/durations.ts'

/** Begun so long before or after its plan, a meeting is held at another time: it ends by its own start then. */
export const OTHER_TIME_MS = 3 * HOUR_MS

/**
 * How late it began, in whole minutes as a clock shows them, negative early: 0 where it is held at another time than
 * planned. Both in epoch milliseconds.
 */
export function lateStart(plannedStart: number, startedAt: number): number {
  return Math.abs(startedAt - plannedStart) > OTHER_TIME_MS ? 0 : minutesBetween(plannedStart, startedAt)
}
