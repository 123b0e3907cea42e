import { calendarFeed, newCalendarFeed } from '@hubs/schema/calendar'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { del, get, post } from '#lib/api-client.ts'

const queryKey = ['calendar'] as const

/** Whether this person has a calendar address, and since when. */
export function calendarQuery() {
  return queryOptions({ queryKey, queryFn: ({ signal }) => get('/me/calendar', calendarFeed, { signal }) })
}

/** A new address; the one before stops working. It is told this once. */
export function useMakeCalendar() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => post('/me/calendar', undefined, newCalendarFeed),
    onSuccess: ({ createdAt }) => client.setQueryData(queryKey, { createdAt }),
  })
}

export function useRemoveCalendar() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => del('/me/calendar', z.null()),
    onSuccess: () => client.setQueryData(queryKey, { createdAt: null }),
  })
}
