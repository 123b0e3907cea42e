import { ownSession } from '@hubs/schema/accounts/accounts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { del, get } from '#lib/api-client.ts'

const ownSessions = z.object({ items: z.array(ownSession) })

/** Where this person is signed in. */
export function sessionsQuery() {
  return queryOptions({
    queryKey: ['sessions'],
    queryFn: async ({ signal }) => (await get('/sessions', ownSessions, { signal })).items,
  })
}

export function useEndSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => del(`/sessions/${encodeURIComponent(id)}`, z.null()),
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
}
