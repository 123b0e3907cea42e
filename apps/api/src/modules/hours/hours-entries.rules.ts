import { attendedMinutes, missedIt } from '@hubs/rules/hours'
import { quoted } from '@hubs/rules/text/quoted'
import type { HoursEntry, RegisterMark } from '@hubs/schema/hours'
import type { CorrectionRow, LineRow } from './hours.repo.ts'

const numberIn = (value: string | number | null) => (value === null ? null : Number(value))

/** When a meeting began and ended; null where it wasn't run on screen. */
function heldOf(line: LineRow) {
  const { minutes: plannedMinutes, runStatus } = line
  if (runStatus !== 'ended') return { startedAt: null, endedAt: null, plannedMinutes }
  return { startedAt: numberIn(line.startedAt), endedAt: numberIn(line.endedAt), plannedMinutes }
}

/** Whether a meeting has been held, as far as its register counts. */
const counts = (line: LineRow) => line.status === 'ended' || line.status === 'planned'

export function markOf(line: LineRow, caughtUp: boolean): RegisterMark {
  return caughtUp && missedIt(line.attendance) ? 'caught-up' : line.attendance
}

/** The minutes of one line of a register. */
export function minutesOf(line: LineRow): number {
  return counts(line) ? attendedMinutes(heldOf(line), line) : 0
}

/** By day; a correction comes after what it corrects. */
const orderOf = ({ day, key }: HoursEntry) => `${day} ${key.startsWith('correction ') ? 1 : 0} ${key}`

type Sources = {
  lines: readonly LineRow[]
  /** By the meeting's id. */
  catchUps: ReadonlyMap<string, number>
  observations: readonly { id: string; date: string; minutes: number }[]
  corrections: readonly CorrectionRow[]
  names: ReadonlyMap<string, string>
  /** The day of an instant. */
  dayOf: (ms: number) => string
}

/**
 * Everything that counts for one person in one year, by day: each line says where its minutes come from, and nothing is
 * in it that somebody only claimed.
 */
export function hoursEntries({ lines, catchUps, observations, corrections, names, dayOf }: Sources) {
  const entries: HoursEntry[] = []
  const none = { reason: null, by: null }
  for (const line of lines) {
    if (!counts(line)) continue
    const about = { day: line.date, what: `${line.hubName}, meeting ${line.number}`, ...none }
    const held = heldOf(line)
    if (line.attendance === 'present')
      entries.push({
        ...about,
        key: `meeting ${line.meetingId}`,
        kind: 'attended',
        source: held.startedAt === null ? 'planned-length' : 'register',
        minutes: attendedMinutes(held, line),
      })
    const caughtUp = catchUps.get(line.meetingId)
    if (caughtUp !== undefined && missedIt(line.attendance))
      entries.push({
        ...about,
        key: `catch-up ${line.meetingId}`,
        kind: 'caught-up',
        source: 'catch-up',
        minutes: caughtUp,
      })
  }
  for (const { id, date, minutes } of observations)
    entries.push({
      key: `observation ${id}`,
      kind: 'extra',
      source: 'observation',
      day: date,
      what: 'Observed a colleague',
      minutes,
      ...none,
    })
  for (const { id, kind, minutes, reason, reading, byId, at } of corrections)
    entries.push({
      key: `correction ${id}`,
      kind,
      source: reading === null ? 'correction' : 'reading',
      day: dayOf(at),
      what: reading === null ? 'Correction' : `Read ${quoted(reading)}`,
      minutes,
      reason,
      by: names.get(byId) ?? '',
    })
  return entries.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
}
