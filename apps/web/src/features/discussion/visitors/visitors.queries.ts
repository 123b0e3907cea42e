import { publicThreadPage, visitorForm, visitorReplyTaken, type VisitorReply } from '@hubs/schema/discussion'
import { visitorAccounts, type VisitorAccountReply } from '@hubs/schema/accounts/visitor-accounts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { del, get, post } from '#lib/api-client.ts'
import { pagedQuery } from '#lib/page/paged-query.ts'

const AT_ONCE = 10

/** What the world reads on the public page, the latest thread first. */
export function publicRepliesQuery() {
  return pagedQuery(['public', 'replies'], `/public/replies?limit=${AT_ONCE}`, publicThreadPage)
}

/** What a form is handed out with; what comes back without it, or faster than anybody types, is a machine's. */
export function openForm() {
  return get('/public/replies/form', visitorForm)
}

/** The accounts of their own that visitors may use here, and who has come with one. */
export function visitorAccountsQuery() {
  return queryOptions({
    queryKey: ['public', 'visitor-accounts'],
    queryFn: ({ signal }) => get('/public/visitor-accounts', visitorAccounts, { signal }),
  })
}

/** Under the name that is typed, or of the visitor's own account, which the server knows. */
export function useLeaveReply() {
  return useMutation({
    mutationFn: (input: VisitorReply | VisitorAccountReply) =>
      'name' in input
        ? post('/public/replies', input, visitorReplyTaken)
        : post('/public/replies/as-visitor', input, visitorReplyTaken),
  })
}

/** The visitor is somebody else than the account says. */
export function useForgetVisitor() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => del('/public/visitor-accounts/current', z.null()),
    onSettled: () => client.invalidateQueries(visitorAccountsQuery()),
  })
}
