import { MINUTE_MS, HOUR_MS } from '@hubs/rules/dates/durations'
import { isolated } from '@hubs/rules/text/isolated'
import { isMeetingOver } from '@hubs/rules/agenda/meeting-end'
import type { Meeting, MeetingStatus } from '@hubs/schema/meetings/meetings'
import type { Lead } from '@hubs/schema/meetings/live'
import { endToSay, isStillToBegin, type RunView } from '@hubs/rules/run/run-project'
import { countdown, endsAt, isOver } from '@hubs/rules/text/words'
import { clockTime, daysUntil, shortDate, weekday } from '#lib/time/time.ts'

/** Above this much time left, minutes are enough; below it every second shows. */
const MINUTES_ONLY_MS = 5 * MINUTE_MS

const WEEK_DAYS = 7

/** "Starts 15:30", "Starts Wednesday 15:30", "Starts Wednesday 27 January, 15:30"; where nobody ran it, "Planned for …". */
export function beginSentence({ plannedStart }: RunView, timeZone: string, now: number): string {
  const clock = clockTime(plannedStart, timeZone)
  const days = daysUntil(plannedStart, timeZone, now)
  const verb = now - plannedStart > HOUR_MS ? 'Planned for' : 'Starts'
  if (days === 0) return `${verb} ${clock}`
  return days > 0 && days < WEEK_DAYS
    ? `${verb} ${weekday(plannedStart, timeZone)} ${clock}`
    : `${verb} ${shortDate(plannedStart, timeZone)}, ${clock}`
}

/** What follows from it: "Ends 17:30.", or for a meeting that nobody ran, when it would end now. */
export function toBeginThen(view: RunView, timeZone: string, now: number): string {
  return now - view.plannedStart > HOUR_MS
    ? `If you start now, it ends at ${clockTime(view.shownEnd, timeZone)}.`
    : `${endSentence(view, timeZone)}.`
}

/** "Ends 17:34, four minutes late"; before it begins, "Ends 17:30"; once it is over, "Ended 17:31, one minute late". */
export function endSentence(view: RunView, timeZone: string): string {
  const clock = clockTime(endToSay(view), timeZone)
  if (isStillToBegin(view)) return `Ends ${clock}`
  return endsAt(clock, view.lateMinutes, view.status === 'ended')
}

/** As everybody reads it, on the wall and on their phones: while it waits, and that there is time to spare, is for whoever leads. */
export function endForAll(view: RunView, timeZone: string): string {
  const sentence = endSentence(view, timeZone)
  const forLead = view.status === 'planned' || view.lateMinutes < 0
  return forLead ? (sentence.split(',')[0] ?? sentence) : sentence
}

/** Why a planned meeting whose time is over has no record; null before that. */
export function notRunWords(meeting: Meeting, now: number): string | null {
  if (meeting.beforeUse) return 'before we started'
  return isMeetingOver(meeting, now) ? 'not run on screen' : null
}

/** One number for a time that is left: "15" minutes while there is plenty, "4:12" near the end, "+1:12" after it. */
export function bigNumber(leftMs: number): { number: string; unit: string } {
  if (leftMs > MINUTES_ONLY_MS) return { number: String(Math.ceil(leftMs / MINUTE_MS)), unit: 'minutes left' }
  return { number: countdown(leftMs), unit: isOver(leftMs) ? 'over' : 'left' }
}

/** "15 min left", "+1:12 over": for a narrow bar. */
export function shortLeft(leftMs: number): string {
  if (leftMs > MINUTES_ONLY_MS) return `${Math.ceil(leftMs / MINUTE_MS)} min left`
  const { number, unit } = bigNumber(leftMs)
  return `${number} ${unit}`
}

export const statusWords: Record<MeetingStatus, string> = {
  planned: 'planned',
  running: 'on now',
  ended: 'held',
  cancelled: 'cancelled',
}

/** "Questioning", or with its group where the hub has several. */
export function groupTitle({ hubName, groupName }: { hubName: string; groupName: string | null }): string {
  return groupName ? `${hubName}, ${groupName}` : hubName
}

/** "Aisha Khan has taken over, 16:12.", to both: "You have taken over, 16:12." */
export function takenOverSentence(lead: Lead, me: string, timeZone: string): string {
  const who = lead.personId === me ? 'You have' : `${isolated(lead.name)} has`
  return `${who} taken over, ${clockTime(lead.since, timeZone)}.`
}
