import { placementRules, type AddPlacementRule, type PlacementRule } from '@hubs/schema/choosing/placement-rules'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { del, get, post, put } from '#lib/api-client.ts'

/** What coordinators ask of the allocation for named people. */
export function placementRulesQuery() {
  return queryOptions({
    queryKey: ['placement-rules'],
    queryFn: async ({ signal }) => (await get('/placement-rules', placementRules, { signal })).items,
  })
}

const at = (id: string) => `/placement-rules/${encodeURIComponent(id)}`

/** The list as it stands after; whatever happens, it is asked again. */
function useRulesChange<Input, Answer>(mutationFn: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: placementRulesQuery().queryKey }),
  })
}

/** Adds a rule, or changes the one that is given. */
export function useSavePlacementRule(standing: PlacementRule | null) {
  return useRulesChange((rule: AddPlacementRule) =>
    standing
      ? put(at(standing.id), { ...rule, expectedVersion: standing.version }, placementRules)
      : post('/placement-rules', rule, placementRules),
  )
}

export const useAddPlacementRule = () =>
  useRulesChange((rule: AddPlacementRule) => post('/placement-rules', rule, placementRules))

export const useRemovePlacementRule = () => useRulesChange((id: string) => del(at(id), z.null()))
