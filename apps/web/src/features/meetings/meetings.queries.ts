import { meetingDetail, meetingList, type MeetingDetail } from '@hubs/schema/meetings/meetings'
import { queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'
import { everyPage } from '#lib/page/paged-query.ts'
import { askAgainWhenLost } from '#lib/query-client.ts'
import { lookAgainIn } from '#lib/time/look-again.ts'

/** The meetings of a year that the person may see, soonest first. `mine`: of their own groups only. */
export function meetingsQuery(programme: 'current' | 'past', scope: 'all' | 'mine') {
  return queryOptions({
    queryKey: ['meetings', programme, scope],
    meta: { kept: true },
    queryFn: ({ signal }) => everyPage('/meetings', `&programme=${programme}&scope=${scope}`, meetingList, signal),
  })
}

/** One meeting with its agenda, people and, once it has ended, its record. */
export function meetingQuery(id: string) {
  return queryOptions({
    queryKey: ['meetings', id],
    meta: { kept: true },
    queryFn: ({ signal }) => get(`/meetings/${encodeURIComponent(id)}`, meetingDetail, { signal }),
    refetchInterval: ({ state }: { state: MeetingState }) =>
      askAgainWhenLost({ state }) ||
      (state.data ? lookAgainIn([{ ...state.data, startsAt: state.data.startsAtInstant }], Date.now()) : false),
  })
}

type MeetingState = { data: MeetingDetail | undefined; error: Error | null; dataUpdatedAt: number }
