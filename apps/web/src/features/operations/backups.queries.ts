import { backup, backups } from '@hubs/schema/backups'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post } from '#lib/api-client.ts'

export function backupsQuery() {
  return queryOptions({ queryKey: ['backups'], queryFn: ({ signal }) => get('/backups', backups, { signal }) })
}

export function useMakeBackup() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => post('/backups', undefined, backup),
    // One that failed is told above the list, too.
    onSettled: () => client.invalidateQueries({ queryKey: ['backups'] }),
  })
}
