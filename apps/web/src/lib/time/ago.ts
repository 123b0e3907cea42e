import { MINUTE_MS, HOUR_MS } from '@hubs/rules/dates/durations'
import { count } from '@hubs/rules/text/words'
import { inDays } from './time.ts'

/** A little ahead of this device's clock is now. */
const SOON_MS = 12 * HOUR_MS

/** "just now", "five minutes ago", "two hours ago", "yesterday", "nine days ago"; `now` in epoch milliseconds. */
export function ago(instant: string, timeZone: string, now: number): string {
  const passed = now - Date.parse(instant)
  if (passed < MINUTE_MS && passed > -SOON_MS) return 'just now'
  if (passed >= 0 && passed < HOUR_MS) return `${count(Math.floor(passed / MINUTE_MS), 'minute')} ago`
  const words = inDays(instant, timeZone, now)
  return words === 'today' ? `${count(Math.floor(passed / HOUR_MS), 'hour')} ago` : words
}
