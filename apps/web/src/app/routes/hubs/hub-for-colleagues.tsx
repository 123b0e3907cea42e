import { useRef } from 'react'
import { useLocation } from 'react-router-dom'
import { usePrefetchQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { isMeetingOver, plannedEnd } from '@hubs/rules/agenda/meeting-end'
import { can } from '@hubs/rules/can'
import { figure } from '@hubs/rules/text/words'
import type { Me } from '@hubs/schema/accounts/accounts'
import type { HubDetail } from '@hubs/schema/hubs'
import type { Programme } from '@hubs/schema/programmes/programmes'
import { actorOf } from '#features/accounts/actor.ts'
import { facilitatorsOf } from '#features/hubs/facilitators.ts'
import { nextOf } from '#features/hubs/page/group-meetings.ts'
import { HubDates } from '#features/hubs/page/hub-dates.tsx'
import { HubPeople } from '#features/hubs/page/hub-people.tsx'
import { HubSeats, seatsInWords } from '#features/hubs/hub-seats.tsx'
import { hubQuery, whileChoosing } from '#features/hubs/hubs.queries.ts'
import { ChoiceAction } from '#features/membership/choice-action.tsx'
import { WaitingAction } from '#features/membership/waiting-action.tsx'
import { isFullWith, waitingQuery } from '#features/membership/waiting.queries.ts'
import { useChoice } from '#features/membership/use-choice.tsx'
import { WhomToAsk } from '#features/school/whom-to-ask.tsx'
import { windowWords } from '#features/membership/window-labels.ts'
import { programmeQuery } from '#features/programmes/programmes.queries.ts'
import { HubStrategies } from '#features/strategies/library/hub-strategies.tsx'
import { FurtherReading } from '#features/references/further-reading.tsx'
import { listed } from '#lib/page/capital.ts'
import { useArrival } from '#lib/page/use-arrival.ts'
import { inDays, shortDate, shortSpan } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Fold } from '#ui/fold.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { usePageQuery } from '#app/shell/use-page-query.ts'
import { MEMBERS_AT, paths } from '#shared/paths.ts'
import { strategyLinks } from '#shared/strategy-links.ts'
import { HubFacts, HubFrame } from './hub-frame.tsx'
import { RepliesUnder } from '../discussion/replies-under.tsx'
import { HubTried } from '../library/trials-under.tsx'
import { useHubNames } from '../../../features/hubs/use-hub-names.ts'

const untilJoined = ({ state }: { state: { data?: HubDetail | undefined } }) =>
  state.data?.mine ? false : whileChoosing.refetchInterval

/** A group may have been given more places than groups are set to have. */
const mostIn = ({ groups }: HubDetail, { groupMax }: { groupMax: number }) =>
  Math.max(groupMax, ...groups.map(({ places }) => places))

type Props = { slug: string; me: Me }

export default function HubForColleagues({ slug, me }: Props) {
  // Side by side, although the hub is waited for first.
  usePrefetchQuery(programmeQuery())
  const { data: hub } = usePageQuery({ ...hubQuery(slug), refetchInterval: untilJoined })
  const { data: programme } = useSuspenseQuery(programmeQuery())
  return <View hub={hub} programme={programme} me={me} />
}

const peopleWords = (n: number) => (n === 0 ? 'No one yet' : figure(n, 'person', 'people'))

type ViewProps = { hub: HubDetail; programme: Programme; me: Me }

function View({ hub, programme, me }: ViewProps) {
  const now = useNow()
  const next = nextOf(hub.meetings, now)
  const leads = facilitatorsOf(hub)
  const dates = hub.meetings.map(meeting => ({
    id: meeting.id,
    halfTerm: meeting.halfTerm,
    when:
      shortSpan(meeting.startsAt, plannedEnd(meeting), me.school.timeZone) +
      (meeting.place && `, ${meeting.place}`) +
      (meeting.status === 'cancelled' ? ' (cancelled)' : ''),
    past: isMeetingOver(meeting, now),
    next: meeting.id === next?.id,
  }))
  return (
    <HubFrame
      hub={hub}
      schoolName={me.school.name}
      place={placeOf({ hub, programme, me })}
      facts={
        <>
          {leads.length > 0 && (
            <span>
              {leads.length > 1 ? 'Facilitators' : 'Facilitator'}: {listed(leads)}
            </span>
          )}
          {next && (
            <span>
              Next meeting {inDays(next.startsAt, me.school.timeZone, now)}:{' '}
              {shortSpan(next.startsAt, plannedEnd(next), me.school.timeZone)}
            </span>
          )}
        </>
      }
    >
      <Strategies hub={hub} />
      <div className="hub-folds">
        <Members {...{ hub, programme }} />
        <Fold title="Dates" words={next && `Next: ${shortDate(next.startsAt, me.school.timeZone)}`}>
          <HubDates dates={dates} />
          {!programme.datesChecked && <p className="s quiet">The school hasn’t checked these dates yet.</p>}
        </Fold>
        <HubTried slug={hub.slug} me={me} />
        <Fold title="Further reading">
          <Boundary waiting="Loading further reading…">
            <FurtherReading hub={hub.slug} />
          </Boundary>
        </Fold>
      </div>
      <YearPage hub={hub} me={me} />
      <RepliesUnder subject={{ kind: 'hub', key: hub.slug }} timeZone={me.school.timeZone} />
    </HubFrame>
  )
}

