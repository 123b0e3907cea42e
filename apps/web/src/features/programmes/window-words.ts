import type { Programme } from '@hubs/schema/programmes'
import { clockTime, inDays, longDate } from '#lib/time.ts'

/** "Thursday 10 September at 08:00 (in 9 days)". */
function when(instant: string, timeZone: string, now: number): string {
  return `${longDate(instant, timeZone)} at ${clockTime(instant, timeZone)} (${inDays(instant, timeZone, now)})`
}

/** Where the choice stands, in words. */
export function windowInWords(
  { opensAt, closesAt, state }: Programme['choice'],
  timeZone: string,
  now: number,
): string {
  if (state === 'not-open') return `Not open yet. It opens on ${when(opensAt, timeZone, now)}.`
  if (state === 'open') return `Open. Teachers can choose and change until ${when(closesAt, timeZone, now)}.`
  return `Closed since ${when(closesAt, timeZone, now)}. Teachers who want to change ask you.`
}
