import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { useParams } from 'react-router-dom'
import { meetingLinks } from '#app/routes/meetings/meeting-links.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import { MeetingGate } from '#features/meetings/details/meeting-gate.tsx'
import { groupTitle } from '#features/meetings/meeting-labels.ts'
import { PrintAgenda } from '#features/preparation/print-agenda.tsx'
import { shortSpan } from '#lib/time/time.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'

export default function PrintAgendaScreen() {
  const { id = '' } = useParams()
  return (
    <MeetingGate id={id} ways={meetingLinks(id)}>
      {meeting => <Page meeting={meeting} />}
    </MeetingGate>
  )
}

function Page({ meeting }: { meeting: MeetingDetail }) {
  const { timeZone } = useMe().school
  const title = `${groupTitle(meeting)}, meeting ${meeting.number}`
  const heading = usePageTitle(`Agenda: ${title} · Learning Hubs`)
  return (
    <main className="page print-page" id="main" data-hub={meeting.hubSlug}>
      <div className="col tight">
        <BackLink to={meetingLinks(meeting.id).meeting}>Meeting {meeting.number}</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p className="lead num">
          {shortSpan(meeting.startsAtInstant, meeting.endsAt, timeZone)}
          {meeting.place && `, ${meeting.place}`}
        </p>
        <div className="no-print">
          <Button look="main" onPress={() => window.print()}>
            Print
          </Button>
        </div>
      </div>
      <PrintAgenda meeting={meeting} timeZone={timeZone} />
    </main>
  )
}
