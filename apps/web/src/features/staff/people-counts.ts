import { people } from '@hubs/schema/staff'
import { queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'

const PAGE = 200

/** How many have signed in and how many have only been invited, over all pages of the list. */
async function countPeople({ signal }: { signal: AbortSignal }) {
  const counts = { active: 0, invited: 0 }
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page = await get(`/people?limit=${PAGE}${query}`, people, { signal })
    for (const { state } of page.items) if (state !== 'left') counts[state] += 1
    cursor = page.next
  }
  return counts
}

export function peopleCountsQuery() {
  return queryOptions({ queryKey: ['people', 'counts'], queryFn: countPeople })
}
