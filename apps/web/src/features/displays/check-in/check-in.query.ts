import { door } from '@hubs/schema/meetings/check-in'
import { queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'

/** The door of a meeting, for who leads it. Apart from the forms: the projector asks it too. */
export function doorQuery(meetingId: string) {
  return queryOptions({
    queryKey: ['door', meetingId],
    queryFn: ({ signal }) => get(`/meetings/${encodeURIComponent(meetingId)}/door`, door, { signal }),
  })
}
