import type { Programme } from '@hubs/schema/programmes/programmes'
import { inDays, shortDateTime } from '#lib/time/time.ts'

/** "Thu 10 Sep, 08:00 (in nine days)". */
function when(instant: string, timeZone: string, now: number): string {
  return `${shortDateTime(instant, timeZone)} (${inDays(instant, timeZone, now)})`
}

/** Where the choice stands, in words. */
export function windowInWords(
  { choice: { opensAt, closesAt, state }, choosing }: Pick<Programme, 'choice' | 'choosing'>,
  timeZone: string,
  now: number,
): string {
  if (state === 'not-open') return `Not open yet. Opens on ${when(opensAt, timeZone, now)}.`
  if (state === 'open')
    return `Open. Teachers can ${choosing === 'ranked' ? 'rank the hubs' : 'choose and change'} until ${when(closesAt, timeZone, now)}.`
  return `Closed on ${when(closesAt, timeZone, now)}. Teachers who want to change need to ask you.`
}
