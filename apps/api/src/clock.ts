/**
 * The server's clock, in epoch milliseconds: the time of day at start plus what the monotonic clock has counted since.
 * A step of the system's clock or a change to summer time moves nothing.
 */
export type Clock = () => number

export const processClock: Clock = () => Math.round(performance.timeOrigin + performance.now())
