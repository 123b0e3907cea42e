import { meetingDates, moveMeetings, type MoveMeetings } from '@hubs/schema/programmes/meeting-dates'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, put } from '#lib/api-client.ts'

const address = '/programmes/current/meeting-dates'

/** The dates of all meetings of the year, with all that they are checked against. */
export function datesQuery() {
  return queryOptions({
    queryKey: ['meetings', 'dates'],
    queryFn: ({ signal }) => get(address, meetingDates, { signal }),
  })
}

/** Dates show in hubs, on home and in the programme: all of it is asked again. */
export function useMoveMeetings() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (moves: MoveMeetings) => put(address, moveMeetings.parse(moves), meetingDates),
    onSuccess: dates => client.setQueryData(datesQuery().queryKey, dates),
    onSettled: () => {
      void client.invalidateQueries()
    },
  })
}
