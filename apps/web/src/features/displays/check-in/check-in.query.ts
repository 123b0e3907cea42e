import { checkInStatus, type CheckInMode } from '@hubs/schema/meetings/check-in'
import { queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'
import type { RunState } from '@hubs/schema/meetings/live'

/** Whether people are let in just now, as the server sees it too: it gives no code where they are not. */
export function isCheckInOpen(mode: CheckInMode, run: Pick<RunState, 'status' | 'currentId' | 'segments'>): boolean {
  if (mode === 'closed' || run.status === 'ended') return false
  return mode === 'open' || run.segments.find(segment => segment.id === run.currentId)?.kind === 'introduction'
}

/** Whether people can check in to a meeting, and who has, for who leads it. Apart from the forms: the projector asks it too. */
export function checkInQuery(meetingId: string) {
  return queryOptions({
    queryKey: ['check-in', meetingId],
    queryFn: ({ signal }) => get(`/meetings/${encodeURIComponent(meetingId)}/check-in`, checkInStatus, { signal }),
  })
}
