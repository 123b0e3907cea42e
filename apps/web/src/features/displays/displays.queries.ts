import {
  arrival,
  askCheckInToken,
  checkInStatus,
  setCheckIn,
  checkInToken,
  type CheckInMode,
} from '@hubs/schema/meetings/check-in'
import { pairedDisplay, pairedDisplayList, pairDisplay } from '@hubs/schema/meetings/displays'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { del, get, post, put } from '#lib/api-client.ts'
import { checkInQuery } from './check-in/check-in.query.ts'
import { storeToken, storedToken, type StoredToken, tokenOf } from './check-in/check-in-tokens.ts'

const at = (meetingId: string) => `/meetings/${encodeURIComponent(meetingId)}`
const LOOK_AGAIN_MS = 20_000

/** The classroom screens that show a meeting. */
export function pairedDisplaysQuery(meetingId: string) {
  return queryOptions({
    queryKey: ['paired-displays', meetingId],
    queryFn: async ({ signal }) => (await get(`${at(meetingId)}/displays`, pairedDisplayList, { signal })).items,
    refetchInterval: LOOK_AGAIN_MS,
  })
}

export function usePairDisplay() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ meetingId, code }: { meetingId: string; code: string }) =>
      post(`${at(meetingId)}/displays`, pairDisplay.parse({ code }), pairedDisplay),
    onSuccess: (_, { meetingId }) => client.invalidateQueries(pairedDisplaysQuery(meetingId)),
  })
}

export function useTakeOff(meetingId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => del(`${at(meetingId)}/displays/${encodeURIComponent(id)}`, z.null()),
    onSettled: () => client.invalidateQueries(pairedDisplaysQuery(meetingId)),
  })
}

export function useSetCheckIn(meetingId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (mode: CheckInMode) => put(`${at(meetingId)}/check-in`, setCheckIn.parse({ mode }), checkInStatus),
    onSuccess: answer => client.setQueryData(checkInQuery(meetingId).queryKey, answer),
  })
}

/** A token for the code of an address: the one this tab has for it, or a new one. */
export function checkInTokenQuery(code: string) {
  return queryOptions({
    queryKey: ['check-in-token', code],
    queryFn: async (): Promise<StoredToken> => {
      const kept = storedToken(code)
      if (kept) return kept
      const got = tokenOf(await post('/check-in-tokens', askCheckInToken.parse({ code }), checkInToken))
      storeToken(code, got)
      return got
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Being there, by a token. Asked twice it is the same. */
export function arrivalQuery(token: string) {
  return queryOptions({
    queryKey: ['arrival', token],
    queryFn: () => post('/arrivals', { token }, arrival),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
