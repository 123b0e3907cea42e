import type { CheckInMode } from '@hubs/schema/meetings/check-in'
import type { RunState } from '@hubs/schema/meetings/live'
import type { MeetingStatus } from '@hubs/schema/meetings/meetings'

type Run = Pick<RunState, 'currentId' | 'segments'>

/**
 * Whether people are let in to a meeting just now: as long as check-in is open, or while the introduction runs, and never
 * once the meeting is over or called off. `status` is the meeting's or its run's; a meeting may have no run yet.
 */
export function isCheckInOpen(
  mode: CheckInMode,
  status: MeetingStatus | RunState['status'],
  run: Run | undefined,
): boolean {
  if (mode === 'closed' || status === 'ended' || status === 'cancelled') return false
  return mode === 'open' || run?.segments.find(({ id }) => id === run.currentId)?.kind === 'introduction'
}
