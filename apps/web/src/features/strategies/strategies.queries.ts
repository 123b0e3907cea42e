import {
  adaptation,
  strandDetail,
  strandList,
  strategyDetail,
  strategyFilters,
  strategyPage,
  type Adaptation,
  type CreateStrategy,
  type MoveStage,
  type StrategyDetail,
  type UpdateStrand,
  type UpdateStrategy,
  type WriteAdaptation,
} from '@hubs/schema/library/strategies'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { ApiProblem, del, get, patch, post, put } from '#lib/api-client.ts'
import { createIdempotencyKeys } from '#lib/idempotency-key.ts'
import { pagedQuery } from '#lib/page/paged-query.ts'
import { searchOf, type LibraryFilter } from './library/library-filter.ts'

const key = ['strategies'] as const
const strands = ['strands'] as const
const part = encodeURIComponent
const at = (code: string) => `/strategies/${part(code)}`
/** A school's whole library, as a rule: its hubs are shown beside each other. */
const PAGE = 100

/** The library, as far as a filter lets it through, a page at a time. */
export function libraryQuery(filter: LibraryFilter) {
  const search = searchOf(filter)
  return pagedQuery([...key, 'list', search], `/strategies?limit=${PAGE}${search && `&${search}`}`, strategyPage)
}

/** The subjects that somebody has made a strategy work in. */
export function subjectsQuery() {
  return queryOptions({
    queryKey: [...key, 'subjects'],
    queryFn: async ({ signal }) => (await get('/strategies/filters', strategyFilters, { signal })).subjects,
  })
}

export function strategyQuery(code: string) {
  return queryOptions({
    queryKey: [...key, 'one', code],
    queryFn: ({ signal }) => get(at(code), strategyDetail, { signal }),
  })
}

export function strandsQuery() {
  return queryOptions({
    queryKey: [...strands, 'list'],
    queryFn: async ({ signal }) => (await get('/strands', strandList, { signal })).items,
  })
}

export function strandQuery(code: string) {
  return queryOptions({
    queryKey: [...strands, 'one', code],
    queryFn: ({ signal }) => get(`/strands/${part(code)}`, strandDetail, { signal }),
  })
}

/** The strategy in a refusal because somebody else was quicker. */
export function strategyIn(current: unknown): StrategyDetail | null {
  return strategyDetail.safeParse(current).data ?? null
}

function useStrategyChange<Input>(mutationFn: (input: Input) => Promise<StrategyDetail>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    async onSuccess(answer) {
      client.setQueryData(strategyQuery(answer.code).queryKey, answer)
      await client.invalidateQueries({ queryKey: key })
    },
    onError(error) {
      const now = error instanceof ApiProblem ? strategyIn(error.problem.current) : null
      if (now) client.setQueryData(strategyQuery(now.code).queryKey, now)
    },
  })
}

export function usePropose() {
  const [keys] = useState(createIdempotencyKeys)
  return useStrategyChange((input: CreateStrategy) =>
    post('/strategies', input, strategyDetail, { idempotencyKey: keys(input) }),
  )
}

export function useUpdateStrategy(code: string) {
  return useStrategyChange((input: UpdateStrategy) => patch(at(code), input, strategyDetail))
}

export function useMoveStage(code: string) {
  return useStrategyChange((input: MoveStage) => put(`${at(code)}/stage`, input, strategyDetail))
}

/** What stands under a strategy is part of it: it is read anew, and with it the subjects of the library. */
function useAdaptationChange<Input, Answer>(mutationFn: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: key }) })
}

export function useAddAdaptation(code: string) {
  const [keys] = useState(createIdempotencyKeys)
  return useAdaptationChange((input: WriteAdaptation) =>
    post(`${at(code)}/adaptations`, input, adaptation, { idempotencyKey: keys(input) }),
  )
}

export function useUpdateAdaptation(code: string, { id }: Pick<Adaptation, 'id'>) {
  return useAdaptationChange((input: WriteAdaptation & { expectedVersion: number }) =>
    patch(`${at(code)}/adaptations/${part(id)}`, input, adaptation),
  )
}

export function useRemoveAdaptation(code: string) {
  return useAdaptationChange(({ id, version }: Pick<Adaptation, 'id' | 'version'>) =>
    del(`${at(code)}/adaptations/${part(id)}?expectedVersion=${version}`, z.null()),
  )
}

export function useUpdateStrand(code: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: UpdateStrand) => put(`/strands/${part(code)}`, input, strandDetail),
    async onSuccess(answer) {
      client.setQueryData(strandQuery(code).queryKey, answer)
      await Promise.all([client.invalidateQueries({ queryKey: strands }), client.invalidateQueries({ queryKey: key })])
    },
  })
}
