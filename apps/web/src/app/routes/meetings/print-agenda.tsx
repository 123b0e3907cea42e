import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { useParams } from 'react-router-dom'
import { meetingLinks } from '#app/routes/meetings/meeting-links.ts'
import { useMe } from '#app/session/session-gate.tsx'
import { MeetingGate } from '#features/meetings/details/meeting-gate.tsx'
import { groupTitle } from '#features/meetings/meeting-labels.ts'
import { PrintAgenda } from '#features/preparation/print-agenda.tsx'
import { shortSpan } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page/page.tsx'

export default function PrintAgendaScreen() {
  const { id = '' } = useParams()
  return <MeetingGate id={id}>{meeting => <PrintedAgenda meeting={meeting} />}</MeetingGate>
}

function PrintedAgenda({ meeting }: { meeting: MeetingDetail }) {
  const { timeZone } = useMe().school
  const title = `${groupTitle(meeting)}, meeting ${meeting.number}`
  return (
    <Page
      look="print-page"
      hub={meeting.hubSlug}
      title={`Agenda: ${title}`}
      heading={title}
      back={{ to: meetingLinks(meeting.id).meeting, label: `Meeting ${meeting.number}` }}
      more={
        <>
          <p className="lead num">
            {shortSpan(meeting.startsAtInstant, meeting.endsAt, timeZone)}
            {meeting.place && `, ${meeting.place}`}
          </p>
          <div className="no-print">
            <Button look="main" onPress={() => window.print()}>
              Print
            </Button>
          </div>
        </>
      }
    >
      <PrintAgenda meeting={meeting} timeZone={timeZone} />
    </Page>
  )
}
