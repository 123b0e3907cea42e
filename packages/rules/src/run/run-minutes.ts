import { MINUTE_MS } from '../dates/durations.ts'
import { wholeMinutes } from '../text/words.ts'

type Part = { state: string; lengthMs: number; spentMs: number; overMs: number }

/**
 * The whole minutes of each part and of the pauses. What is still within its length says that length. What has passed
 * says how many times the clock's minute went on meanwhile, the pauses last: so that they add up to the minutes between
 * the two times that a clock shows, and what a part took stays what it was said to take.
 * @param from epoch milliseconds of the start
 */
export function partMinutes(parts: readonly Part[], pausedMs: number, from: number) {
  let at = from % MINUTE_MS
  const passed = (ms: number) => Math.floor((at + ms) / MINUTE_MS) - Math.floor(at / MINUTE_MS)
  const minutes = parts.map(({ state, lengthMs, spentMs, overMs }) => {
    if ((state === 'current' || state === 'to-come') && overMs === 0) return wholeMinutes(lengthMs)
    const all = passed(spentMs)
    at += spentMs
    return all
  })
  return { parts: minutes, paused: passed(pausedMs) }
}
