import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { me, type Me } from '@hubs/schema/accounts/accounts'
import { queryOptions } from '@tanstack/react-query'
import { ApiProblem, get } from '#lib/api-client.ts'
import { keepDraftsOf, leaveDraftsWaiting } from '#lib/storage/drafts.ts'
import { keepSchoolLook } from '#lib/school-look.ts'
import { meKey } from '#lib/query-client.ts'

// Apart from the other questions of the accounts: every page asks this one, and a visitor's needs nothing else of them.

const FRESH_MS = 5 * MINUTE_MS

async function fetchMe({ signal }: { signal: AbortSignal }): Promise<Me | null> {
  try {
    const who = await get('/me', me, { signal })
    keepDraftsOf(who.id)
    keepSchoolLook(who.school)
    return who
  } catch (error) {
    if (!(error instanceof ApiProblem && error.code === 'not-signed-in')) throw error
    leaveDraftsWaiting()
    return null
  }
}

/** Who is signed in; null for a visitor. */
export function meQuery() {
  return queryOptions({ queryKey: meKey, queryFn: fetchMe, staleTime: FRESH_MS, meta: { kept: true } })
}
