import type { Me } from '@hubs/schema/accounts'
import type { MeetingDetail } from '@hubs/schema/meetings'
import { useQuery } from '@tanstack/react-query'
import { HubIcon } from '#features/hubs/hub-icon.tsx'
import { LiveGate, MeetingGate } from '#features/meetings/meeting-gate.tsx'
import { Projector } from '#features/meetings/projector.tsx'
import { publicProgrammeQuery } from '#features/programmes/programmes.queries.ts'
import { usePage } from '#lib/use-page.ts'
import { meetingLinks } from './screens/meeting-links.ts'
import { useNextDate } from './screens/use-next-date.ts'

type Props = { id: string; me: Me }

/** The projector of a meeting, on its own page or on the one for all: nothing here knows the router. */
export function ProjectorRoom({ id, me }: Props) {
  usePage('Projector · Learning Hubs')
  return (
    <MeetingGate id={id} ways={meetingLinks(id)}>
      {meeting => <Wall meeting={meeting} timeZone={me.school.timeZone} />}
    </MeetingGate>
  )
}

function Wall({ meeting, timeZone }: { meeting: MeetingDetail; timeZone: string }) {
  const nextDate = useNextDate(meeting)
  // What anybody may see of the hub: nothing else belongs on a wall.
  const { data } = useQuery(publicProgrammeQuery())
  const question = data?.hubs.find(hub => hub.slug === meeting.hubSlug)?.question ?? null
  return (
    <LiveGate meeting={meeting} ways={meetingLinks(meeting.id)}>
      {(live, run) => (
        <Projector
          {...{ meeting, live, run, question, nextDate, timeZone }}
          hubIcon={<HubIcon slug={meeting.hubSlug} />}
        />
      )}
    </LiveGate>
  )
}
