import { me } from '@hubs/schema/accounts/accounts'
import { sampleSignIn, sampleWelcome } from '@hubs/schema/sample'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post } from '#lib/api-client.ts'
import { welcome } from '../accounts.queries.ts'

/** Whom one can be at the sample school. Only its own server knows, on the machine it runs on. */
export function sampleQuery() {
  return queryOptions({
    queryKey: ['sample'],
    queryFn: ({ signal }) => get('/sample', sampleWelcome, { signal }),
  })
}

export function useSignInAs() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (email: string) => post('/sample/sessions', sampleSignIn.parse({ email }), me),
    onSuccess: who => welcome(client, who),
  })
}
