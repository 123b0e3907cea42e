import { CODE_SHOWN_MS, CODE_TAKEN_MS } from '@hubs/schema/meetings/check-in'
import type { Clock } from '../../time/clock.ts'

/** The newest code of a meeting, as the store has it. */
type Slot = { meetingId: string; codeNumber: number; codeShownAt: number }

/** As old as the newest code may be before all of them have had their time. */
export const SPENT_MS = CODE_SHOWN_MS + CODE_TAKEN_MS
const MOST_KEPT = 5000

/**
 * How old a code is. Each server hears of each new code and counts from there on its own monotonic clock, so that it
 * does not matter how far the clocks of two servers, or the hands of one before and after its start, are apart. Only a
 * code that was shown before this process began is judged by the instant in the store.
 */
export function createCodeClock(now: Clock) {
  const heard = new Map<string, { slot: number; at: number }>()
  return {
    heard(meetingId: string, slot: number) {
      if (heard.size >= MOST_KEPT) heard.clear()
      const known = heard.get(meetingId)
      if (known?.slot !== slot) heard.set(meetingId, { slot, at: now() })
    },

    /** Milliseconds since the newest code was first shown; null where that can't be so, the clocks being apart. */
    age({ meetingId, codeNumber, codeShownAt }: Slot): number | null {
      const known = heard.get(meetingId)
      const age = now() - (known?.slot === codeNumber ? known.at : codeShownAt)
      return age >= 0 ? age : null
    },
  }
}

/**
 * Whether a code is still taken: for two minutes after it was last shown.
 * @param behind how many newer codes there are; each was shown for half a minute at least
 * @param age of the newest one, milliseconds
 */
export function isTaken(behind: number, age: number): boolean {
  if (behind < 0 || age > SPENT_MS) return false
  return behind === 0 || (behind - 1) * CODE_SHOWN_MS + age <= CODE_TAKEN_MS
}

/** With more newer codes than this a code has had its time for certain. */
export const MOST_BEHIND = CODE_TAKEN_MS / CODE_SHOWN_MS + 1
