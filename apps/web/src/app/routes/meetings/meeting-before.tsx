import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { useQuery } from '@tanstack/react-query'
import { useMe } from '#app/session/session-gate.tsx'
import { openPlansQuery } from '#features/plans/plans.queries.ts'
import { BeforeMeeting } from '#features/preparation/before-meeting.tsx'
import { paths } from '#shared/paths.ts'

/** On the page of a meeting to come: what a member does before it, their own report first. */
export function MeetingBefore({ meeting }: { meeting: MeetingDetail }) {
  const me = useMe()
  const { data: plans } = useQuery(openPlansQuery())
  const due = plans?.find(({ groupId, reviewOn }) => groupId === meeting.groupId && reviewOn === meeting.date)
  const plan = due && { technique: due.technique, reported: due.report !== null, to: paths.report(due.id) }
  // A plan for another meeting says nothing of this one.
  const isElsewhere = plans?.some(({ groupId }) => groupId === meeting.groupId) && !due
  return (
    <BeforeMeeting
      meeting={meeting}
      timeZone={me.school.timeZone}
      personId={me.id}
      plan={isElsewhere ? 'elsewhere' : plans && (plan ?? null)}
    />
  )
}
