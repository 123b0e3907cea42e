import type { MeetingDetail } from '@hubs/schema/meetings'
import { useParams } from 'react-router-dom'
import { can } from '@hubs/rules/can'
import { meetingLinks } from '#app/screens/meeting-links.ts'
import { useMe } from '#app/session-gate.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { AgendaEditor } from '#features/meetings/agenda-editor.tsx'
import { MeetingGate } from '#features/meetings/meeting-gate.tsx'
import { longSpan } from '#lib/time.ts'
import { usePage } from '#lib/use-page.ts'
import { BackLink } from '#ui/back-link.tsx'
import { LinkButton } from '#ui/link-button.tsx'

export default function AgendaScreen() {
  const { id = '' } = useParams()
  const me = useMe()
  return (
    <MeetingGate
      id={id}
      ways={meetingLinks(id)}
      may={meeting => can(actorOf(me), 'meeting:prepare', { schoolId: me.school.id, groupId: meeting.groupId })}
      mayNot="Only those who lead this group prepare its agenda. You can read it on the meeting’s own page."
    >
      {meeting => <Page meeting={meeting} />}
    </MeetingGate>
  )
}

function Page({ meeting }: { meeting: MeetingDetail }) {
  const { timeZone } = useMe().school
  const links = meetingLinks(meeting.id)
  const heading = usePage('The agenda · Learning Hubs')
  const open = meeting.status === 'planned' || meeting.status === 'cancelled'
  return (
    <main className="page agenda-page" id="main" data-hub={meeting.hubSlug}>
      <div className="col">
        <BackLink to={links.meeting}>Meeting {meeting.number}</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          The agenda
        </h1>
        <p className="lead num">
          {longSpan(meeting.startsAtInstant, meeting.endsAt, timeZone)}
          {meeting.place && `, ${meeting.place}`}
        </p>
      </div>
      {open ? (
        <AgendaEditor meeting={meeting} timeZone={timeZone} />
      ) : (
        <Begun over={meeting.status === 'ended'} links={links} />
      )}
    </main>
  )
}

/** A meeting that has begun keeps its agenda. */
function Begun({ over, links }: { over: boolean; links: ReturnType<typeof meetingLinks> }) {
  return (
    <>
      <p>
        {over
          ? 'The meeting is over. What each part took is on its own page.'
          : 'The meeting has begun, so its agenda stays as it is. Minutes can be moved on the console.'}
      </p>
      <p>
        {over ? (
          <LinkButton to={links.meeting}>To the meeting</LinkButton>
        ) : (
          <LinkButton to={links.console}>To the console</LinkButton>
        )}
      </p>
    </>
  )
}
