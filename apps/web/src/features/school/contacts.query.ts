import { schoolContacts } from '@hubs/schema/school'
import { queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'

/** Whom a colleague can ask, by name. */
export function contactsQuery() {
  return queryOptions({
    queryKey: ['school', 'contacts'],
    queryFn: ({ signal }) => get('/school/contacts', schoolContacts, { signal }),
  })
}
