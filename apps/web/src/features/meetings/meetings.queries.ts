import type { AgendaEdit } from '@hubs/schema/agenda'
import {
  meetingDetail,
  meetingList,
  type CorrectRegister,
  type Meeting,
  type MeetingDetail,
  type UpdateMeeting,
} from '@hubs/schema/meetings'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, patch, put } from '#lib/api-client.ts'

/** More than a school has in a year of its own groups; a trust's coordinator gets the rest with the next page. */
const PAGE = 200

async function fetchAll(query: string, signal: AbortSignal): Promise<Meeting[]> {
  const all: Meeting[] = []
  let cursor = ''
  for (;;) {
    const { items, next } = await get(`/meetings?limit=${PAGE}&${query}${cursor}`, meetingList, { signal })
    all.push(...items)
    if (!next) return all
    cursor = `&cursor=${encodeURIComponent(next)}`
  }
}

/** The meetings of a year that the person may see, soonest first. `mine`: of their own groups only. */
export function meetingsQuery(programme: 'current' | 'past', scope: 'all' | 'mine') {
  return queryOptions({
    queryKey: ['meetings', programme, scope],
    queryFn: ({ signal }) => fetchAll(`programme=${programme}&scope=${scope}`, signal),
  })
}

/** One meeting with its agenda, people and, once it has ended, its record. */
export function meetingQuery(id: string) {
  return queryOptions({
    queryKey: ['meetings', id],
    queryFn: ({ signal }) => get(`/meetings/${encodeURIComponent(id)}`, meetingDetail, { signal }),
  })
}

/** What was changed is in the answer; the lists are asked again. */
function useChange<Input>(id: string, mutationFn: (input: Input) => Promise<MeetingDetail>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    async onSuccess(answer) {
      client.setQueryData(meetingQuery(id).queryKey, answer)
      await Promise.all([
        client.invalidateQueries({ queryKey: ['meetings', 'current'] }),
        client.invalidateQueries({ queryKey: ['hubs'] }),
      ])
    },
  })
}

/** Another day, time, length or place; called off, or on again. */
export function useUpdateMeeting(id: string) {
  return useChange(id, (input: UpdateMeeting) => patch(`/meetings/${id}`, input, meetingDetail))
}

export function useSaveAgenda(id: string) {
  return useChange(id, (input: AgendaEdit) => put(`/meetings/${id}/agenda`, input, meetingDetail))
}

/** After the meeting: somebody was there, or was not. */
export function useCorrectRegister(id: string) {
  return useChange(id, ({ personId, ...input }: CorrectRegister & { personId: string }) =>
    put(`/meetings/${id}/register/${personId}`, input, meetingDetail),
  )
}
