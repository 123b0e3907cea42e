import { meetingDetail, type MeetingDetail } from '@hubs/schema/meetings/meetings'
import {
  agendaTemplate,
  checklist,
  templateList,
  type CreateTemplate,
  type SetChecklistItem,
  type UpdateTemplate,
} from '@hubs/schema/meetings/templates'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { get, patch, post, put } from '#lib/api-client.ts'
import { everyPage } from '#lib/page/paged-query.ts'
import { createIdempotencyKeys } from '#lib/idempotency-key.ts'

/** The agendas to begin from: those that come with the programme first. */
export function templatesQuery(which: 'active' | 'archived') {
  return queryOptions({
    queryKey: ['agenda-templates', which],
    queryFn: ({ signal }) => everyPage('/agenda-templates', `&which=${which}`, templateList, signal),
  })
}

export function templateQuery(id: string) {
  return queryOptions({
    queryKey: ['agenda-templates', 'one', id],
    queryFn: ({ signal }) => get(`/agenda-templates/${encodeURIComponent(id)}`, agendaTemplate, { signal }),
  })
}

export function useCreateTemplate() {
  const client = useQueryClient()
  const [keys] = useState(createIdempotencyKeys)
  return useMutation({
    mutationFn: (input: CreateTemplate) =>
      post('/agenda-templates', input, agendaTemplate, { idempotencyKey: keys(input) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['agenda-templates'] }),
  })
}

export function useUpdateTemplate() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...input }: UpdateTemplate & { id: string }) =>
      patch(`/agenda-templates/${id}`, input, agendaTemplate),
    async onSuccess(answer) {
      client.setQueryData(templateQuery(answer.id).queryKey, answer)
      await client.invalidateQueries({ queryKey: ['agenda-templates'] })
    },
  })
}

/** What changes one meeting answers with the whole of it. */
function useMeetingChange<Input>(id: string, mutationFn: (input: Input) => Promise<MeetingDetail>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    async onSuccess(answer) {
      client.setQueryData(['meetings', id], answer)
      await Promise.all([
        client.invalidateQueries({ queryKey: ['meetings', id, 'checklist'] }),
        client.invalidateQueries({ queryKey: ['meetings', id, 'candidates'] }),
      ])
    },
  })
}

/** Puts a template in place of a meeting's agenda; a stale version is refused. */
export function useTemplateOnMeeting(id: string) {
  return useMeetingChange(id, (input: { templateId: string; expectedVersion: number }) =>
    post(`/meetings/${id}/agenda/template`, input, meetingDetail),
  )
}

/** Puts back the agenda that a template has replaced. */
export function useUndoAgenda(id: string) {
  return useMeetingChange(id, (expectedVersion: number) =>
    post(`/meetings/${id}/agenda/undo`, { expectedVersion }, meetingDetail),
  )
}

/** Sends one's apologies for a meeting, or takes them back. */
export function useSayComing(id: string) {
  return useMeetingChange(id, (coming: boolean) => put(`/meetings/${id}/coming`, { coming }, meetingDetail))
}

export function checklistQuery(id: string) {
  return queryOptions({
    queryKey: ['meetings', id, 'checklist'],
    queryFn: ({ signal }) => get(`/meetings/${encodeURIComponent(id)}/checklist`, checklist, { signal }),
  })
}

/** Ticks, unticks, removes or puts back one line; the answer is the whole list. */
export function useSetItem(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ itemId, ...input }: SetChecklistItem & { itemId: string }) =>
      patch(`/meetings/${id}/checklist/${encodeURIComponent(itemId)}`, input, checklist),
    onSuccess: answer => client.setQueryData(checklistQuery(id).queryKey, answer),
  })
}

/** Adds a line. The same text sent again after a lost answer adds it once. */
export function useAddItem(id: string) {
  const client = useQueryClient()
  const [keys] = useState(createIdempotencyKeys)
  return useMutation({
    mutationFn: (text: string) =>
      post(`/meetings/${id}/checklist`, { text }, checklist, { idempotencyKey: keys(text) }),
    onSuccess: answer => client.setQueryData(checklistQuery(id).queryKey, answer),
  })
}
