import { minutesSendings } from '@hubs/schema/meetings/minutes'
import { queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'

/** Whether the minutes of a meeting have been sent: apart from what reads all of them, which is heavy. */
export function sendingsQuery(id: string) {
  return queryOptions({
    queryKey: ['meetings', id, 'minutes', 'sendings'],
    queryFn: ({ signal }) => get(`/meetings/${encodeURIComponent(id)}/minutes`, minutesSendings, { signal }),
  })
}
