import {
  candidateBoard,
  type CandidateBoard,
  type ProposeCandidate,
  type SetBallot,
  type UpdateCandidate,
} from '@hubs/schema/meetings/candidates'
import { techniqueList } from '@hubs/schema/library/strategies'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { get, patch, post, put } from '#lib/api-client.ts'
import { createIdempotencyKeys } from '#lib/idempotency-key.ts'

/** The choice of a meeting's new learning. */
export function candidatesQuery(id: string) {
  return queryOptions({
    queryKey: ['meetings', id, 'candidates'],
    queryFn: ({ signal }) => get(`/meetings/${encodeURIComponent(id)}/candidates`, candidateBoard, { signal }),
  })
}

/** The techniques of a hub's library; the plan's form asks the same question. */
export function techniquesQuery(hub: string) {
  return queryOptions({
    queryKey: ['techniques', hub],
    queryFn: async ({ signal }) =>
      (await get(`/techniques?hub=${encodeURIComponent(hub)}`, techniqueList, { signal })).items,
  })
}

/** Every change answers with the whole board. */
function useBoardChange<Input>(id: string, mutationFn: (input: Input) => Promise<CandidateBoard>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: answer => client.setQueryData(candidatesQuery(id).queryKey, answer),
  })
}

export function usePropose(id: string) {
  const [keys] = useState(createIdempotencyKeys)
  return useBoardChange(id, (input: ProposeCandidate) =>
    post(`/meetings/${id}/candidates`, input, candidateBoard, { idempotencyKey: keys(input) }),
  )
}

export function useUpdateCandidate(id: string) {
  return useBoardChange(id, ({ candidateId, ...input }: UpdateCandidate & { candidateId: string }) =>
    patch(`/meetings/${id}/candidates/${candidateId}`, input, candidateBoard),
  )
}

export function usePutUp(id: string) {
  return useBoardChange(id, (input: SetBallot) => put(`/meetings/${id}/ballot`, input, candidateBoard))
}

export function useVote(id: string) {
  return useBoardChange(id, (candidateId: string | null) =>
    put(`/meetings/${id}/ballot/vote`, { candidateId }, candidateBoard),
  )
}

/** What closes the vote, or takes its outcome, may change the agenda: the meeting is asked again. */
export function useOutcome(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { closed: boolean } | { candidateId: string }) =>
      put(`/meetings/${id}/ballot/${'closed' in input ? 'closed' : 'taken'}`, input, candidateBoard),
    async onSuccess(answer) {
      client.setQueryData(candidatesQuery(id).queryKey, answer)
      await client.invalidateQueries({ queryKey: ['meetings', id], exact: true })
    },
  })
}
