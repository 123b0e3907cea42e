import type { MeetingDetail } from '@hubs/schema/meetings'
import { lazy, Suspense } from 'react'
import { useParams } from 'react-router-dom'
import { can } from '@hubs/rules/can'
import { paths } from '#app/paths.ts'
import { meetingLinks } from '#app/screens/meeting-links.ts'
import { useMe } from '#app/session-gate.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { AgendaEditor } from '#features/meetings/agenda-editor.tsx'
import { MeetingGate } from '#features/meetings/meeting-gate.tsx'
import { longSpan } from '#lib/time.ts'
import { usePage } from '#lib/use-page.ts'
import { BackLink } from '#ui/back-link.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Section } from '#ui/section.tsx'
import { Waiting } from '#ui/waiting.tsx'

const AgendaSources = lazy(() =>
  import('#features/preparing/use-template.tsx').then(each => ({ default: each.AgendaSources })),
)
const Checklist = lazy(() => import('#features/preparing/checklist.tsx').then(each => ({ default: each.Checklist })))

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
        <>
          <Suspense fallback={<Waiting what="Opening the templates…" />}>
            <AgendaSources meeting={meeting} templatesTo={paths.templates} />
          </Suspense>
          <AgendaEditor meeting={meeting} timeZone={timeZone} />
          <NewLearning links={links} />
          <Suspense fallback={<Waiting what="Opening the list…" />}>
            <Checklist meetingId={meeting.id} />
          </Suspense>
        </>
      ) : (
        <Begun over={meeting.status === 'ended'} links={links} />
      )}
    </main>
  )
}

/** Where the group chooses what goes into the part for new learning, and the sheet to lay out. */
function NewLearning({ links }: { links: ReturnType<typeof meetingLinks> }) {
  return (
    <Section
      title="The new learning"
      words="Two or three ideas from a week before; your group votes until the day before."
    >
      <div className="row wrap">
        <LinkButton to={links.candidates}>Ideas and the vote</LinkButton>
        <LinkButton to={links.printAgenda} look="ghost">
          Print the agenda
        </LinkButton>
      </div>
    </Section>
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
