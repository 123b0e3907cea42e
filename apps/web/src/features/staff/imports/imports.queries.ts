import {
  exportedPeople,
  importPreview,
  invitationProgress,
  makeImport,
  notComeList,
  peopleImport,
  peopleImports,
  previewImport,
  undoneImport,
  type InviteMany,
  type MakeImport,
  type PreviewImport,
} from '@hubs/schema/people-import'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post } from '#lib/api-client.ts'
import { pagedQuery } from '#lib/page/paged-query.ts'

/** While a list is carried out, or emails of invitations wait to be sent, how far they are is asked this often. */
const WAITING_MS = 3000

/** What a list would do, line by line. It changes nothing. */
export function usePreviewImport() {
  return useMutation({
    mutationFn: (input: Partial<PreviewImport> & { text: string }) =>
      post('/people/import-previews', previewImport.parse(input), importPreview),
  })
}

/** Names show everywhere: all of it is asked again. */
export function useMakeImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ input, key }: { input: MakeImport; key: string }) =>
      post('/people/imports', makeImport.parse(input), peopleImport, { idempotencyKey: key }),
    onSettled: () => {
      void client.invalidateQueries()
    },
  })
}

/** The lists that were carried out, and any that still is. */
export function importsQuery() {
  return queryOptions({
    queryKey: ['people', 'imports'],
    queryFn: async ({ signal }) => (await get('/people/imports', peopleImports, { signal })).items,
    refetchInterval: ({ state }) => (state.data?.some(each => each.unfinished) ? WAITING_MS : false),
  })
}

/** Takes an import back; the answer says what stays, since it was changed after. */
export function useUndoImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => post(`/people/imports/${encodeURIComponent(id)}/undo`, undefined, undoneImport),
    onSettled: () => {
      void client.invalidateQueries()
    },
  })
}

/** Everyone as CSV, in the columns an import reads. */
export function useExportPeople() {
  return useMutation({ mutationFn: async () => (await get('/people/export', exportedPeople)).csv })
}

/** How far the invitations are. Asked again while emails wait. */
export function invitationsQuery() {
  return queryOptions({
    queryKey: ['people', 'invitations'],
    queryFn: ({ signal }) => get('/people/invitations', invitationProgress, { signal }),
    refetchInterval: ({ state }) => ((state.data?.waiting ?? 0) > 0 ? WAITING_MS : false),
  })
}

/** Those who haven't signed in yet, a page at a time. */
export function notComeQuery() {
  return pagedQuery(['people', 'not-come'], '/people/not-come', notComeList)
}

/** Invites everyone without an invitation, or again those who haven't come. */
export function useInviteMany() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: InviteMany) => post('/people/invitations', input, invitationProgress),
    onSuccess: progress => client.setQueryData(invitationsQuery().queryKey, progress),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['people'] })
    },
  })
}
