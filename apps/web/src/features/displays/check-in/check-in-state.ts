import type { CheckInMode } from '@hubs/schema/meetings/check-in'
import type { RunState } from '@hubs/schema/meetings/live'

/** Whether people are let in just now, as the server sees it too: it gives no code where they are not. */
export function isCheckInOpen(mode: CheckInMode, run: Pick<RunState, 'status' | 'currentId' | 'segments'>): boolean {
  if (mode === 'closed' || run.status === 'ended') return false
  return mode === 'open' || run.segments.find(segment => segment.id === run.currentId)?.kind === 'introduction'
}
