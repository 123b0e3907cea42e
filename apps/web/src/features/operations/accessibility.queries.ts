import { accessibilityStatement, type UpdateAccessibility } from '@hubs/schema/accessibility'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, put } from '#lib/api-client.ts'

export function accessibilityQuery() {
  return queryOptions({
    queryKey: ['accessibility'],
    queryFn: ({ signal }) => get('/public/accessibility', accessibilityStatement, { signal }),
  })
}

export function useWriteAccessibility() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: UpdateAccessibility) => put('/accessibility', input, accessibilityStatement),
    onSuccess: saved => client.setQueryData(accessibilityQuery().queryKey, saved),
  })
}
