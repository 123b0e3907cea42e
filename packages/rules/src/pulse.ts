import type { SegmentKind } from '@hubs/schema/meetings/agenda'
import type { Pulse, PulseFigures, PulseItem } from '@hubs/schema/meetings/pulse'
import { DAY_MS } from './dates/durations.ts'
import { releasesNow } from './reports/releases.ts'

/** A mean of "heard" below this is worth a word in the group (domain facts, section 8, G1). */
export const HEARD_ALARM = 3.5
/** The pulse stays open for so long after the meeting, milliseconds. */
const OPEN_AFTER = 3 * DAY_MS

type MeetingPhase = { endedAt: number | null; currentKind: SegmentKind | null }

/** When the pulse of a meeting that ended at `endedAt` closes; null while it has not ended. Epoch milliseconds. */
export function pulseCloses(endedAt: number | null): number | null {
  return endedAt === null ? null : endedAt + OPEN_AFTER
}

/** From the summary part on until three days after the end. `now` in epoch milliseconds on the server's clock. */
export function pulseState({ endedAt, currentKind }: MeetingPhase, now: number): Pulse['state'] {
  const closes = pulseCloses(endedAt)
  if (closes === null) return currentKind === 'summary' ? 'open' : 'not-yet'
  return now < closes ? 'open' : 'closed'
}

type Counting = {
  /** Answers that are in no figure yet. */
  waiting: number
  /** How many of those who were there have not answered. */
  missing: number
  closed: boolean
}

/** Whether the waiting answers of a meeting go into its figures: five or more at a time, and never fewer. */
export function countsNow({ waiting, missing, closed }: Counting): boolean {
  return releasesNow({ waiting, missing: closed ? 0 : missing })
}

/** The programme's sums take in two groups or more at a time: no step tells one group from the others. */
export function sumsNow(groups: { waiting: number; missing: number }): boolean {
  return releasesNow({ ...groups, least: 2 })
}

/** The mean to one decimal place with the lowest and highest answer, for each item. `answers` has one at least. */
export function pulseFigures(answers: readonly Record<PulseItem, number>[]): PulseFigures {
  const figure = (item: PulseItem) => {
    const marks = answers.map(answer => answer[item])
    return { mean: meanOf(marks), lowest: Math.min(...marks), highest: Math.max(...marks) }
  }
  return { useful: figure('useful'), heard: figure('heard'), nextStep: figure('nextStep') }
}

/** The mean of some marks to one decimal place; there is one mark at least. */
export function meanOf(marks: readonly number[]): number {
  const sum = marks.reduce((total, mark) => total + mark, 0)
  return Math.round((sum / marks.length) * 10) / 10
}
