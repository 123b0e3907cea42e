import { meetingThing } from '#features/meetings/meeting-thing.ts'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { can, type Action } from '@hubs/rules/can'
import { useParams } from 'react-router-dom'
import { meetingLinks } from '#app/routes/meetings/meeting-links.ts'
import { useMe } from '#app/session/session-gate.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { MeetingGate } from '#features/meetings/details/meeting-gate.tsx'
import { groupTitle } from '#features/meetings/meeting-labels.ts'
import { PulseCard } from '#features/minutes/pulse-card.tsx'
import { PulseSums } from '#features/minutes/pulse-sums.tsx'
import { shortDay } from '#lib/time/time.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { Page } from '#ui/page/page.tsx'
import '../narrow-page.css'

export default function PulseScreen() {
  const { id = '' } = useParams()
  return <MeetingGate id={id}>{meeting => <Survey meeting={meeting} />}</MeetingGate>
}

function Survey({ meeting }: { meeting: MeetingDetail }) {
  const me = useMe()
  const { timeZone } = me.school
  const may = (action: Action) => can(actorOf(me), action, meetingThing(me, meeting))
  const ofTheGroup = meeting.mine !== null || may('pulse:give')
  return (
    <Page
      look="narrow-page"
      // The sums are of all groups: the page has the colour of none.
      hub={ofTheGroup ? meeting.hubSlug : undefined}
      title="Meeting survey"
      heading={ofTheGroup ? 'Meeting survey' : 'Survey results for all meetings'}
      back={{ to: meetingLinks(meeting.id).meeting, label: `Meeting ${meeting.number}` }}
      above={<>{ofTheGroup && <HubChip slug={meeting.hubSlug} name={groupTitle(meeting)} />}</>}
      lead={
        <>
          {ofTheGroup
            ? `Meeting ${meeting.number}, ${shortDay(meeting.date)}`
            : 'What people said at the end of their meetings, across all groups.'}
        </>
      }
    >
      {ofTheGroup && <PulseCard meetingId={meeting.id} timeZone={timeZone} />}
      {may('pulse:sums') && <PulseSums />}
    </Page>
  )
}
