import { MINUTE_MS } from '@hubs/rules/dates/durations'

/** When each part begins if all keeps its length: epoch milliseconds. */
export function plannedTimes(segments: readonly { minutes: number }[], startsAt: number): number[] {
  let at = startsAt
  return segments.map(({ minutes }) => {
    const start = at
    at += minutes * MINUTE_MS
    return start
  })
}
