import {
  acceptInvitation,
  askForLink,
  invitation,
  linkAsked,
  me,
  redeemCode,
  redeemLink,
  resetPassword,
  setUp,
  signInOptions,
  type AcceptInvitation,
  type RedeemCode,
  type ResetPassword,
  type SetUp,
} from '@hubs/schema/accounts/accounts'
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { ApiProblem, get, post } from '#lib/api-client.ts'
import { keepSchoolLook } from '#lib/school-look.ts'
import { welcome } from '../accounts.queries.ts'

/** The school's name, whether it is set up, and its own sign-in if it has one. */
export function signInOptionsQuery() {
  return queryOptions({
    queryKey: ['sign-in-options'],
    queryFn: async ({ signal }) => {
      const options = await get('/sign-in-options', signInOptions, { signal })
      keepSchoolLook(options)
      return options
    },
  })
}

/** What a link from a mail is. Looking uses nothing up. */
function lookQuery(token: string) {
  return queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => post('/invitations/look', redeemLink.parse({ token }), invitation, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** What a link is, inside a boundary that says why it is refused: also where it is only once it has been looked at. */
export function useLook(token: string) {
  const { data, error } = useSuspenseQuery(lookQuery(token))
  if (error instanceof ApiProblem) throw error
  return data
}

export function useAskForLink() {
  return useMutation({
    mutationFn: (email: string) => post('/sign-in-links', askForLink.parse({ email }), linkAsked),
  })
}

export function useAskForNewPassword() {
  return useMutation({
    mutationFn: (email: string) => post('/password-resets', askForLink.parse({ email }), linkAsked),
  })
}

/** Another link in the place of a spent one. */
export function useResendLink() {
  return useMutation({
    mutationFn: (token: string) => post('/links/resend', redeemLink.parse({ token }), linkAsked),
  })
}

/** The six digits of a mail, in the browser that asked for it. */
export function useRedeemCode() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: RedeemCode) => post('/sign-in-codes/redeem', redeemCode.parse(input), me),
    onSuccess: who => welcome(client, who),
  })
}

export function useResetPassword() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: ResetPassword) => post('/password-resets/redeem', resetPassword.parse(input), me),
    onSuccess: who => welcome(client, who),
  })
}

export function useRedeemLink() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (token: string) => post('/sign-in-links/redeem', redeemLink.parse({ token }), me),
    onSuccess: who => welcome(client, who),
  })
}

export function useAcceptInvitation() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: AcceptInvitation) => post('/invitations/accept', acceptInvitation.parse(input), me),
    onSuccess: who => welcome(client, who),
  })
}

export function useSetUp() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: SetUp) => post('/set-up', setUp.parse(input), me),
    onSuccess: who => welcome(client, who),
  })
}
