import {
  coverRequest,
  coverRequestList,
  createObservation,
  handOverNotes,
  observation,
  observationList,
  sharedObservationList,
  updateObservation,
  writeObservationNotes,
  type AnswerCover,
  type CreateObservation,
  type Observation,
  type ObservationQuery,
  type UpdateObservation,
} from '@hubs/schema/plans/observations'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, patch, post, put } from '#lib/api-client.ts'
import { pagedQuery } from '#lib/page/paged-query.ts'

const root = ['observations'] as const
const one = (id: string) => `/observations/${encodeURIComponent(id)}`

/** One's own observations, on either side of them. */
export function observationsQuery(which: ObservationQuery['which']) {
  return pagedQuery([...root, 'own', which], `/me/observations?limit=20&which=${which}`, observationList)
}

export function observationQuery(id: string) {
  return queryOptions({
    queryKey: [...root, 'one', id],
    queryFn: ({ signal }) => get(one(id), observation, { signal }),
  })
}

/** What people of a hub's group chose to tell it. */
export function sharedObservationsQuery(groupId: string) {
  return queryOptions({
    queryKey: [...root, 'shared', groupId],
    queryFn: async ({ signal }) =>
      (await get(`/groups/${encodeURIComponent(groupId)}/observations?limit=20`, sharedObservationList, { signal }))
        .items,
  })
}

export function coverQuery() {
  return pagedQuery([...root, 'cover'], '/cover-requests?limit=50', coverRequestList)
}

/** Books an observation. `key` makes the same booking, sent again, one booking. */
export function useBook() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ input, key }: { input: CreateObservation; key: string }) =>
      post('/observations', createObservation.parse(input), observation, { idempotencyKey: key }),
    onSuccess: booked => {
      client.setQueryData(observationQuery(booked.id).queryKey, booked)
      return client.invalidateQueries({ queryKey: root })
    },
  })
}

/** One thing done to one observation, with the version it was seen in. */
function useStep<Input>(id: string, send: (input: Input) => Promise<Observation>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: changed => client.setQueryData(observationQuery(id).queryKey, changed),
    onSettled: () => client.invalidateQueries({ queryKey: root }),
  })
}

export function useChangeObservation(id: string) {
  return useStep(id, (change: UpdateObservation) => patch(one(id), updateObservation.parse(change), observation))
}

/** Saves the observer's notes. The person observed can't read them before `useHandOver`. */
export function useWriteNotes(id: string) {
  return useStep(id, (input: { notes: string; expectedVersion: number }) =>
    put(`${one(id)}/notes`, writeObservationNotes.parse(input), observation),
  )
}

/** Gives the notes to the person observed, and takes them from the observer for good. */
export function useHandOver(id: string) {
  return useStep(id, (expectedVersion: number) =>
    post(`${one(id)}/hand-over`, handOverNotes.parse({ expectedVersion }), observation),
  )
}

export function useAnswerCover() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...answer }: AnswerCover & { id: string }) =>
      put(`/cover-requests/${encodeURIComponent(id)}`, answer, coverRequest),
    onSettled: () => client.invalidateQueries({ queryKey: root }),
  })
}
