import { meetingThing } from '#features/meetings/meeting-thing.ts'
import type { MeetingDetail } from '@hubs/schema/meetings'
import { can, type Action } from '@hubs/rules/can'
import { useParams } from 'react-router-dom'
import { meetingLinks } from '#app/screens/meeting-links.ts'
import { useMe } from '#app/session-gate.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { HubChip } from '#features/hubs/hub-chip.tsx'
import { MeetingGate } from '#features/meetings/meeting-gate.tsx'
import { groupTitle } from '#features/meetings/meeting-words.ts'
import { PulseCard } from '#features/record/pulse-card.tsx'
import { PulseSums } from '#features/record/pulse-sums.tsx'
import { shortDay } from '#lib/time.ts'
import { usePage } from '#lib/use-page.ts'
import { BackLink } from '#ui/back-link.tsx'
import './narrow-page.css'

export default function PulseScreen() {
  const { id = '' } = useParams()
  return (
    <MeetingGate id={id} ways={meetingLinks(id)}>
      {meeting => <Page meeting={meeting} />}
    </MeetingGate>
  )
}

function Page({ meeting }: { meeting: MeetingDetail }) {
  const me = useMe()
  const { timeZone } = me.school
  const may = (action: Action) => can(actorOf(me), action, meetingThing(me, meeting))
  const ofTheGroup = meeting.mine !== null || may('pulse:give')
  const heading = usePage('Meeting survey · Learning Hubs')
  return (
    <main className="page narrow-page" id="main" data-hub={ofTheGroup ? meeting.hubSlug : undefined}>
      <div className="col">
        <BackLink to={meetingLinks(meeting.id).meeting}>Meeting {meeting.number}</BackLink>
        {ofTheGroup && <HubChip slug={meeting.hubSlug} name={groupTitle(meeting)} />}
        <h1 ref={heading} tabIndex={-1}>
          {ofTheGroup ? 'Meeting survey' : 'Survey results for all meetings'}
        </h1>
        <p className="lead">
          {ofTheGroup
            ? `Meeting ${meeting.number}, ${shortDay(meeting.date)}`
            : 'What people said at the end of their meetings, across all groups.'}
        </p>
      </div>
      {ofTheGroup && <PulseCard meetingId={meeting.id} timeZone={timeZone} />}
      {may('pulse:sums') && <PulseSums />}
    </main>
  )
}
