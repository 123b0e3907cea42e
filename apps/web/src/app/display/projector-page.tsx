import { isCheckInOpen } from '@hubs/rules/check-in'
import type { Me } from '@hubs/schema/accounts/accounts'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { LiveGate, MeetingGate } from '#features/meetings/details/meeting-gate.tsx'
import { Projector, type ProjectorProps } from '#features/meetings/projector/projector.tsx'
import type { Live } from '#features/meetings/live/use-live.ts'
import { publicProgrammeQuery } from '#features/programmes/programmes.queries.ts'
import { checkInQuery } from '#features/displays/check-in/check-in.query.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { DisplayCheckIn } from './display-check-in.tsx'
import { useNextDate } from '../../features/meetings/use-next-date.ts'

type Props = { id: string; me: Me }

/** The projector of a meeting, on its own page or on the one for all: nothing here knows the router. */
export function ProjectorRoom({ id, me }: Props) {
  usePageTitle('Projector · Learning Hubs')
  return <MeetingGate id={id}>{meeting => <ProjectorFor meeting={meeting} me={me} />}</MeetingGate>
}

function ProjectorFor({ meeting, me }: { meeting: MeetingDetail; me: Me }) {
  const { timeZone } = me.school
  // A member's own projector may stand anywhere: the code is for the wall of the room.
  const leads = meeting.mine === 'facilitator'
  const nextDate = useNextDate(meeting)
  // What anybody may see of the hub: nothing else belongs on a wall.
  const { data } = useQuery(publicProgrammeQuery())
  const question = data?.hubs.find(hub => hub.slug === meeting.hubSlug)?.question ?? null
  return (
    <LiveGate meeting={meeting}>
      {(live, run) => <Board {...{ meeting, live, run, question, nextDate, timeZone, leads }} />}
    </LiveGate>
  )
}

type BoardProps = Omit<ProjectorProps, 'aside' | 'live'> & { live: Live; leads: boolean }

function Board({ leads, ...props }: BoardProps) {
  const { meeting, live, run } = props
  const { data: checkIn, refetch } = useQuery({ ...checkInQuery(meeting.id), enabled: leads })
  useEffect(() => {
    if (leads && live.changes > 0) void refetch()
  }, [leads, live.changes, refetch])
  const open = leads && isCheckInOpen(live.checkIn ?? checkIn?.mode ?? 'closed', run.status, run)
  return (
    <Projector
      {...props}
      aside={open ? <DisplayCheckIn path={`/meetings/${encodeURIComponent(meeting.id)}`} /> : undefined}
    />
  )
}
