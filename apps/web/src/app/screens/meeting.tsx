import { meetingThing } from '#features/meetings/meeting-thing.ts'
import type { MeetingDetail } from '@hubs/schema/meetings'
import { lazy, Suspense } from 'react'
import { useParams } from 'react-router-dom'
import { can, type Action } from '@hubs/rules/can'
import { paths } from '#app/paths.ts'
import { meetingLinks } from '#app/screens/meeting-links.ts'
import { useMe } from '#app/session-gate.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { HubChip } from '#features/hubs/hub-chip.tsx'
import { MeetingGate } from '#features/meetings/meeting-gate.tsx'
import { MeetingPage, whenSentence } from '#features/meetings/meeting-page.tsx'
import { OutsideNote } from '#features/meetings/outside-note.tsx'
import { groupTitle } from '#features/meetings/meeting-words.ts'
import { shortDay } from '#lib/time.ts'
import { useNow } from '#lib/use-now.ts'
import { usePage } from '#lib/use-page.ts'
import { BackLink } from '#ui/back-link.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { RepliesUnder } from './replies-under.tsx'

const MoveMeeting = lazy(() =>
  import('#features/meetings/move-meeting.tsx').then(each => ({ default: each.MoveMeeting })),
)

const MeetingAfter = lazy(() => import('./meeting-after.tsx').then(each => ({ default: each.MeetingAfter })))

const Checklist = lazy(() => import('#features/preparing/checklist.tsx').then(each => ({ default: each.Checklist })))

const BeforeMeeting = lazy(() =>
  import('#features/preparing/before-meeting.tsx').then(each => ({ default: each.BeforeMeeting })),
)

export default function MeetingScreen() {
  const { id = '' } = useParams()
  return (
    <MeetingGate id={id} ways={meetingLinks(id)}>
      {meeting => <Page meeting={meeting} />}
    </MeetingGate>
  )
}

function Page({ meeting }: { meeting: MeetingDetail }) {
  const me = useMe()
  const now = useNow()
  const title = `Meeting ${meeting.number}, ${shortDay(meeting.date)}`
  const heading = usePage(`${title} · Learning Hubs`)
  const may = (action: Action) => can(actorOf(me), action, meetingThing(me, meeting))
  const { timeZone } = me.school
  const links = meetingLinks(meeting.id)
  return (
    <main className="page" id="main" data-hub={meeting.hubSlug}>
      <div className="meeting-head">
        <BackLink to={links.meetings}>Meetings</BackLink>
        <HubChip slug={meeting.hubSlug} name={groupTitle(meeting)} />
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p className="lead num">{whenSentence(meeting, timeZone, now)}</p>
        <OutsideNote meeting={meeting} moves={may('meeting:move')} />
        <Ways {...{ meeting, may }} />
      </div>
      {may('candidate:vote') && meeting.status === 'planned' && Date.parse(meeting.endsAt) > now && (
        <Suspense>
          <BeforeMeeting
            {...{ meeting, timeZone }}
            personId={me.id}
            links={{ candidates: links.candidates, plans: paths.plans }}
          />
        </Suspense>
      )}
      <MeetingPage
        {...{ meeting, timeZone, now }}
        mayRegister={may('meeting:register')}
        agendaAside={
          may('meeting:prepare') &&
          meeting.status === 'planned' && <LinkButton to={links.agenda}>Edit the agenda</LinkButton>
        }
        afterwards={
          <Suspense>
            {may('meeting:prepare') && meeting.status === 'planned' && <Checklist meetingId={meeting.id} />}
            {meeting.status === 'ended' && (
              <MeetingAfter
                {...{ meeting, timeZone }}
                ofTheGroup={meeting.mine !== null}
                mayRegister={may('meeting:register')}
              />
            )}
          </Suspense>
        }
      />
      {may('discussion:meeting') && (
        <RepliesUnder
          place="meeting"
          placeKey={meeting.id}
          timeZone={timeZone}
          circle={meeting.groupName === null ? 'hub' : 'group'}
        />
      )}
    </main>
  )
}

type WaysProps = { meeting: MeetingDetail; may: (action: Action) => boolean }

/** Where one can go from here, each only for those who may. */
function Ways({ meeting, may }: WaysProps) {
  const links = meetingLinks(meeting.id)
  const { status } = meeting
  const runs = may('meeting:run')
  const takesPlace = status === 'planned' || status === 'running'
  return (
    <div className="row wrap no-print">
      {runs && takesPlace && (
        <LinkButton to={links.console} look="main">
          {status === 'running' ? 'Return to the meeting' : 'Run the meeting'}
        </LinkButton>
      )}
      {runs && takesPlace && (
        <LinkButton to={links.projector} newTab>
          Projector
        </LinkButton>
      )}
      {may('meeting:watch') && takesPlace && (
        <LinkButton to={links.live} look={runs || status !== 'running' ? 'plain' : 'main'}>
          Join on this device
        </LinkButton>
      )}
      {takesPlace && (
        <LinkButton to={links.printAgenda} look="ghost">
          Print the agenda
        </LinkButton>
      )}
      {status === 'ended' && (
        <LinkButton to={links.minutes} look="main">
          {may('minutes:write') ? 'Edit and send the minutes' : 'Minutes'}
        </LinkButton>
      )}
      {status === 'ended' && meeting.mine === null && may('pulse:sums') && (
        <LinkButton to={links.pulse}>Survey results for all meetings</LinkButton>
      )}
      {status === 'running' && may('minutes:write') && (
        <LinkButton to={links.minutes} look="ghost">
          Minutes
        </LinkButton>
      )}
      {may('meeting:move') && (
        <Suspense>
          <MoveMeeting meeting={meeting} />
        </Suspense>
      )}
    </div>
  )
}
