import {
  supportList,
  supportRequest,
  updateSupport,
  type SupportQuery,
  type UpdateSupport,
} from '@hubs/schema/plans/support'
import { useMutation, useQueryClient, queryOptions } from '@tanstack/react-query'
import { patch, get } from '#lib/api-client.ts'
import { pagedQuery } from '#lib/page/paged-query.ts'
import { plansChanged } from '../plans-changed.ts'
import { offerList } from '@hubs/schema/plans/plans'

export const offersAt = (meetingId: string) => `/meetings/${encodeURIComponent(meetingId)}/offers`

/** What I wrote to colleagues in this meeting, and what they wrote to me. */
export function offersQuery(meetingId: string) {
  return queryOptions({
    queryKey: ['plans', 'offers', meetingId],
    queryFn: async ({ signal }) => (await get(offersAt(meetingId), offerList, { signal })).items,
  })
}

/** Requests to me or from me, open ones first, a page at a time. */
export function supportQuery(which: SupportQuery['which']) {
  return {
    ...pagedQuery(['support', which], `/me/support?which=${which}&limit=20`, supportList),
    // What a colleague asked for is there on the way to them, without the network.
    meta: { kept: true },
  }
}

export function useUpdateSupport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: UpdateSupport }) =>
      patch(`/support/${encodeURIComponent(id)}`, updateSupport.parse(change), supportRequest),
    onSettled: () => plansChanged(client),
  })
}
