import {
  supportList,
  supportRequest,
  updateSupport,
  type SupportQuery,
  type UpdateSupport,
} from '@hubs/schema/plans/support'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { patch } from '#lib/api-client.ts'
import { pagedQuery } from '#lib/page/paged-query.ts'
import { plansChanged } from '../plans-changed.ts'

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
