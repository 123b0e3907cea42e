import { useQuery } from '@tanstack/react-query'
import CalendarDays from 'lucide-react/icons/calendar-days'
import type { Me } from '@hubs/schema/accounts/accounts'
import { meetingsOf, nextOf } from '#features/hubs/page/group-meetings.ts'
import { hubQuery } from '#features/hubs/hubs.queries.ts'
import { MeetingCard } from '#features/hubs/page/meeting-card.tsx'
import { useNow } from '#lib/time/use-now.ts'
import { paths } from '#shared/paths.ts'
import { LinkButton } from '#ui/link-button.tsx'

type Props = { me: Me; membership: NonNullable<Me['membership']> }

/** A member's next meeting; nothing while it is not known, since the hub below says why. */
export function HomeNext({ me, membership }: Props) {
  const { data: hub } = useQuery(hubQuery(membership.hubSlug))
  const now = useNow()
  const next = hub && nextOf(meetingsOf(hub, membership.groupId), now)
  if (!next) return null
  return (
    <div className="home-next" data-hub={membership.hubSlug}>
      <MeetingCard who="Your hub" meeting={next} timeZone={me.school.timeZone} now={now}>
        {next.status === 'running' ? (
          <LinkButton to={paths.live(next.id)} look="main">
            Join the meeting
          </LinkButton>
        ) : (
          <LinkButton to={paths.meeting(next.id)}>
            <CalendarDays className="icon" aria-hidden />
            Agenda
          </LinkButton>
        )}
      </MeetingCard>
    </div>
  )
}
