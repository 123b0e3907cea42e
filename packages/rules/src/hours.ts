import type { HoursEntry, HoursTotals } from '@hubs/schema/hours'
import type { Attendance } from '@hubs/schema/meetings/live'
import { minutesBetween } from './dates/clock-minutes.ts'

/** What catching up on a meeting counts, in minutes: reading its minutes, reporting and planning, ten each. */
export const CATCH_UP_MINUTES = 30

/** A meeting that was held. Instants in epoch milliseconds, null where it wasn't run on screen. */
export type HeldMeeting = {
  startedAt: number | null
  /** As every screen says it. */
  endedAt: number | null
  plannedMinutes: number
}

export type RegisterLine = { attendance: Attendance; arrivedAt: number | null; leftAt: number | null }

/**
 * The whole minutes somebody was at a meeting: from its start or their arrival to its end or their leaving; its planned
 * length where nobody ran it on screen. 0 for whoever is not marked as present.
 */
export function attendedMinutes(meeting: HeldMeeting, line: RegisterLine): number {
  if (line.attendance !== 'present') return 0
  const { startedAt, endedAt, plannedMinutes } = meeting
  if (startedAt === null || endedAt === null) return plannedMinutes
  const from = Math.max(startedAt, line.arrivedAt ?? startedAt)
  const to = Math.min(endedAt, line.leftAt ?? endedAt)
  return Math.max(0, minutesBetween(from, to))
}

/** Whether a register says that somebody missed the meeting: one that nobody marked says nothing. */
export function missedIt(attendance: Attendance): boolean {
  return attendance === 'absent' || attendance === 'apologies'
}

/** The sums of somebody’s hours. Each kind apart; `all` is all of them. */
export function hoursTotals(entries: readonly Pick<HoursEntry, 'kind' | 'minutes'>[]): HoursTotals {
  const sum = (kind: HoursEntry['kind']) =>
    entries.filter(entry => entry.kind === kind).reduce((all, entry) => all + entry.minutes, 0)
  const [attended, caughtUp, extra] = [sum('attended'), sum('caught-up'), sum('extra')]
  return { attended, caughtUp, extra, all: attended + caughtUp + extra }
}

/** "4 hours 10 minutes", "45 minutes", "0 minutes"; with a minus sign below 0. */
export function hoursInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const parts = [
    ...(hours > 0 ? [`${hours} ${hours === 1 ? 'hour' : 'hours'}`] : []),
    ...(rest > 0 || hours === 0 ? [`${rest} ${rest === 1 ? 'minute' : 'minutes'}`] : []),
  ]
  return `${minutes < 0 ? '−' : ''}${parts.join(' ')}`
}

/** As it is printed and typed: three groups of four. `code` has its twelve letters and numbers alone. */
export function certificateCodeShown(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}
