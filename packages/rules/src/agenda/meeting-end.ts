/**
 * The end that was planned, for as long as that is what to say: once a meeting has begun its run says when it ends, and
 * then its record says when it did, so nobody reads two ends of one meeting.
 */
export function plannedEnd<T>({ status, endsAt }: { status: string; endsAt: T }): T | null {
  return status === 'planned' || status === 'cancelled' ? endsAt : null
}

/** Whether a meeting as everybody may see it is over: run to its end, or its time has gone by. `now` in epoch milliseconds. */
export function isMeetingOver({ endsAt, ended }: { endsAt: string; ended: boolean }, now: number): boolean {
  return ended || Date.parse(endsAt) <= now
}