function Strategies({ hub }: Pick<ViewProps, 'hub'>) {
  const { circle } = useHubNames()
  return (
    <HubStrategies hub={hub} circle={circle}>
      <LinkButton to={strategyLinks.inLibrary(`hub=${hub.slug}`)}>All strategies</LinkButton>
    </HubStrategies>
  )
}

/** For those who lead the hub: what the world will read of it at the year’s end. */
function YearPage({ hub, me }: Pick<ViewProps, 'hub' | 'me'>) {
  const groupIds = hub.groups.map(group => group.id)
  if (!can(actorOf(me), 'showcase:edit', { schoolId: me.school.id, groupIds })) return null
  return (
    <section className="row wrap no-print">
      <LinkButton to={paths.showcaseEdit(hub.slug)}>Hub showcase</LinkButton>
      <span className="s quiet">A public page and a poster of what you tried and found this year.</span>
    </section>
  )
}

/** Beside the question. Who is told no numbers of people chooses no hub either. */
function placeOf({ hub, ...rest }: ViewProps) {
  if (hub.taken !== null) return <HubMembership hub={hub} {...rest} />
  return hub.closed && <p className="quiet">Not running this year.</p>
}

function HubMembership({ hub, programme, me }: ViewProps) {
  const { membership, staffKind, notThisYear, school } = me
  const mine = membership && { slug: membership.hubSlug, name: membership.hubName }
  const choice = useChoice(mine)
  const who = { staffKind, notThisYear, hubName: mine?.name ?? null, coordinates: me.roles.includes('coordinator') }
  const words = windowWords(who, programme, school.timeZone)
  const mayChoose = words.allowed && !hub.closed
  const waiting = useQuery({ ...waitingQuery(), enabled: mayChoose && !hub.mine })
  const list = waiting.data?.find(each => each.hubSlug === hub.slug)
  const full = isFullWith(hub, list)
  const waits = mayChoose && !hub.mine && full && waiting.data !== undefined
  return (
    <>
      <HubSeats slug={hub.slug} places={hub.places} taken={hub.taken} />
      <div className="hub-head-action">
        {hub.mine && <span className="quiet">{seatsInWords(hub)}</span>}
        {hub.closed && <span className="quiet">Not running this year.</span>}
        {waits ? (
          <WaitingAction hub={hub} list={list} choice={choice} timeZone={school.timeZone} />
        ) : (
          <ChoiceAction
            hub={{ slug: hub.slug, name: hub.name, mine: hub.mine, full }}
            words={seatsInWords(hub)}
            choice={choice}
            allowed={mayChoose}
            hasHub={mine !== null}
            voluntary={staffKind === 'support'}
          />
        )}
        {hub.mine && words.allowed && staffKind === 'teaching' && <LinkButton to={paths.choose}>Change hub</LinkButton>}
        {!hub.mine && (staffKind === 'support' || (!words.allowed && staffKind !== 'none')) && (
          <span className="s quiet">
            {words.sentence}
            {!words.allowed && !who.coordinates && <WhomToAsk ask="coordinator" />}
          </span>
        )}
      </div>
      {choice.dialog}
    </>
  )
}

/** Open for whoever comes from a colleague's name. */
function Members({ hub, programme }: { hub: HubDetail; programme: Programme }) {
  const { hash } = useLocation()
  const place = useRef<HTMLDivElement>(null)
  useArrival({ at: MEMBERS_AT, element: place })
  return (
    <div ref={place}>
      <Fold
        title="Members"
        words={hub.taken === null ? undefined : peopleWords(hub.members.length)}
        open={hash === MEMBERS_AT || undefined}
      >
        <HubFacts programme={{ ...programme, groupMax: mostIn(hub, programme) }} />
        {hub.taken === null ? <p className="quiet">Only staff can see who’s in a hub.</p> : <HubPeople hub={hub} />}
      </Fold>
    </div>
  )
}
