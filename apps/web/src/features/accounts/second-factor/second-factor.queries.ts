import { me } from '@hubs/schema/accounts/accounts'
import {
  addPasskey,
  authenticatorKey,
  passFactor,
  passkeyOptions,
  passPasskey,
  recoveryCodes,
  secondFactor,
} from '@hubs/schema/accounts/second-factor'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { del, get, post } from '#lib/api-client.ts'
import { meQuery } from '../me.query.ts'

/** What this person has set up. */
export function secondFactorQuery() {
  return queryOptions({
    queryKey: ['second-factor'],
    queryFn: ({ signal }) => get('/me/second-factor', secondFactor, { signal }),
  })
}

/** Whatever it was, the list is asked for anew, and whether anything is still owed. */
function useChanging<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: () => client.invalidateQueries({ queryKey: secondFactorQuery().queryKey }),
  })
}

export const useBeginApp = () =>
  useMutation({ mutationFn: () => post('/me/second-factor/authenticator', undefined, authenticatorKey) })

export const useConfirmApp = () =>
  useChanging((code: string) =>
    post('/me/second-factor/authenticator/confirmation', passFactor.parse({ code }), recoveryCodes),
  )

export const useRemoveApp = () => useChanging(() => del('/me/second-factor/authenticator', z.null()))

export const useRenewCodes = () => useChanging(() => post('/me/second-factor/recovery-codes', undefined, recoveryCodes))

export const useRemovePasskey = () =>
  useChanging((id: string) => del(`/me/passkeys/${encodeURIComponent(id)}`, z.null()))

/** Asks the server, then the browser, then the server again. */
export const useAddPasskey = () =>
  useChanging(async (name: string) => {
    const options = await post('/me/passkeys/options', undefined, passkeyOptions)
    const { startRegistration } = await import('@simplewebauthn/browser')
    const answer = await startRegistration({
      optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON,
    })
    return post('/me/passkeys', addPasskey.parse({ name, answer }), recoveryCodes)
  })

/** The second step with a code; whoever is here now is known anew. */
export function usePassFactor() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (code: string) => post('/sessions/current/second-factor', passFactor.parse({ code }), me),
    onSuccess: who => client.setQueryData(meQuery().queryKey, who),
  })
}

export function usePassPasskey() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      const options = await post('/sessions/current/passkey/options', undefined, passkeyOptions)
      const { startAuthentication } = await import('@simplewebauthn/browser')
      const answer = await startAuthentication({
        optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
      })
      return post('/sessions/current/passkey', passPasskey.parse({ answer }), me)
    },
    onSuccess: who => client.setQueryData(meQuery().queryKey, who),
  })
}
