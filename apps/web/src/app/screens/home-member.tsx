import { useQuery } from '@tanstack/react-query'
import CalendarDays from 'lucide-react/icons/calendar-days'
import { Link } from 'react-router-dom'
import { count, inWords } from '@hubs/rules/words'
import type { Me } from '@hubs/schema/accounts'
import type { HubDetail } from '@hubs/schema/hubs'
import { meetingsOf, nextOf, type GroupMeeting } from '#features/hubs/group-meetings.ts'
import { HubPeople } from '#features/hubs/hub-people.tsx'
import { hubQuery } from '#features/hubs/hubs.queries.ts'
import { MeetingCard } from '#features/hubs/meeting-card.tsx'
import { sentenceOf } from '#lib/api-client.ts'
import { capital } from '#lib/capital.ts'
import { useNow } from '#lib/use-now.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SeatRing } from '#ui/seat-ring.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'

type Props = { me: Me; membership: NonNullable<Me['membership']> }

export function HomeMember({ me, membership }: Props) {
  const { data, error, refetch } = useQuery(hubQuery(membership.hubSlug))
  if (error && !data) return <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
  if (!data) return <Waiting what="Loading your hub…" />
  return <MemberView me={me} membership={membership} hub={data} />
}

function MemberView({ me, membership, hub }: Props & { hub: HubDetail }) {
  const now = useNow()
  const meetings = meetingsOf(hub, membership.groupId)
  const next = nextOf(meetings, now)
  const group = { ...hub, members: hub.members.filter(member => member.groupId === membership.groupId) }
  const leadsIt = me.leads.includes(membership.groupId)
  return (
    <>
      {next && !leadsIt && (
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
      )}
      <section className="home-question" aria-label="Your hub’s question">
        <p className="s quiet">What we ask ourselves this year</p>
        <h2>{hub.question}</h2>
        <Link className="btn" to={paths.hub(hub.slug)}>
          What we hope will be different
        </Link>
      </section>
      <div className="home-columns">
        <section className="card" aria-labelledby="home-people">
          <h2 id="home-people">Who is in</h2>
          <HubPeople hub={group} />
        </section>
        <section className="card" aria-labelledby="home-year">
          <h2 id="home-year">Your hub’s year</h2>
          <YearRing meetings={meetings} now={now} />
        </section>
      </div>
    </>
  )
}

function YearRing({ meetings, now }: { meetings: GroupMeeting[]; now: number }) {
  const held = meetings.filter(meeting => meeting.status === 'ended').length
  const left = meetings.filter(meeting => meeting.status !== 'ended' && Date.parse(meeting.endsAt) > now).length
  if (meetings.length === 0) return <p className="quiet">The dates are not set yet.</p>
  return (
    <div className="row">
      <SeatRing places={meetings.length} taken={held} label="" center={String(held)} />
      <p>
        <strong>
          {capital(inWords(held))} of {inWords(meetings.length)} meetings held
        </strong>
        <br />
        <span className="quiet">{capital(count(left, 'meeting'))} to come.</span>
      </p>
    </div>
  )
}
