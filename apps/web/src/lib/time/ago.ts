import { count } from '@hubs/rules/text/words'
import { inDays } from './time.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** A little ahead of this device's clock is now. */
const SOON_MS = 12 * HOUR

/** "just now", "five minutes ago", "two hours ago", "yesterday", "nine days ago"; `now` in epoch milliseconds. */
export function ago(instant: string, timeZone: string, now: number): string {
  const passed = now - Date.parse(instant)
  if (passed < MINUTE && passed > -SOON_MS) return 'just now'
  if (passed >= 0 && passed < HOUR) return `${count(Math.floor(passed / MINUTE), 'minute')} ago`
  const words = inDays(instant, timeZone, now)
  return words === 'today' ? `${count(Math.floor(passed / HOUR), 'hour')} ago` : words
}
