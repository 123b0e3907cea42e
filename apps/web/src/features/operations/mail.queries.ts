import { mailDelivery } from '@hubs/schema/mail'
import { queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'

/** Changes with a restart of the server alone. */
export function mailDeliveryQuery() {
  return queryOptions({
    queryKey: ['mail-delivery'],
    staleTime: Infinity,
    queryFn: ({ signal }) => get('/mail-delivery', mailDelivery, { signal }),
  })
}
