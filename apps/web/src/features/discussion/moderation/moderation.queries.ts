import { heldPage, heldReply, type DecideReply } from '@hubs/schema/discussion'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { put } from '#lib/api-client.ts'
import { pagedQuery } from '#lib/page/paged-query.ts'

const root = ['moderation'] as const

export type Which = 'waiting' | 'decided'

/** What visitors wrote: what waits, the oldest first, or what was decided, the latest first. */
export function heldQuery(which: Which) {
  return pagedQuery([...root, which], `/moderation/replies?which=${which}&limit=50`, heldPage)
}

/** Accepts, refuses, or takes either back. Both lists and the page itself change with it. */
export function useDecide() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...decision }: DecideReply & { id: string }) =>
      put(`/moderation/replies/${encodeURIComponent(id)}`, decision, heldReply),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: root }),
        client.invalidateQueries({ queryKey: ['discussions', 'programme'] }),
        client.invalidateQueries({ queryKey: ['public', 'replies'] }),
      ]),
  })
}
