import {
  supportList,
  supportRequest,
  updateSupport,
  type SupportQuery,
  type UpdateSupport,
} from '@hubs/schema/plans/support'
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, patch } from '#lib/api-client.ts'
import { plansChanged } from '../plans-changed.ts'

/** Requests to me or from me, open ones first, a page at a time. */
export function supportQuery(which: SupportQuery['which']) {
  return infiniteQueryOptions({
    queryKey: ['support', which],
    // What a colleague asked for is there on the way to them, without the network.
    meta: { kept: true },
    queryFn: ({ signal, pageParam }) =>
      get(
        `/me/support?which=${which}&limit=20${pageParam && `&cursor=${encodeURIComponent(pageParam)}`}`,
        supportList,
        {
          signal,
        },
      ),
    initialPageParam: '',
    getNextPageParam: page => page.next,
  })
}

export function useUpdateSupport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: UpdateSupport }) =>
      patch(`/support/${encodeURIComponent(id)}`, updateSupport.parse(change), supportRequest),
    onSettled: () => plansChanged(client),
  })
}
