import {
  allocation,
  currentAllocation,
  ownAllocation,
  type ChangeAllocation,
  type MakeAllocation,
} from '@hubs/schema/choosing/allocations'
import { ballot, type SaveBallot } from '@hubs/schema/choosing/ballots'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { del, get, NoConnection, patch, post, put } from '#lib/api-client.ts'

const TRY_AGAIN_MS = 3000

/** What one ranks oneself: nobody else changes it. */
export function ballotQuery() {
  return queryOptions({
    queryKey: ['ballot'],
    queryFn: ({ signal }) => get('/me/ballot', ballot, { signal }),
    // It would bring back what stood before a change that still waits for the network.
    refetchOnWindowFocus: false,
  })
}

/** Saves all of it; null takes it back. */
export function useSaveBallot() {
  const client = useQueryClient()
  return useMutation({
    // One after another, so that what was changed last is what stands.
    scope: { id: 'ballot' },
    mutationKey: ['ballot'],
    // What is on the screen is what will be saved, for as long as the page is open.
    retry: (_tries, error) => error instanceof NoConnection,
    retryDelay: TRY_AGAIN_MS,
    mutationFn: (input: SaveBallot | null) => (input ? put('/me/ballot', input, ballot) : del('/me/ballot', z.null())),
    // Only after the last of them: what stands after an earlier one would flicker on the screen.
    onSettled: async () => {
      if (client.isMutating({ mutationKey: ['ballot'] }) > 1) return
      await client.invalidateQueries({ queryKey: ballotQuery().queryKey })
    },
  })
}

/** One’s own result, once hubs are allocated. */
export function ownAllocationQuery() {
  return queryOptions({
    queryKey: ['allocation', 'own'],
    queryFn: ({ signal }) => get('/me/allocation', ownAllocation, { signal }),
  })
}

/** The coordinator’s board. */
export function allocationQuery() {
  return queryOptions({
    queryKey: ['allocation', 'board'],
    queryFn: async ({ signal }) => (await get('/allocations/current', currentAllocation, { signal })).allocation,
  })
}

/** What came of it stands on the board at once; a refusal may mean that somebody else changed it. */
function useBoardChange<Input>(mutationFn: (input: Input) => Promise<z.infer<typeof allocation>>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: board => client.setQueryData(allocationQuery().queryKey, board),
    onError: () => client.invalidateQueries({ queryKey: allocationQuery().queryKey }),
  })
}

export const useMakeAllocation = () =>
  useBoardChange((settings: MakeAllocation) => post('/allocations', settings, allocation))

export const useChangeAllocation = (id: string) =>
  useBoardChange((change: ChangeAllocation) => patch(`/allocations/${encodeURIComponent(id)}`, change, allocation))

/** Everyone’s hub changes: all that is on the screen is asked again. */
export function usePublishAllocation(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (expectedVersion: number) =>
      post(`/allocations/${encodeURIComponent(id)}/publication`, { expectedVersion }, allocation),
    onSettled: () => client.invalidateQueries(),
  })
}
