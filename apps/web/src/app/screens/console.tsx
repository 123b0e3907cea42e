import type { MeetingDetail } from '@hubs/schema/meetings'
import { useParams } from 'react-router-dom'
import { can } from '@hubs/rules/can'
import { meetingLinks } from '#app/screens/meeting-links.ts'
import { useMe } from '#app/session-gate.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { HubChip } from '#features/hubs/hub-chip.tsx'
import { Console } from '#features/meetings/console.tsx'
import { LiveGate, MeetingGate } from '#features/meetings/meeting-gate.tsx'
import { groupTitle } from '#features/meetings/meeting-words.ts'
import { usePage } from '#lib/use-page.ts'

export default function ConsoleScreen() {
  const { id = '' } = useParams()
  const me = useMe()
  return (
    <MeetingGate
      id={id}
      ways={meetingLinks(id)}
      may={meeting => can(actorOf(me), 'meeting:run', { schoolId: me.school.id, groupId: meeting.groupId })}
      mayNot="Only those who lead this group run its meeting. You can follow it on your own screen."
    >
      {meeting => <Page meeting={meeting} />}
    </MeetingGate>
  )
}

function Page({ meeting }: { meeting: MeetingDetail }) {
  const { timeZone } = useMe().school
  const links = meetingLinks(meeting.id)
  const heading = usePage('The meeting · Learning Hubs')
  return (
    <LiveGate meeting={meeting} ways={links}>
      {(live, run) => (
        <Console
          {...{ meeting, live, run, links, heading, timeZone }}
          hub={<HubChip slug={meeting.hubSlug} name={groupTitle(meeting)} />}
        />
      )}
    </LiveGate>
  )
}
