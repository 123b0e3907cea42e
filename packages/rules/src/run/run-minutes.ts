import { wholeMinutes } from '../text/words.ts'

type Part = { state: string; lengthMs: number; spentMs: number; overMs: number }

/**
 * The whole minutes of each part and of the pauses, so that they add up to `total`, the minutes between the start and
 * the end that a clock shows. What is still within its length says that length; what has passed shares the rest.
 */
export function partMinutes(parts: readonly Part[], pausedMs: number, total: number) {
  const lengths = parts.map(({ state, lengthMs, overMs }) => {
    return (state === 'current' || state === 'to-come') && overMs === 0 ? wholeMinutes(lengthMs) : null
  })
  const open = lengths.reduce<number>((all, length) => all + (length ?? 0), 0)
  const spent = [...parts.map(({ spentMs }, i) => (lengths[i] === null ? spentMs : 0)), pausedMs]
  const perMs = Math.max(0, total - open) / (spent.reduce((all, ms) => all + ms, 0) || 1)
  // What has been shared so far is rounded, not each share: so they add up. Every screen loads this.
  let ms = 0
  const shared = spent.map(each => Math.round((ms + each) * perMs) - Math.round(((ms += each) - each) * perMs))
  return { parts: lengths.map((length, i) => length ?? shared[i] ?? 0), paused: shared[parts.length] ?? 0 }
}
