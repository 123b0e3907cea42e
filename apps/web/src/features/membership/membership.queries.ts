import { choiceList, membership } from '@hubs/schema/membership/membership'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { del, put } from '#lib/api-client.ts'
import { everyPage } from '#lib/page/paged-query.ts'

const nothing = z.null()

/** Who is where and who has not chosen; for coordinators. */
export function choicesQuery() {
  return queryOptions({
    queryKey: ['memberships'],
    queryFn: ({ signal }) => everyPage('/memberships', '', choiceList, signal),
  })
}

/** A choice shows in the person, the hubs, the meetings and the counts: all that is on the screen is asked again. */
function useChange<Input, Answer>(mutationFn: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries() })
}

export function useChooseHub() {
  return useChange((slug: string) => put(`/hubs/${slug}/membership`, {}, membership))
}

type SeatInput = {
  hubSlug: string
  groupId: string
  /** Whom a coordinator gives the place to; left out by whoever takes their own. */
  personId?: string
}

/** Gives a facilitator a place in the group they lead. */
export function useSeatFacilitator() {
  return useChange(async ({ personId, hubSlug, groupId }: SeatInput) => {
    if (personId) await put(`/people/${personId}/membership`, { hubSlug, groupId }, nothing)
    else await put(`/hubs/${hubSlug}/membership`, { groupId }, membership)
  })
}

export function useLeaveHub() {
  return useChange((slug: string) => del(`/hubs/${slug}/membership`, nothing))
}

/** Support staff: say "not this year", or take it back. */
export function useNotThisYear() {
  return useChange((not: boolean) =>
    not ? put('/me/not-this-year', undefined, nothing) : del('/me/not-this-year', nothing),
  )
}

type PlaceInput = {
  personId: string
  /** Null takes them out. */
  hubSlug: string | null
  /** Which group of the hub; without it, the one with most room. */
  groupId?: string
}

/** A coordinator places somebody. */
export function usePlacePerson() {
  return useChange(({ personId, ...place }: PlaceInput) => put(`/people/${personId}/membership`, place, nothing))
}
