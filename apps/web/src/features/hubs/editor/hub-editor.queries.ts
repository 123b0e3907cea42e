import {
  createHub,
  hubDetail,
  mergeGroup,
  updateGroup,
  updateHub,
  type CreateHub,
  type HubDetail,
  type UpdateGroup,
  type UpdateHub,
} from '@hubs/schema/hubs'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { del, patch, post } from '#lib/api-client.ts'
import { hubQuery } from '../hubs.queries.ts'

/** A change answers with the whole hub. Places, people and meetings show it too, so all that is known is asked for again. */
function useHubChange<Input>(slug: string, mutationFn: (input: Input) => Promise<HubDetail>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: saved => client.setQueryData(hubQuery(slug).queryKey, saved),
    onSettled: () => {
      void client.invalidateQueries()
    },
  })
}

/** Opens a hub of the school's own. */
export function useCreateHub() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ input, key }: { input: CreateHub; key: string }) =>
      post('/hubs', createHub.parse(input), hubDetail, { idempotencyKey: key }),
    onSuccess: made => client.setQueryData(hubQuery(made.slug).queryKey, made),
    onSettled: () => {
      void client.invalidateQueries()
    },
  })
}

export function useChangeHub(slug: string) {
  return useHubChange(slug, (change: UpdateHub) =>
    patch(`/hubs/${encodeURIComponent(slug)}`, updateHub.parse(change), hubDetail),
  )
}

/** The same from the list of hubs, which shows what stands before the change is over. */
export function useChangeHubs(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: UpdateHub) => patch(`/hubs/${encodeURIComponent(slug)}`, updateHub.parse(change), hubDetail),
    onSettled: () => client.invalidateQueries(),
  })
}

export function useChangeGroup(slug: string, id: string) {
  return useHubChange(slug, (change: UpdateGroup) =>
    patch(`/groups/${encodeURIComponent(id)}`, updateGroup.parse(change), hubDetail),
  )
}

export function useOpenGroup(slug: string) {
  return useHubChange(slug, () => post(`/hubs/${encodeURIComponent(slug)}/groups`, undefined, hubDetail))
}

export function useCloseGroup(slug: string, id: string) {
  return useHubChange(slug, () => del(`/groups/${encodeURIComponent(id)}`, hubDetail))
}

/** Moves everyone of a group into another of the same hub. */
export function useMergeGroup(slug: string, id: string) {
  return useHubChange(slug, (intoId: string) =>
    post(`/groups/${encodeURIComponent(id)}/merge`, mergeGroup.parse({ intoId }), hubDetail),
  )
}

/** The hub in a stale refusal. */
export function hubIn(current: unknown): HubDetail | null {
  const read = hubDetail.safeParse(current)
  return read.success ? read.data : null
}
