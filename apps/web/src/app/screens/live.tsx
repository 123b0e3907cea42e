import type { MeetingDetail } from '@hubs/schema/meetings'
import { useParams } from 'react-router-dom'
import { meetingLinks } from '#app/screens/meeting-links.ts'
import { useNextDate } from '#app/screens/use-next-date.ts'
import { useMe } from '#app/session-gate.tsx'
import { HubIcon } from '#features/hubs/hub-icon.tsx'
import { LiveView } from '#features/meetings/live-view.tsx'
import { LiveGate, MeetingGate } from '#features/meetings/meeting-gate.tsx'
import { usePage } from '#lib/use-page.ts'

export default function LiveScreen() {
  const { id = '' } = useParams()
  return (
    <MeetingGate id={id} ways={meetingLinks(id)}>
      {meeting => <Own meeting={meeting} />}
    </MeetingGate>
  )
}

function Own({ meeting }: { meeting: MeetingDetail }) {
  const me = useMe()
  const heading = usePage(`${meeting.hubName} now · Learning Hubs`)
  const nextDate = useNextDate(meeting)
  const links = meetingLinks(meeting.id)
  return (
    <LiveGate meeting={meeting} ways={links}>
      {(live, run) => (
        <LiveView
          {...{ meeting, live, run, nextDate, links, heading }}
          personId={me.id}
          timeZone={me.school.timeZone}
          hubIcon={<HubIcon slug={meeting.hubSlug} />}
        />
      )}
    </LiveGate>
  )
}
