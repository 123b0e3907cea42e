import type { Me } from '@hubs/schema/accounts/accounts'
import { useQuery } from '@tanstack/react-query'
import { hubQuery, hubsQuery } from '#features/hubs/hubs.queries.ts'
import type { PlanOwner } from '#features/plans/plan-labels.ts'

/** Whose plans these are, for the words about them; null for somebody who is in no hub and leads none. */
export function usePlanOwner(me: Me): PlanOwner | null {
  const slug = me.membership?.hubSlug ?? ''
  const own = useQuery({ ...hubQuery(slug), enabled: slug !== '' })
  const leads = me.leads[0]
  const all = useQuery({ ...hubsQuery(), enabled: slug === '' && leads !== undefined })
  const hub = own.data ?? all.data?.find(each => each.groups.some(group => group.id === leads))
  const groupIds = [...(me.membership ? [me.membership.groupId] : []), ...me.leads]
  const base = { teaching: me.staffKind === 'teaching', timeZone: me.school.timeZone, groupIds }
  const circle = (hub?.groups.length ?? 1) > 1 ? 'group' : 'hub'
  if (me.membership) return { ...base, hubSlug: slug, hubName: me.membership.hubName, circle }
  return leads ? { ...base, hubSlug: hub?.slug ?? '', hubName: hub?.name ?? 'your hub', circle } : null
}
