import type { Me } from '@hubs/schema/accounts/accounts'
import { useQuery } from '@tanstack/react-query'
import { hubsQuery } from '#features/hubs/hubs.queries.ts'
import { standing } from '#features/membership/waiting-action.tsx'
import { waitingQuery } from '#features/membership/waiting.queries.ts'
import { programmeQuery } from '#features/programmes/programmes.queries.ts'

/** The waiting lists that this person is on while hubs can be chosen, and a place that is kept for them. */
export function HomeWaiting({ me }: { me: Me }) {
  const { data: programme } = useQuery(programmeQuery())
  const isAsked = programme?.choosing === 'first-come' && programme.choice.state === 'open'
  const { data: lists = [] } = useQuery({ ...waitingQuery(), enabled: isAsked })
  const own = isAsked ? lists.filter(({ position, offeredUntil }) => position !== null || offeredUntil !== null) : []
  const { data: hubs = [] } = useQuery({ ...hubsQuery(), enabled: own.length > 0 })
  return own.map(list => {
    const hub = hubs.find(({ slug }) => slug === list.hubSlug)
    return (
      hub && (
        <p key={hub.slug}>
          <bdi>{hub.name}</bdi>: {standing(list, me.school.timeZone)}
        </p>
      )
    )
  })
}
