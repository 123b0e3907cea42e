import { participation } from '@hubs/schema/reports'
import { queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'

/** Sums of the choice so far, with no name in them. */
export function participationQuery() {
  return queryOptions({
    queryKey: ['reports', 'participation'],
    queryFn: ({ signal }) => get('/reports/participation', participation, { signal }),
  })
}
