import type { MeetingStatus } from '@hubs/schema/meetings/meetings'
import { DAY_MS } from '../dates/durations.ts'

/** After a meeting what belongs to it may still be written for so long: reports, offers, and plans sent on late. */
const OPEN_AFTER_MS = 14 * DAY_MS

/** Whether what belongs to a meeting is closed by now, both in epoch milliseconds. */
export function isClosed({ status, startsAtMs }: { status: MeetingStatus; startsAtMs: number }, now: number): boolean {
  return status === 'ended' && now > startsAtMs + OPEN_AFTER_MS
}
