import { dayMs } from './dates/durations.ts'

const monthMs = 365.25 * (dayMs / 12)

/** How many months ago this version was installed, once that is more than 180 days: newer ones will have come out. */
export function monthsBehind(installedAt: number, now: number): number | null {
  const age = now - installedAt
  return age > 180 * dayMs ? Math.round(age / monthMs) : null
}
