import { useQuery } from '@tanstack/react-query'
import type { Me } from '@hubs/schema/accounts'
import type { HubDetail } from '@hubs/schema/hubs'
import type { Programme } from '@hubs/schema/programmes'
import { facilitatorsOf } from '#features/hubs/facilitators.ts'
import { nextOf } from '#features/hubs/group-meetings.ts'
import { HubDates } from '#features/hubs/hub-dates.tsx'
import { HubPeople } from '#features/hubs/hub-people.tsx'
import { HubSeats, seatsInWords } from '#features/hubs/hub-seats.tsx'
import { hubQuery } from '#features/hubs/hubs.queries.ts'
import { ChoiceAction } from '#features/membership/choice-action.tsx'
import { useChoice } from '#features/membership/use-choice.tsx'
import { windowWords } from '#features/membership/window-words.ts'
import { programmeQuery } from '#features/programmes/programmes.queries.ts'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { listed } from '#lib/capital.ts'
import { inDays, longSpan } from '#lib/time.ts'
import { useNow } from '#lib/use-now.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { HubFacts, HubFrame } from './hub-frame.tsx'
import NotFoundScreen from './not-found.tsx'

type Props = { slug: string; me: Me }

export default function HubForColleagues({ slug, me }: Props) {
  const hub = useQuery(hubQuery(slug))
  const programme = useQuery(programmeQuery())
  if (hub.data && programme.data) return <View hub={hub.data} programme={programme.data} me={me} />
  const error = hub.error ?? programme.error
  if (error instanceof ApiProblem && error.code === 'not-found') return <NotFoundScreen />
  const again = () => void Promise.all([hub.refetch(), programme.refetch()])
  return (
    <main className="page" id="main">
      {error ? <ProblemNote retry={again}>{sentenceOf(error)}</ProblemNote> : <Waiting what="Loading the hub…" />}
    </main>
  )
}

type ViewProps = { hub: HubDetail; programme: Programme; me: Me }

function View({ hub, programme, me }: ViewProps) {
  const now = useNow()
  const next = nextOf(hub.meetings, now)
  const leads = facilitatorsOf(hub)
  const dates = hub.meetings.map(meeting => ({
    id: meeting.id,
    halfTerm: meeting.halfTerm,
    when:
      longSpan(meeting.startsAt, meeting.endsAt, me.school.timeZone) +
      (meeting.place && `, ${meeting.place}`) +
      (meeting.status === 'cancelled' ? ' (called off)' : ''),
    past: Date.parse(meeting.endsAt) < now,
    next: meeting.id === next?.id,
  }))
  return (
    <HubFrame hub={hub} schoolName={me.school.name} place={<Place hub={hub} programme={programme} me={me} />}>
      <div className="hub-columns">
        <section>
          <h2>Dates</h2>
          {next && <p>Meets {inDays(next.startsAt, me.school.timeZone, now)}.</p>}
          <HubDates dates={dates} />
          {!programme.datesChecked && <p className="s quiet">Sample dates, to be checked by the school.</p>}
        </section>
        <section>
          <h2>Who is in</h2>
          {leads.length > 0 && <p className="lead">Facilitated by {listed(leads)}.</p>}
          <HubFacts programme={programme} />
          <HubPeople hub={hub} />
        </section>
      </div>
    </HubFrame>
  )
}

function Place({ hub, programme, me }: ViewProps) {
  const { membership, staffKind, notThisYear, school } = me
  const mine = membership && { slug: membership.hubSlug, name: membership.hubName }
  const choice = useChoice(mine)
  const who = { staffKind, notThisYear, hubName: mine?.name ?? null, coordinates: me.roles.includes('coordinator') }
  const words = windowWords(who, programme.choice, school.timeZone)
  return (
    <>
      <HubSeats slug={hub.slug} places={hub.places} taken={hub.taken} />
      <div className="hub-head-action">
        {hub.mine && <span className="quiet">{seatsInWords(hub)}</span>}
        <ChoiceAction
          hub={{ slug: hub.slug, name: hub.name, mine: hub.mine, full: hub.taken >= hub.places }}
          words={seatsInWords(hub)}
          choice={choice}
          allowed={words.allowed}
          hasHub={mine !== null}
          voluntary={staffKind === 'support'}
        />
        {!words.allowed && !hub.mine && <span className="s quiet">{words.sentence}</span>}
      </div>
      {choice.dialog}
    </>
  )
}
