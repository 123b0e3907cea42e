import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { lazy } from 'react'
import { MeetingFor } from '#app/routes/meetings/meeting-for.tsx'
import { meetingLinks } from '#app/routes/meetings/meeting-links.ts'
import { useMe } from '#app/session/session-gate.tsx'
import { AgendaEditor } from '#features/meetings/agenda/agenda-editor.tsx'
import { shortSpan } from '#lib/time/time.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'

const loadSources = () =>
  import('#features/preparation/templates/use-template.tsx').then(each => ({ default: each.AgendaSources }))
const AgendaSources = lazy(loadSources)
const loadChecklist = () => import('#features/preparation/checklist.tsx').then(each => ({ default: each.Checklist }))
const Checklist = lazy(loadChecklist)

export default function AgendaScreen() {
  return (
    <MeetingFor
      action="meeting:prepare"
      mayNot="Only this group’s facilitators can edit its agenda. You can read it on the meeting page."
    >
      {meeting => <MeetingAgenda meeting={meeting} />}
    </MeetingFor>
  )
}

function MeetingAgenda({ meeting }: { meeting: MeetingDetail }) {
  const { timeZone } = useMe().school
  const links = meetingLinks(meeting.id)
  // One that is cancelled may still be put on again, with the agenda it had.
  const open = meeting.status === 'planned' || meeting.status === 'cancelled'
  return (
    <Page
      look="agenda-page"
      hub={meeting.hubSlug}
      title="Agenda"
      back={{ to: links.meeting, label: `Meeting ${meeting.number}` }}
      more={
        <p className="lead num">
          {shortSpan(meeting.startsAtInstant, meeting.endsAt, timeZone)}
          {meeting.place && `, ${meeting.place}`}
        </p>
      }
    >
      {open ? (
        <>
          <Boundary waiting="Loading templates…" code={loadSources}>
            <AgendaSources meeting={meeting} />
          </Boundary>
          <AgendaEditor meeting={meeting} timeZone={timeZone} />
          <NewLearning links={links} />
          <Boundary waiting="Loading the checklist…" code={loadChecklist}>
            <Checklist meetingId={meeting.id} />
          </Boundary>
        </>
      ) : (
        <Begun over={meeting.status === 'ended'} links={links} />
      )}
    </Page>
  )
}

/** Where the group chooses what goes into the part for new learning, and the sheet to lay out. */
function NewLearning({ links }: { links: ReturnType<typeof meetingLinks> }) {
  return (
    <Section
      title="New learning"
      words="From a week before the meeting, your group can vote on two or three ideas. Voting closes the day before."
    >
      <div className="row wrap">
        <LinkButton to={links.candidates}>Ideas and vote</LinkButton>
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
          ? 'The meeting is over. You can see how long each part took on the meeting page.'
          : 'The meeting has started, so you can’t edit the agenda. You can still adjust timings on the console.'}
      </p>
      <p>
        {over ? (
          <LinkButton to={links.meeting}>Go to the meeting</LinkButton>
        ) : (
          <LinkButton to={links.console}>Go to the console</LinkButton>
        )}
      </p>
    </>
  )
}
