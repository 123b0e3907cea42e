import { accessibilityStatement, type UpdateAccessibility } from '@hubs/schema/accessibility'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, put, post } from '#lib/api-client.ts'
import { backup, backups } from '@hubs/schema/backups'
import { mailDelivery } from '@hubs/schema/mail'

/** Changes with a restart of the server alone. */
export function mailDeliveryQuery() {
  return queryOptions({
    queryKey: ['mail-delivery'],
    staleTime: Infinity,
    queryFn: ({ signal }) => get('/mail-delivery', mailDelivery, { signal }),
  })
}

/** The backups on the server, and whether the last one is overdue or failed. */
export function backupsQuery() {
  return queryOptions({ queryKey: ['backups'], queryFn: ({ signal }) => get('/backups', backups, { signal }) })
}

/** Makes one, and has it opened and checked: it answers once that is done. */
export function useMakeBackup() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => post('/backups', undefined, backup),
    // One that failed is told above the list, too.
    onSettled: () => client.invalidateQueries({ queryKey: ['backups'] }),
  })
}

/** The statement as anybody may read it, signed in or not. */
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
