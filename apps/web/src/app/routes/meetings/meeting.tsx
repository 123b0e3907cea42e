import { isMeetingOver } from '@hubs/rules/agenda/meeting-end'
import { meetingThing } from '#features/meetings/meeting-thing.ts'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { lazy, Suspense } from 'react'
import { useParams } from 'react-router-dom'
import { can, type Action } from '@hubs/rules/can'
import { meetingLinks } from '#app/routes/meetings/meeting-links.ts'
import { useMe } from '#app/session/session-gate.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { MeetingGate } from '#features/meetings/details/meeting-gate.tsx'
import { MeetingPage, whenSentence } from '#features/meetings/details/meeting-page.tsx'
import { groupTitle } from '#features/meetings/meeting-labels.ts'
import { daysUntil, shortDay } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { Boundary } from '#ui/page/boundary.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { RepliesUnder } from '../discussion/replies-under.tsx'

// Few meetings need either.
const OutsideNote = lazy(() =>
  import('#features/meetings/details/outside-note.tsx').then(each => ({ default: each.OutsideNote })),
)
const MailNote = lazy(() => import('#features/operations/mail-note.tsx').then(each => ({ default: each.MailNote })))
const MoveMeeting = lazy(() =>
  import('#features/meetings/details/move-meeting.tsx').then(each => ({ default: each.MoveMeeting })),
)

const OfferedDays = lazy(() => import('./offered-days.tsx').then(each => ({ default: each.OfferedDays })))

const loadAfter = () => import('./meeting-after.tsx')
const MeetingAfter = lazy(() => loadAfter().then(each => ({ default: each.MeetingAfter })))
const MinutesToWrite = lazy(() => loadAfter().then(each => ({ default: each.MinutesToWrite })))
const MeetingNext = lazy(() => loadAfter().then(each => ({ default: each.MeetingNext })))

const Checklist = lazy(() => import('#features/preparation/checklist.tsx').then(each => ({ default: each.Checklist })))

const loadBefore = () => import('./meeting-before.tsx').then(each => ({ default: each.MeetingBefore }))
const MeetingBefore = lazy(loadBefore)

export default function MeetingScreen() {
  const { id = '' } = useParams()
  return <MeetingGate id={id}>{meeting => <MeetingView meeting={meeting} />}</MeetingGate>
}

function MeetingView({ meeting }: { meeting: MeetingDetail }) {
  const me = useMe()
  const now = useNow()
  const may = (action: Action) => can(actorOf(me), action, meetingThing(me, meeting))
  const { timeZone } = me.school
  const links = meetingLinks(meeting.id)
  return (
    <Page
      hub={meeting.hubSlug}
      head="meeting-head"
      title={`Meeting ${meeting.number}, ${shortDay(meeting.date)}`}
      back={{ to: links.meetings, label: 'Meetings' }}
      above={<HubChip slug={meeting.hubSlug} name={groupTitle(meeting)} />}
      lead={<span className="num">{whenSentence(meeting, timeZone, now)}</span>}
      more={
        <>
          <Suspense>{meeting.outside && <OutsideNote meeting={meeting} moves={may('meeting:move')} />}</Suspense>
          <Ways {...{ meeting, may, timeZone, today: daysUntil(meeting.startsAtInstant, timeZone, now) <= 0 }} />
        </>
      }
    >
      {may('candidate:vote') && meeting.status === 'planned' && !isMeetingOver(meeting, now) && (
        <Boundary waiting="Loading what’s next…" code={loadBefore}>
          <MeetingBefore meeting={meeting} />
        </Boundary>
      )}
      {/* What is left to do after a meeting is asked of those who were expected at it. */}
      {meeting.status === 'ended' && meeting.mine !== null && (
        <Boundary waiting="Loading what’s next…" code={loadAfter}>
          <MeetingNext {...{ meeting, timeZone }} />
        </Boundary>
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
              <MeetingAfter {...{ meeting, timeZone }} mayRegister={may('meeting:register')} />
            )}
          </Suspense>
        }
      />
      {may('discussion:meeting') && (
        <RepliesUnder
          subject={{ kind: 'meeting', key: meeting.id }}
          timeZone={timeZone}
          // A hub of one group is that group, and is named as the hub.
          circle={meeting.groupName === null ? 'hub' : 'group'}
        />
      )}
    </Page>
  )
}

type WaysProps = { meeting: MeetingDetail; may: (action: Action) => boolean; today: boolean; timeZone: string }

/** Where one can go from here, each only for those who may. */
function Ways({ meeting, may, today, timeZone }: WaysProps) {
  const links = meetingLinks(meeting.id)
  const { status } = meeting
  const runs = may('meeting:run')
  const takesPlace = status === 'planned' || status === 'running'
  const soon = today || status === 'running'
  // Weeks ahead there is nothing to join.
  const joins = may('meeting:watch') && takesPlace && (today || runs)
  return (
    <>
      <div className="row wrap no-print">
        {runs && takesPlace && soon && (
          <LinkButton to={links.console} look="main">
            {status === 'running' ? 'Return to the meeting' : 'Run the meeting'}
          </LinkButton>
        )}
        {runs && takesPlace && (
          <LinkButton to={links.projector} newTab>
            Projector
          </LinkButton>
        )}
        {joins && (
          <LinkButton to={links.live} look={runs ? 'plain' : 'main'}>
            {runs ? 'Members’ view' : 'Join the meeting'}
          </LinkButton>
        )}
        {takesPlace && (
          <LinkButton to={links.printAgenda} look="ghost">
            Print the agenda
          </LinkButton>
        )}
        {/* A group may meet sooner than planned; on any other day before it there is nothing to run. */}
        {runs && takesPlace && !soon && (
          <LinkButton to={links.console} look="ghost">
            Run it early
          </LinkButton>
        )}
        {status === 'ended' && <MinutesWay id={meeting.id} writes={may('minutes:write')} />}
        {status === 'ended' && meeting.mine === null && may('pulse:sums') && (
          <LinkButton to={links.pulse}>Survey results for all meetings</LinkButton>
        )}
        {status === 'running' && may('minutes:write') && (
          <LinkButton to={links.minutes} look="ghost">
            Minutes
          </LinkButton>
        )}
        {may('meeting:move') && <Move meeting={meeting} timeZone={timeZone} />}
      </div>
      {joins && !runs && (
        <p className="s quiet no-print">
          On this phone or laptop, you’ll see the time, whose turn it is, and your own plan.
        </p>
      )}
    </>
  )
}

/** Its minutes: once they have been sent, sending them is no longer what is next. */
function MinutesWay({ id, writes }: { id: string; writes: boolean }) {
  return (
    <LinkButton to={meetingLinks(id).minutes} look="main">
      {writes ? (
        <Suspense fallback="Edit the minutes">
          <MinutesToWrite id={id} />
        </Suspense>
      ) : (
        'Minutes'
      )}
    </LinkButton>
  )
}

/** Moving it, with the days that suit well beside the date. */
function Move({ meeting, timeZone }: { meeting: MeetingDetail; timeZone: string }) {
  return (
    <Suspense>
      <MoveMeeting
        meeting={meeting}
        mailNote={
          <Suspense>
            <MailNote />
          </Suspense>
        }
        renderOffered={(chosen, onPick) => (
          <Suspense>
            <OfferedDays {...{ meeting, timeZone, chosen, onPick }} />
          </Suspense>
        )}
      />
    </Suspense>
  )
}
