import { offerList } from '@hubs/schema/plans/plans'
import { queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'

export const offersAt = (meetingId: string) => `/meetings/${encodeURIComponent(meetingId)}/offers`

/** What I wrote to colleagues in this meeting, and what they wrote to me. */
export function offersQuery(meetingId: string) {
  return queryOptions({
    queryKey: ['plans', 'offers', meetingId],
    queryFn: async ({ signal }) => (await get(offersAt(meetingId), offerList, { signal })).items,
  })
}
