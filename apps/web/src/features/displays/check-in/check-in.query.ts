import { checkInStatus } from '@hubs/schema/meetings/check-in'
import { queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'

/** Whether people can check in to a meeting, and who has, for who leads it. Apart from the forms: the projector asks it too. */
export function checkInQuery(meetingId: string) {
  return queryOptions({
    queryKey: ['check-in', meetingId],
    queryFn: ({ signal }) => get(`/meetings/${encodeURIComponent(meetingId)}/check-in`, checkInStatus, { signal }),
  })
}
