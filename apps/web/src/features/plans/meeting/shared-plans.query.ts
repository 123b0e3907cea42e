import { sharedPlans, type Plan } from '@hubs/schema/plans/plans'
import { queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'

/** The plans that the group's people let whoever asks read, at one meeting. */
export function sharedPlansQuery(meetingId: string) {
  return queryOptions({
    queryKey: ['plans', 'shared', meetingId],
    meta: { kept: true },
    queryFn: ({ signal }) => get(`/meetings/${encodeURIComponent(meetingId)}/plans`, sharedPlans, { signal }),
  })
}

/** What somebody promised before this meeting, latest first. */
export function promisedBefore(plans: readonly Plan[], personId: string, meetingId: string): Plan[] {
  return plans
    .filter(plan => plan.owner.id === personId && plan.meetingId !== meetingId)
    .toSorted((a, b) => b.promisedOn.localeCompare(a.promisedOn))
}
