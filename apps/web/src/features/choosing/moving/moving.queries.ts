import {
  currentReallocation,
  placementChanges,
  placementOptions,
  reallocation,
  type ChangePlacement,
  type MovingPrice,
} from '@hubs/schema/choosing/moves'
import { ownSwapOffers, swapOffers } from '@hubs/schema/membership/swaps'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post, put } from '#lib/api-client.ts'

/** Whoever moves shows in hubs, meetings and counts: all that is on the screen is asked again. */
function useMove<Input, Answer>(mutationFn: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries() })
}

/** Where one person could be, with what each would cost. */
export function placementOptionsQuery(personId: string) {
  return queryOptions({
    queryKey: ['placement-options', personId],
    queryFn: ({ signal }) => get(`/people/${personId}/placement-options`, placementOptions, { signal }),
  })
}

/** What was changed since hubs were published, the latest first. */
export function placementChangesQuery() {
  return queryOptions({
    queryKey: ['placement-changes'],
    queryFn: async ({ signal }) => (await get('/placement-changes', placementChanges, { signal })).items,
  })
}

export const useChangePlacement = () =>
  useMove((input: ChangePlacement) => post('/placement-changes', input, placementChanges))

export const useUndoPlacement = () =>
  useMove((id: string) => post(`/placement-changes/${id}/undo`, undefined, placementChanges))

/** The last proposal for the places of now. */
export function reallocationQuery() {
  return queryOptions({
    queryKey: ['reallocation'],
    queryFn: async ({ signal }) => (await get('/reallocations/current', currentReallocation, { signal })).reallocation,
  })
}

export function useReallocate() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (moving: MovingPrice) => post('/reallocations', { moving }, reallocation),
    onSuccess: made => client.setQueryData(reallocationQuery().queryKey, made),
  })
}

export const useAcceptReallocation = () =>
  useMove((id: string) => post(`/reallocations/${id}/acceptance`, undefined, reallocation))

/** Swaps that were found, for coordinators. */
export function swapOffersQuery() {
  return queryOptions({
    queryKey: ['swap-offers'],
    queryFn: async ({ signal }) => (await get('/swap-offers', swapOffers, { signal })).items,
  })
}

export const useFindSwaps = () => useMove(() => post('/swap-offers', undefined, swapOffers))
export const useWithdrawSwap = () =>
  useMove((id: string) => post(`/swap-offers/${id}/withdrawal`, undefined, swapOffers))

export function ownSwapsQuery() {
  return queryOptions({
    queryKey: ['swap-offers', 'own'],
    queryFn: async ({ signal }) => (await get('/me/swap-offers', ownSwapOffers, { signal })).items,
  })
}

export const useAnswerSwap = () =>
  useMove(({ id, accepts }: { id: string; accepts: boolean }) =>
    put(`/me/swap-offers/${id}`, { accepts }, ownSwapOffers),
  )
