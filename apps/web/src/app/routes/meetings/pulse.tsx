import { meetingThing } from '#features/meetings/meeting-thing.ts'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { can, type Action } from '@hubs/rules/can'
import { useParams } from 'react-router-dom'
import { meetingLinks } from '#app/routes/meetings/meeting-links.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { HubChip } from '#features/hubs/hub-chip.tsx'
import { MeetingGate } from '#features/meetings/details/meeting-gate.tsx'
import { groupTitle } from '#features/meetings/meeting-labels.ts'
import { PulseCard } from '#features/minutes/pulse-card.tsx'
import { PulseSums } from '#features/minutes/pulse-sums.tsx'
import { shortDay } from '#lib/time/time.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import '../narrow-page.css'

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
  const heading = usePageTitle('Meeting survey · Learning Hubs')
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
