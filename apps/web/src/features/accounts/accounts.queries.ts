import { me, signIn, type Me, type SignIn } from '@hubs/schema/accounts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { ApiProblem, del, get, post } from '#lib/api-client.ts'
import { dropAllDrafts } from '#lib/drafts.ts'

const FRESH_MS = 5 * 60_000

async function fetchMe({ signal }: { signal: AbortSignal }): Promise<Me | null> {
  try {
    return await get('/me', me, { signal })
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'not-signed-in') return null
    throw error
  }
}

/** Who is signed in; null for a visitor. */
export function meQuery() {
  return queryOptions({ queryKey: ['me'], queryFn: fetchMe, staleTime: FRESH_MS })
}

export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: SignIn) => post('/sessions', signIn.parse(input), me),
    onSuccess: who => {
      client.clear()
      client.setQueryData(meQuery().queryKey, who)
    },
  })
}

/** Leaves nothing of the person behind in this browser. */
export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => del('/sessions/current', z.null()),
    onSuccess: () => {
      dropAllDrafts()
      client.clear()
      client.setQueryData(meQuery().queryKey, null)
    },
  })
}
