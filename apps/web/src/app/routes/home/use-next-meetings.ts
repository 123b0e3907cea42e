import { useQueries, useQuery } from '@tanstack/react-query'
import type { Me } from '@hubs/schema/accounts/accounts'
import type { HubDetail } from '@hubs/schema/hubs'
import { meetingsOf, nextOf, type GroupMeeting } from '#features/hubs/page/group-meetings.ts'
import { hubQuery, hubsQuery } from '#features/hubs/hubs.queries.ts'
import { daysUntil } from '#lib/time/time.ts'

type NextMeeting = { hub: HubDetail; next: GroupMeeting }

type Belonging = Pick<Me, 'membership' | 'leads'>

/** Each group that this person is in or leads, with its hub, as far as it is known. */
export function useOwnGroups({ membership, leads }: Belonging): { hub: HubDetail; groupId: string }[] {
  const { data: hubs = [] } = useQuery({ ...hubsQuery(), enabled: leads.length > 0 })
  const led = hubs.flatMap(({ slug, groups }) =>
    groups.filter(({ id }) => leads.includes(id)).map(({ id }) => ({ slug, groupId: id })),
  )
  const own = membership ? [{ slug: membership.hubSlug, groupId: membership.groupId }] : []
  const groups = [...own.filter(({ groupId }) => !leads.includes(groupId)), ...led]
  const slugs = [...new Set(groups.map(({ slug }) => slug))]
  const details = useQueries({ queries: slugs.map(slug => hubQuery(slug)) })
  return groups.flatMap(({ slug, groupId }) => {
    const hub = details[slugs.indexOf(slug)]?.data
    return hub ? [{ hub, groupId }] : []
  })
}

/** The next meeting of each of them. */
export function useNextMeetings(of: Belonging, now: number): NextMeeting[] {
  return useOwnGroups(of).flatMap(({ hub, groupId }) => {
    const next = nextOf(meetingsOf(hub, groupId), now)
    return next ? [{ hub, next }] : []
  })
}

/** It is on, or its day has come. */
export function isMeetingDay({ status, startsAt }: GroupMeeting, timeZone: string, now: number): boolean {
  return status === 'running' || daysUntil(startsAt, timeZone, now) <= 0
}
