import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { meetingThing } from '#features/meetings/meeting-thing.ts'
import { plannedEnd } from '@hubs/rules/agenda/meeting-end'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { can } from '@hubs/rules/can'
import { useParams } from 'react-router-dom'
import { meetingLinks } from '#app/routes/meetings/meeting-links.ts'
import { useMe } from '#app/session/session-gate.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { MeetingGate } from '#features/meetings/details/meeting-gate.tsx'
import { groupTitle } from '#features/meetings/meeting-labels.ts'
import { RecordTable } from '#features/meetings/record-table.tsx'
import { CatchUpCard } from '#features/hours/catch-up-card.tsx'
import { MinutesView } from '#features/minutes/minutes-view.tsx'
import { minutesQuery } from '#features/minutes/minutes.queries.ts'
import { MailNote } from '#features/operations/mail-note.tsx'
import { mailDeliveryQuery } from '#features/operations/operations.queries.ts'
import { shortDay, shortSpan } from '#lib/time/time.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { Boundary } from '#ui/page/boundary.tsx'
import { Page } from '#ui/page/page.tsx'
import '../narrow-page.css'

export default function MinutesScreen() {
  const { id = '' } = useParams()
  return <MeetingGate id={id}>{meeting => <MeetingMinutes meeting={meeting} />}</MeetingGate>
}

function MeetingMinutes({ meeting }: { meeting: MeetingDetail }) {
  const me = useMe()
  const { timeZone } = me.school
  const ofTheGroup = meeting.mine !== null || can(actorOf(me), 'meeting:watch', meetingThing(me, meeting))
  return (
    <Page
      look="narrow-page minutes-page"
      hub={meeting.hubSlug}
      title={`Minutes, ${shortDay(meeting.date)}`}
      heading="Minutes"
      back={{ to: meetingLinks(meeting.id).meeting, label: `Meeting ${meeting.number}` }}
      above={<HubChip slug={meeting.hubSlug} name={groupTitle(meeting)} />}
      more={
        <>
          <p className="lead num">
            Meeting {meeting.number}, {shortSpan(meeting.startsAtInstant, plannedEnd(meeting), timeZone)}
            {meeting.place && `, ${meeting.place}`}
          </p>
          <div className="row wrap between">
            <p className="s quiet">
              {ofTheGroup
                ? 'Your group can read all of this. The coordinator can only see attendance, timings and totals. No one else can see it.'
                : 'You can see attendance, timings and totals. What the group learned stays in the group.'}
            </p>
            <button type="button" className="btn no-print" onClick={() => window.print()}>
              Print
            </button>
          </div>
        </>
      }
    >
      {/* Whoever wasn’t there reads it here, and this is where they say that they have. */}
      {meeting.mine !== null && <CatchUpCard meetingId={meeting.id} />}
      <Boundary waiting="Loading the minutes…">
        <Minutes id={meeting.id} timeZone={timeZone} />
      </Boundary>
    </Page>
  )
}

function Minutes({ id, timeZone }: { id: string; timeZone: string }) {
  const { data } = useSuspenseQuery(minutesQuery(id))
  const { data: delivery } = useQuery({ ...mailDeliveryQuery(), enabled: data.draft !== null })
  return (
    <>
      {data.draft && (
        <div className="no-print">
          <MailNote />
        </div>
      )}
      <MinutesView
        minutes={data}
        timeZone={timeZone}
        mailed={delivery?.sent !== false}
        times={data.record && <RecordTable rows={data.record.segments} />}
      />
    </>
  )
}
