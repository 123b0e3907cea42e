import { isClosed } from '@hubs/rules/plans/report-days'
import type { OwnPlan } from '@hubs/schema/plans/plans'
import type { MeetingInList } from '@hubs/schema/meetings/meetings'
import type { PlanOwner } from '#features/plans/plan-labels.ts'
import { shortDay } from '#lib/time/time.ts'

/**
 * The meeting at which a plan is told: the one running, else the latest one where it has not been told yet, else the
 * next. Null where there is none after the one it was promised at.
 */
export function meetingToReport(
  plan: Pick<OwnPlan, 'groupId' | 'meetingId' | 'report'>,
  meetings: readonly MeetingInList[],
  now: number,
): MeetingInList | null {
  const own = meetings.filter(({ groupId, status }) => groupId === plan.groupId && status !== 'cancelled')
  const promised = own.findIndex(({ id }) => id === plan.meetingId)
  const later = own.slice(promised + 1)
  const isOpen = ({ status, startsAtInstant }: MeetingInList) =>
    status === 'ended' && !isClosed({ status, startsAtMs: Date.parse(startsAtInstant) }, now)
  return (
    later.find(({ status }) => status === 'running') ??
    later.findLast(meeting => isOpen(meeting) && plan.report?.meetingId !== meeting.id) ??
    later.find(({ status }) => status === 'planned') ??
    later.findLast(isOpen) ??
    null
  )
}

/** When a plan is told, and what the minutes of a meeting that is over will have of it. */
export function whenReported(
  { status, date }: Pick<MeetingInList, 'status' | 'date'>,
  { visibility }: Pick<OwnPlan, 'visibility'>,
  { circle }: Pick<PlanOwner, 'circle'>,
): string {
  if (status === 'running') return 'You’ll report back in the meeting that’s on now.'
  if (status === 'ended') {
    const shared = visibility === 'group' || visibility === 'school'
    const then = shared
      ? `Your ${circle} can read your report in its minutes.`
      : `The minutes only count your report, because your plan isn’t shared with your ${circle}.`
    return `For the meeting on ${shortDay(date)}. ${then}`
  }
  return `You’ll report back on ${shortDay(date)}. If you write it now, it’ll be on your phone when it’s your turn.`
}
