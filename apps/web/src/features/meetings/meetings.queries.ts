import { hourMs, minuteMs, secondMs } from '@hubs/rules/dates/durations'
import { meetingDetail, meetingList, type MeetingDetail } from '@hubs/schema/meetings/meetings'
import { queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'
import { everyPage } from '#lib/page/paged-query.ts'

/** The meetings of a year that the person may see, soonest first. `mine`: of their own groups only. */
export function meetingsQuery(programme: 'current' | 'past', scope: 'all' | 'mine') {
  return queryOptions({
    queryKey: ['meetings', programme, scope],
    meta: { kept: true },
    queryFn: ({ signal }) => everyPage('/meetings', `&programme=${programme}&scope=${scope}`, meetingList, signal),
  })
}

/** How often a page asks whether its meeting has begun, or is over. */
export const LOOK_AGAIN_MS = 20 * secondMs

/** From an hour before it should begin, for as long as it hasn't ended. */
const mayBeginOrEnd = (meeting: MeetingDetail | undefined) =>
  meeting !== undefined &&
  (meeting.status === 'running' ||
    (meeting.status === 'planned' &&
      Math.abs(Date.now() - Date.parse(meeting.startsAtInstant)) < hourMs + meeting.minutes * minuteMs))

/** One meeting with its agenda, people and, once it has ended, its record. */
export function meetingQuery(id: string) {
  return queryOptions({
    queryKey: ['meetings', id],
    meta: { kept: true },
    queryFn: ({ signal }) => get(`/meetings/${encodeURIComponent(id)}`, meetingDetail, { signal }),
    refetchInterval: ({ state }: { state: { data: MeetingDetail | undefined } }) =>
      mayBeginOrEnd(state.data) && LOOK_AGAIN_MS,
  })
}
