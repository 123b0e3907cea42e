/**
 * The server's clock, in epoch milliseconds: the time of day at start plus what the monotonic clock has counted since.
 * A step of the system's clock or a change to summer time moves nothing.
 */
export type Clock = () => number

export const processClock: Clock = () => Math.round(performance.timeOrigin + performance.now())

/**
 * A clock that never says a moment before this one: where the system's clock was put back while the server was down, it
 * goes on from there, so that nothing stands still until the time of day has caught up.
 */
export function notBefore(clock: Clock, moment: number): Clock {
  const behind = Math.max(0, moment - clock())
  return () => clock() + behind
}

/** An instant as it crosses the wire. */
export const iso = (ms: number): string => new Date(ms).toISOString()
export const isoOrNull = (ms: number | null | undefined): string | null => (typeof ms === 'number' ? iso(ms) : null)
