import {
  createPerson,
  handOver,
  people,
  person,
  updatePerson,
  type CreatePerson,
  type Person,
  type UpdatePerson,
} from '@hubs/schema/staff'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { del, get, patch, post } from '#lib/api-client.ts'
import { pagedQuery } from '#lib/page/paged-query.ts'

type PeopleFilter = { q?: string; state?: Person['state'] | undefined; limit?: number }

function address({ q, state, limit }: PeopleFilter): string {
  const asked = Object.entries({ q: q?.trim(), state, limit: limit?.toString() })
  const search = new URLSearchParams(asked.filter((pair): pair is [string, string] => Boolean(pair[1])))
  return search.size > 0 ? `/people?${search}` : '/people'
}

/** People by name, address, department or job, a page at a time. */
export function peopleQuery(wanted: PeopleFilter = {}) {
  return pagedQuery(['people', 'list', wanted], address(wanted), people)
}

/** A first handful that fit what is typed, to pick one from. */
export function findPeopleQuery(q: string, limit = 8) {
  return queryOptions({
    queryKey: ['people', 'find', q, limit],
    queryFn: async ({ signal }) => (await get(address({ q, limit }), people, { signal })).items,
  })
}

export function personQuery(id: string) {
  return queryOptions({
    queryKey: ['people', 'one', id],
    queryFn: ({ signal }) => get(`/people/${encodeURIComponent(id)}`, person, { signal }),
  })
}

/** What passes to others where they leave. */
export function handOverQuery(id: string) {
  return queryOptions({
    queryKey: ['people', 'hand-over', id],
    queryFn: ({ signal }) => get(`/people/${encodeURIComponent(id)}/hand-over`, handOver, { signal }),
  })
}

export function useAddPerson() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ input, key }: { input: CreatePerson; key: string }) =>
      post('/people', createPerson.parse(input), person, { idempotencyKey: key }),
    onSuccess: added => {
      client.setQueryData(personQuery(added.id).queryKey, added)
      // Home counts them, and hubs have a place for them.
      return client.invalidateQueries()
    },
  })
}

/** A name or a leaving shows in hubs, meetings and counts too: all of it is asked again. */
export function useChangePerson(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: UpdatePerson) =>
      patch(`/people/${encodeURIComponent(id)}`, updatePerson.parse(change), person),
    onSuccess: changed => client.setQueryData(personQuery(id).queryKey, changed),
    onSettled: () => {
      void client.invalidateQueries()
    },
  })
}

export function useInvite() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => post(`/people/${encodeURIComponent(id)}/invitation`, undefined, z.null()),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['people'] })
      void client.invalidateQueries({ queryKey: ['choice-reminders'] })
    },
  })
}

/** The mail for a forgotten password, sent by an administrator. */
export function useSendNewPassword() {
  return useMutation({
    mutationFn: (id: string) => post(`/people/${encodeURIComponent(id)}/password-reset`, undefined, z.null()),
  })
}

/** For somebody who has lost both phone and recovery codes. */
export function useResetSecondFactor() {
  return useMutation({
    mutationFn: (id: string) => del(`/people/${encodeURIComponent(id)}/second-factor`, z.null()),
  })
}
