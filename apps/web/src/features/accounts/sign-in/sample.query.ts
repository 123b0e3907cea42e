import { sampleWelcome } from '@hubs/schema/sample'
import { queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'

/** Whom one can be at the sample school. Only its own server knows, on the machine it runs on. */
export function sampleQuery() {
  return queryOptions({
    queryKey: ['sample'],
    queryFn: ({ signal }) => get('/sample', sampleWelcome, { signal }),
  })
}
