import { SECOND_MS } from '@hubs/rules/dates/durations'

/** How often a page asks whether its meeting has begun, or is over, about the time when it should. */
export const LOOK_AGAIN_MS = 20 * SECOND_MS
/** So many times on the way to a meeting: the nearer it is, the more often. */
const LOOKS = 30

type Timed = { status: string; startsAt: string; endsAt: string }

/**
 * How long until a page asks again about its meetings, so that it says by itself that one is on; false where none is to
 * come. Asked anew after each answer. `now` in epoch milliseconds.
 */
export function lookAgainIn(meetings: readonly Timed[], now: number): number | false {
  const away = meetings.map(({ status, startsAt, endsAt }) =>
    status === 'running'
      ? 0
      : status === 'planned'
        ? Math.max(Date.parse(startsAt) - now, now - Date.parse(endsAt))
        : Infinity,
  )
  const nearest = Math.min(...away)
  return nearest < Infinity && Math.max(nearest / LOOKS, LOOK_AGAIN_MS)
}
