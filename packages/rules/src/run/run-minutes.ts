import { wholeMinutes } from '../text/words.ts'
import { apportion, sum } from './apportion.ts'
import type { SegmentView } from './run-project.ts'

type Part = Pick<SegmentView, 'state' | 'lengthMs' | 'spentMs' | 'overMs'>

/**
 * The whole minutes of each part and of the pauses, so that they add up to `total`, the minutes between the start and
 * the end that a clock shows. What is still within its length says that length; what has passed shares the rest.
 */
export function partMinutes(parts: readonly Part[], pausedMs: number, total: number) {
  const lengths = parts.map(({ state, lengthMs, overMs }) => {
    return (state === 'current' || state === 'to-come') && overMs === 0 ? wholeMinutes(lengthMs) : null
  })
  const rest = Math.max(0, total - sum(lengths.map(length => length ?? 0)))
  const spent = parts.map(({ spentMs }, i) => (lengths[i] == null ? spentMs : 0))
  const shared = apportion(rest, [...spent, pausedMs])
  return { parts: lengths.map((length, i) => length ?? shared[i] ?? 0), paused: shared[parts.length] ?? 0 }
}
