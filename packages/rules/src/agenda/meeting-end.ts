/**
 * The end that was planned, for as long as that is what to say: once a meeting has begun its run says when it ends, and
 * then its record says when it did, so nobody reads two ends of one meeting.
 */
export function plannedEnd<T>({ status, endsAt }: { status: string; endsAt: T }): T | null {
  return status === 'planned' || status === 'cancelled' ? endsAt : null
}

type MeetingEnd = { endsAt: string; status?: string; ended?: boolean } & ({ status: string } | { ended: boolean })

/**
 * Whether a meeting is over: run to its end, or its time has gone by without anybody running it. One that is on lasts
 * until it is ended; whoever may only see whether it has `ended` goes by its time. `now` in epoch milliseconds.
 */
export function isMeetingOver({ endsAt, status, ended = status === 'ended' }: MeetingEnd, now: number): boolean {
  return ended || (status !== 'running' && Date.parse(endsAt) <= now)
}
