import { useSuspenseQuery } from '@tanstack/react-query'
import { meetingThing } from '#features/meetings/meeting-thing.ts'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import type { ComponentProps } from 'react'
import { can } from '@hubs/rules/can'
import { MeetingFor } from '#app/routes/meetings/meeting-for.tsx'
import { meetingLinks } from '#app/routes/meetings/meeting-links.ts'
import { useMe } from '#app/session/session-gate.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { groupTitle } from '#features/meetings/meeting-labels.ts'
import { CandidateBoard } from '#features/preparation/candidates/candidate-board.tsx'
import { candidatesQuery } from '#features/preparation/candidates/candidates.queries.ts'
import { useNow } from '#lib/time/use-now.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { Boundary } from '#ui/page/boundary.tsx'
import { Page } from '#ui/page/page.tsx'
import { RefetchNote } from '#ui/notes/refetch-note.tsx'

export default function CandidatesScreen() {
  return (
    <MeetingFor action="candidate:vote" mayNot="Only this group’s members can vote on its new learning.">
      {meeting => <Candidates meeting={meeting} />}
    </MeetingFor>
  )
}

function Candidates({ meeting }: { meeting: MeetingDetail }) {
  const me = useMe()
  // Voting closes while the page is open, too.
  const now = useNow()
  const leads = can(actorOf(me), 'meeting:prepare', meetingThing(me, meeting))
  return (
    <Page
      hub={meeting.hubSlug}
      title="New learning"
      heading="What should we learn next?"
      back={{ to: meetingLinks(meeting.id).meeting, label: `Meeting ${meeting.number}` }}
      above={<HubChip slug={meeting.hubSlug} name={groupTitle(meeting)} />}
    >
      <Boundary waiting="Loading ideas…">
        <Board meeting={meeting} leads={leads} timeZone={me.school.timeZone} now={now} />
      </Boundary>
    </Page>
  )
}

/** Other members vote meanwhile: a page that couldn’t ask again says so, beside what it had. */
function Board(props: Omit<ComponentProps<typeof CandidateBoard>, 'board'>) {
  const query = useSuspenseQuery(candidatesQuery(props.meeting.id))
  return (
    <>
      <RefetchNote query={query} />
      <CandidateBoard {...props} board={query.data} />
    </>
  )
}
