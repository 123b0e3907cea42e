import { facilitatorNotes, minutes, type WriteMinutes, type WriteNote } from '@hubs/schema/meetings/minutes'
import { pulse, pulseSums, type GivePulse } from '@hubs/schema/meetings/pulse'
import { registerChangeList } from '@hubs/schema/meetings/register'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post, put } from '#lib/api-client.ts'
import { everyPage } from '#lib/page/paged-query.ts'

const at = (id: string) => `/meetings/${encodeURIComponent(id)}`

/** The minutes of a meeting, as far as they are for whoever asks. */
export function minutesQuery(id: string) {
  return queryOptions({
    queryKey: ['meetings', id, 'minutes'],
    queryFn: ({ signal }) => get(`${at(id)}/minutes`, minutes, { signal }),
  })
}

/** How the register came about, latest first: all of it, or one's own line. */
export function changesQuery(id: string) {
  return queryOptions({
    queryKey: ['meetings', id, 'changes'],
    queryFn: ({ signal }) => everyPage(`${at(id)}/register/changes`, '', registerChangeList, signal),
  })
}

export function pulseQuery(id: string) {
  return queryOptions({
    queryKey: ['meetings', id, 'pulse'],
    queryFn: ({ signal }) => get(`${at(id)}/pulse`, pulse, { signal }),
  })
}

/** A year of the school; the current one where none is named. */
export function pulseSumsQuery(programme?: string) {
  const year = programme === undefined ? '' : `?programme=${encodeURIComponent(programme)}`
  return queryOptions({
    queryKey: ['reports', 'pulse', programme ?? null],
    queryFn: ({ signal }) => get(`/reports/pulse${year}`, pulseSums, { signal }),
  })
}

export function notesQuery(id: string) {
  return queryOptions({
    queryKey: ['meetings', id, 'notes'],
    queryFn: ({ signal }) => get(`${at(id)}/notes`, facilitatorNotes, { signal }),
  })
}

/** Keeps what was learned; with `show` it goes before the group. */
export function useWriteMinutes(id: string) {
  const client = useQueryClient()
  return async (input: WriteMinutes) => {
    const answer = await put(`${at(id)}/minutes`, input, minutes)
    client.setQueryData(minutesQuery(id).queryKey, answer)
    return answer
  }
}

/** One press is one sending: `key` names the press. */
export function useSendMinutes(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ key, expectedVersion }: { key: string; expectedVersion: number }) =>
      post(`${at(id)}/minutes/sendings`, { expectedVersion }, minutes, { idempotencyKey: key }),
    onSuccess: answer => client.setQueryData(minutesQuery(id).queryKey, answer),
  })
}

export function useWriteNote(id: string) {
  const client = useQueryClient()
  return async (input: WriteNote) => {
    const answer = await put(`${at(id)}/notes`, input, facilitatorNotes)
    client.setQueryData(notesQuery(id).queryKey, answer)
    return answer
  }
}

export function useGivePulse(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: GivePulse) => put(`${at(id)}/pulse`, input, pulse),
    onSuccess: answer => client.setQueryData(pulseQuery(id).queryKey, answer),
  })
}
