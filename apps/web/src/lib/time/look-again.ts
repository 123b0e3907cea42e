import { hourMs, secondMs } from '@hubs/rules/dates/durations'

/** How often a page asks whether its meeting has begun, or is over, about the time when it should. */
export const LOOK_AGAIN_MS = 20 * secondMs
/** So many times on the way to a meeting: the nearer it is, the more often. */
const LOOKS = 30

type Timed = { status: string; startsAt: string; endsAt: string }

/**
 * How long until a page asks again about its meetings, so that it says by itself that one is on; false where none is to
 * come. Asked anew after each answer. `now` in epoch milliseconds.
 */
export function lookAgainIn(meetings: readonly Timed[], now: number): number | false {
  const waits = meetings.flatMap(({ status, startsAt, endsAt }) => {
    if (status === 'running') return [LOOK_AGAIN_MS]
    if (status !== 'planned') return []
    const away = Math.max(Date.parse(startsAt) - now, now - Date.parse(endsAt), 0)
    return [Math.min(Math.max(away / LOOKS, LOOK_AGAIN_MS), hourMs)]
  })
  return waits.length > 0 && Math.min(...waits)
}
