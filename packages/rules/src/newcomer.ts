import type { Actor } from './can.ts'
import { MINUTE_MS } from './dates/durations.ts'

/**
 * When somebody joined their group; when its first meeting of all is, and its first one that begins after they joined
 * and after the choice has closed; null where none is planned. Epoch milliseconds.
 */
export type Joined = { joinedAt: number; firstAt: number | null; opensAt: number | null }

/**
 * What somebody reads of their group. Whoever may still come and go reads nothing that was written before they came, so
 * that nobody reads a group and leaves it.
 */
export function readingOf(joined: Joined | null, now: number): Pick<Actor, 'readsSince' | 'missedMeetings'> {
  if (joined === null) return { readsSince: null, missedMeetings: false }
  const { joinedAt, firstAt, opensAt } = joined
  if (opensAt !== null && opensAt <= now) return { readsSince: null, missedMeetings: false }
  return { readsSince: joinedAt, missedMeetings: firstAt !== null && firstAt < joinedAt }
}

/** The groups of whose meetings nothing is closed to this person: those they lead, and their own once it is open. */
export function openGroups({ groupId, leads, missedMeetings }: Pick<Actor, 'groupId' | 'leads' | 'missedMeetings'>) {
  return [...new Set([...(groupId === null || missedMeetings ? [] : [groupId]), ...leads])]
}

/** The same person, without the group some of whose meetings are closed to them. */
export function asReader<T extends Pick<Actor, 'groupId' | 'missedMeetings'>>(actor: T): T {
  return actor.missedMeetings ? { ...actor, groupId: null } : actor
}

/** A meeting as far as it says when its words began. */
type MeetingTimes = { status: 'planned' | 'running' | 'ended' | 'cancelled'; startsAtMs: number; minutes: number }

/**
 * Since when the words of a meeting are being written. What is prepared for one that has not begun is for whoever comes
 * to it, until it would be over: a meeting that nobody ran on screen has been held by then, or has not.
 * @param startedAt when it was really begun, where that is known
 */
export function meetingWrittenAt(
  { status, startsAtMs, minutes }: MeetingTimes,
  startedAt: number | null = null,
): number {
  const begun = status === 'running' || status === 'ended'
  return begun ? Math.max(startsAtMs, startedAt ?? 0) : startsAtMs + minutes * MINUTE_MS
}
