import { useQuery } from '@tanstack/react-query'
import type { MeetingDetail } from '@hubs/schema/meetings'
import { useParams } from 'react-router-dom'
import { meetingLinks } from '#app/screens/meeting-links.ts'
import { useNextDate } from '#app/screens/use-next-date.ts'
import { useMe } from '#app/session-gate.tsx'
import { HubIcon } from '#features/hubs/hub-icon.tsx'
import { LiveGate, MeetingGate } from '#features/meetings/meeting-gate.tsx'
import { Projector } from '#features/meetings/projector.tsx'
import { publicProgrammeQuery } from '#features/programmes/programmes.queries.ts'
import { usePage } from '#lib/use-page.ts'

export default function ProjectorScreen() {
  const { id = '' } = useParams()
  usePage('Projector · Learning Hubs')
  return (
    <MeetingGate id={id} ways={meetingLinks(id)}>
      {meeting => <Room meeting={meeting} />}
    </MeetingGate>
  )
}

function Room({ meeting }: { meeting: MeetingDetail }) {
  const { school } = useMe()
  const nextDate = useNextDate(meeting)
  // What anybody may see of the hub: nothing else belongs on a wall.
  const { data } = useQuery(publicProgrammeQuery())
  const question = data?.hubs.find(hub => hub.slug === meeting.hubSlug)?.question ?? null
  return (
    <LiveGate meeting={meeting} ways={meetingLinks(meeting.id)}>
      {(live, run) => (
        <Projector
          {...{ meeting, live, run, question, nextDate }}
          timeZone={school.timeZone}
          hubIcon={<HubIcon slug={meeting.hubSlug} />}
        />
      )}
    </LiveGate>
  )
}
