import { MINUTE_MS } from '../dates/durations.ts'
import { apportion, sum } from './apportion.ts'

/** What somebody can take of what is shared out: `most` at the most, all milliseconds. The weight says for how much. */
export interface Taker {
  most: number
  weight: number
}

/**
 * Shares milliseconds out so that each takes whole minutes, by weight, and never more than its most; the seconds that
 * make no whole minute go to one of them, the first if it can. Exact: the sum is `totalMs`, or all that can be taken.
 */
export function spread(totalMs: number, takers: readonly Taker[]): number[] {
  const total = Math.min(totalMs, sum(takers.map(({ most }) => most)))
  const taken = wholeMinutes(Math.ceil(total / MINUTE_MS - 0.5), takers).map(minutes => minutes * MINUTE_MS)
  let rest = total - sum(taken)
  if (rest < 0) {
    const [at = 0] = byNeed(takers, i => taken[i] ?? 0)
    taken[at] = (taken[at] ?? 0) + rest
    return taken
  }
  for (const i of byNeed(takers, at => (takers[at]?.most ?? 0) - (taken[at] ?? 0))) {
    const more = Math.min(rest, (takers[i]?.most ?? 0) - (taken[i] ?? 0))
    taken[i] = (taken[i] ?? 0) + more
    rest -= more
  }
  return taken
}

/** The places of those who have any of it: the first one, then who has most. */
function byNeed(takers: readonly Taker[], has: (at: number) => number): number[] {
  const places = takers.map((_, i) => i).filter(i => has(i) > 0)
  return places.toSorted((a, b) => (a === 0 ? -1 : b === 0 ? 1 : has(b) - has(a)))
}

/** By weight up to each one's most; what is left over then by what each can still take. */
function wholeMinutes(minutes: number, takers: readonly Taker[]): number[] {
  const most = takers.map(taker => Math.floor(taker.most / MINUTE_MS))
  const taken = takers.map(() => 0)
  for (;;) {
    const left = Math.min(minutes - sum(taken), sum(most) - sum(taken))
    if (left <= 0) return taken
    const room = most.map((limit, i) => limit - (taken[i] ?? 0))
    const weights = takers.map(({ weight }, i) => ((room[i] ?? 0) > 0 ? weight : 0))
    const parts = apportion(left, sum(weights) > 0 ? weights : room)
    for (const [i, part] of parts.entries()) taken[i] = (taken[i] ?? 0) + Math.min(part, room[i] ?? 0)
  }
}
