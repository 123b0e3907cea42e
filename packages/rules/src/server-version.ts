import { DAY_MS } from './dates/durations.ts'

const MONTH_MS = 365.25 * (DAY_MS / 12)

/** How many months ago this version was installed, once that is more than 180 days: newer ones will have come out. */
export function monthsBehind(installedAt: number, now: number): number | null {
  const age = now - installedAt
  return age > 180 * DAY_MS ? Math.round(age / MONTH_MS) : null
}
