import {
  changePassword,
  me,
  proveIdentity,
  signIn,
  updateMe,
  type ChangePassword,
  type Me,
  type SignIn,
} from '@hubs/schema/accounts/accounts'
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { del, patch, post, put } from '#lib/api-client.ts'
import { attachDevice, forgetDevice } from '#lib/storage/device-storage.ts'
import { keepDraftsOf } from '#lib/storage/drafts.ts'
import { applyTheme } from '#lib/page/theme.ts'
import { meQuery } from './me.query.ts'

const nothing = z.null()

/**
 * Nothing of whoever was here before stays; the page is painted as this person likes it. Who is signed in is answered
 * anew and not cleared away: what watches it on every page, as the sender of what waits does, would hear nothing of it.
 */
export function welcome(client: QueryClient, who: Me): void {
  const { queryKey } = meQuery()
  // An answer on its way is about whoever was here before.
  void client.cancelQueries({ queryKey }, { silent: true, revert: false })
  client.removeQueries({ predicate: query => query.queryKey[0] !== queryKey[0] })
  client.getMutationCache().clear()
  keepDraftsOf(who.id)
  client.setQueryData(queryKey, who)
  attachDevice(client)
  applyTheme(who.theme)
}

/**
 * Leaves nothing of the person behind in this browser. The page that is being left is told nothing: it would lead to
 * sign-in, and back to itself.
 */
function sayGoodbye(client: QueryClient): void {
  void forgetDevice()
  client.clear()
  client.setQueryData(meQuery().queryKey, null)
  applyTheme('system')
}

export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: SignIn) => post('/sessions', signIn.parse(input), me),
    onSuccess: who => welcome(client, who),
  })
}

/** Without the server only this device can forget. The sign-in itself lasts until it is ended there, or runs out. */
export function useEmptyDevice() {
  const client = useQueryClient()
  return () => sayGoodbye(client)
}

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({ mutationFn: () => del('/sessions/current', nothing), onSuccess: () => sayGoodbye(client) })
}

/** Ends every session of this person, this one too. */
export function useSignOutEverywhere() {
  const client = useQueryClient()
  return useMutation({ mutationFn: () => del('/sessions', nothing), onSuccess: () => sayGoodbye(client) })
}

export function useProveIdentity() {
  return useMutation({
    mutationFn: (password: string) => post('/sessions/current/proof', proveIdentity.parse({ password }), nothing),
  })
}

export function useChangePassword() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: ChangePassword) => put('/me/password', changePassword.parse(input), nothing),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['sessions'] }),
        client.invalidateQueries({ queryKey: ['me'] }),
      ]),
  })
}

/** What this person is called where we speak to them. */
export function useChangeCalled() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (preferredName: string) => patch('/me', updateMe.parse({ preferredName }), me),
    onSuccess: who => client.setQueryData(meQuery().queryKey, who),
  })
}

/** Paints at once; if the server can't be told, it goes back to how it was. */
export function useChangeTheme() {
  const client = useQueryClient()
  const { queryKey } = meQuery()
  const paint = (theme: Me['theme']) => {
    client.setQueryData<Me | null>(queryKey, now => now && { ...now, theme })
    applyTheme(theme)
  }
  return useMutation({
    mutationFn: (theme: Me['theme']) => patch('/me', updateMe.parse({ theme }), me),
    onMutate: theme => {
      const before = client.getQueryData<Me | null>(queryKey)?.theme ?? 'system'
      paint(theme)
      return before
    },
    onError: (_error, _theme, before = 'system') => paint(before),
    onSuccess: who => client.setQueryData(queryKey, who),
  })
}
