import { isMeetingOver } from '@hubs/rules/agenda/meeting-end'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { count } from '@hubs/rules/text/words'
import type { Me } from '@hubs/schema/accounts/accounts'
import type { HubDetail } from '@hubs/schema/hubs'
import type { ReactNode } from 'react'
import { meetingsOf, nextOf, type GroupMeeting } from '#features/hubs/page/group-meetings.ts'
import { HubDates } from '#features/hubs/page/hub-dates.tsx'
import { HubPeople } from '#features/hubs/page/hub-people.tsx'
import { hubQuery } from '#features/hubs/hubs.queries.ts'
import { programmeQuery } from '#features/programmes/programmes.queries.ts'
import { capital } from '#lib/page/capital.ts'
import { dayOf, shortDateTime, shortDay } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { paths } from '#shared/paths.ts'
import { HomeWaiting } from './home-waiting.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { SeatRing } from '#ui/figures/seat-ring.tsx'

type Props = {
  me: Me
  membership: NonNullable<Me['membership']>
  /** For those who look after all hubs: only the question, and the way to the rest. */
  brief: boolean
}

/** The person's own hub: its question, who is in it, and its year. */
export function HomeHub({ me, membership, brief }: Props) {
  const { data } = useSuspenseQuery(hubQuery(membership.hubSlug))
  return (
    <div className="home-section" data-hub={data.slug}>
      <Question hub={data}>
        <LinkButton to={paths.hub(data.slug)}>Your hub’s page</LinkButton>
        {me.leads.length === 0 && <WayToChange mayLeave={membership.kind === 'voluntary'} />}
      </Question>
      <HomeWaiting me={me} />
      {!brief && <PeopleAndYear hub={data} membership={membership} timeZone={me.school.timeZone} />}
    </div>
  )
}

/** For as long as a teacher may change their mind by themselves. */
function WayToChange({ mayLeave }: { mayLeave: boolean }) {
  const { data: programme } = useQuery(programmeQuery())
  if (programme?.choosing === 'ranked' || programme?.choice.state !== 'open') return null
  return (
    <LinkButton to={paths.choose} look="ghost">
      {mayLeave ? 'Change or leave' : 'Change hub'}
    </LinkButton>
  )
}

type OwnHub = { hub: HubDetail; membership: Props['membership']; timeZone: string }

function PeopleAndYear({ hub, membership, timeZone }: OwnHub) {
  const { groupId } = membership
  const group = { ...hub, members: hub.members.filter(member => member.groupId === groupId) }
  return (
    <div className="home-columns">
      <section className="card" aria-labelledby="home-people">
        <h2 id="home-people">Members</h2>
        <HubPeople hub={group} />
      </section>
      <section className="card" aria-labelledby="home-year">
        <h2 id="home-year">Your hub’s year</h2>
        <Year meetings={meetingsOf(hub, groupId)} timeZone={timeZone} />
        {membership.missedMeetings && <FromBefore membership={membership} timeZone={timeZone} />}
      </section>
    </div>
  )
}

/** What was written before somebody joined, and from when on it is theirs to read. */
function FromBefore({ membership, timeZone }: Pick<OwnHub, 'membership' | 'timeZone'>) {
  const { readsSince, opensAt } = membership
  const when = opensAt === null ? '' : `: ${shortDateTime(opensAt, timeZone)}`
  return (
    <p className="quiet">
      You joined {readsSince !== null && `on ${shortDay(dayOf(readsSince, timeZone))}, `}after your hub’s meetings had
      started. You can read the earlier minutes, plans and comments from your first meeting after hub choices close
      {when}.
    </p>
  )
}

function Question({ hub, children }: { hub: HubDetail; children: ReactNode }) {
  return (
    <section className="home-question" aria-labelledby="home-question">
      <div className="col tight">
        <p className="s quiet">Our guiding question</p>
        <h2 id="home-question">{hub.question}</h2>
      </div>
      <div className="row wrap">{children}</div>
    </section>
  )
}

function Year({ meetings, timeZone }: { meetings: GroupMeeting[]; timeZone: string }) {
  const now = useNow()
  if (meetings.length === 0) return <p className="quiet">No dates set yet.</p>
  const held = meetings.filter(meeting => meeting.status === 'ended').length
  const toCome = meetings.filter(meeting => !isMeetingOver(meeting, now))
  const next = nextOf(meetings, now)
  const dates = meetings.map(meeting => ({
    id: meeting.id,
    halfTerm: meeting.halfTerm,
    when: shortDateTime(meeting.startsAt, timeZone),
    past: !toCome.includes(meeting),
    next: meeting.id === next?.id,
  }))
  return (
    <>
      <div className="row">
        <SeatRing places={meetings.length} taken={held} label="" center={String(held)} />
        <p>
          <strong>
            {held} of {meetings.length} meetings held
          </strong>
          <br />
          <span className="quiet">{capital(count(toCome.length, 'meeting'))} to go.</span>
        </p>
      </div>
      <HubDates dates={dates} />
    </>
  )
}
