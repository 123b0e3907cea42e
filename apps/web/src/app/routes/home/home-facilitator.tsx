import { useSuspenseQuery } from '@tanstack/react-query'
import ListChecks from 'lucide-react/icons/list-checks'
import Monitor from 'lucide-react/icons/monitor'
import Play from 'lucide-react/icons/play'
import type { Me } from '@hubs/schema/accounts/accounts'
import type { Group, Hub } from '@hubs/schema/hubs'
import { meetingsOf, nextOf } from '#features/hubs/page/group-meetings.ts'
import { hubQuery, hubsQuery } from '#features/hubs/hubs.queries.ts'
import { MeetingCard } from '#features/hubs/page/meeting-card.tsx'
import { useNow } from '#lib/time/use-now.ts'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { isMeetingDay } from './use-next-meetings.ts'

/** The next meeting of each group this person leads: prepare it, run it, show it. */
export function HomeFacilitator({ me }: { me: Me }) {
  const { data: hubs } = useSuspenseQuery(hubsQuery())
  const led = hubs.flatMap(hub =>
    hub.groups.filter(group => me.leads.includes(group.id)).map(group => ({ hub, group })),
  )
  return led.map(({ hub, group }) => (
    <Boundary key={group.id} waiting="Loading your group…">
      <LedGroup hub={hub} group={group} timeZone={me.school.timeZone} />
    </Boundary>
  ))
}

function LedGroup({ hub, group, timeZone }: { hub: Hub; group: Group; timeZone: string }) {
  const { data } = useSuspenseQuery(hubQuery(hub.slug))
  const now = useNow()
  const next = nextOf(meetingsOf(data, group.id), now)
  const name = hub.groups.length > 1 ? `${hub.name}, ${group.name}` : hub.name
  if (!next)
    return (
      <p className="quiet">
        <bdi>{name}</bdi> has no more meetings this year.
      </p>
    )
  const soon = isMeetingDay(next, timeZone, now)
  return (
    <div data-hub={hub.slug}>
      <MeetingCard
        who={hub.groups.length > 1 ? `Your ${hub.name} group (${group.name})` : `Your ${hub.name} group`}
        meeting={next}
        timeZone={timeZone}
        now={now}
      >
        {next.status !== 'running' && (
          <LinkButton to={paths.agenda(next.id)} look={soon ? 'plain' : 'main'}>
            <ListChecks className="icon" aria-hidden />
            Prepare the agenda
          </LinkButton>
        )}
        {/* Weeks ahead there is nothing to run yet. */}
        {soon && (
          <LinkButton to={paths.console(next.id)} look="main">
            <Play className="icon" aria-hidden />
            {next.status === 'running' ? 'Return to the meeting' : 'Run the meeting'}
          </LinkButton>
        )}
        <LinkButton to={paths.projector(next.id)} newTab>
          <Monitor className="icon" aria-hidden />
          Projector
        </LinkButton>
      </MeetingCard>
    </div>
  )
}
