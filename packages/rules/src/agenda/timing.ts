import type { SegmentKind } from '@hubs/schema/meetings/agenda'
import type { OpenRun } from '@hubs/schema/meetings/live'
import { sum } from '../run/apportion.ts'
import { count, wholeMinutes } from '../text/words.ts'

/** So many meetings have to say it, and by so many minutes, before anything is said. Our own choice. */
const MEETINGS = 3
const MINUTES = 3

/** A part of the agenda that has needed another length than planned, meeting after meeting. */
export interface TimingAdvice {
  segmentId: string
  /** Whole minutes to plan. */
  minutes: number
  /** The median of what it has needed more than planned, whole minutes; negative less. */
  neededMinutes: number
  /** How many meetings say so. */
  meetings: number
  sentence: string
}

type Planned = { id: string; kind: SegmentKind; title: string; minutes: number }
type PartTiming = { plannedMs: number; spentMs: number; ofMs: number }

/**
 * What a group's last meetings say of the agenda of its next one: for each kind of part that at least three of them
 * had, where it needed three minutes or more beyond its plan, or less than it, in the middle case, and most of the
 * meetings agree on which. A part that is planned with it already is left alone, and so is one that comes twice.
 * @param history meetings that have ended, latest first
 * @param agenda the next meeting's
 * @param minutes how long the next meeting lasts: in a meeting of another length a part has another plan
 */
export function timingAdvice(history: readonly OpenRun[], agenda: readonly Planned[], minutes: number): TimingAdvice[] {
  return agenda.flatMap(segment => {
    if (agenda.filter(({ kind }) => kind === segment.kind).length > 1) return []
    const held = history.flatMap(run => heldIn(run, segment.kind))
    const advice = adviceFor(segment, held, minutes)
    return advice ? [advice] : []
  })
}

/** What a kind of part was planned with and took; nothing where the meeting did not have it, or passed it by. */
function heldIn(run: OpenRun, kind: SegmentKind): PartTiming[] {
  const parts = run.segments.filter(segment => segment.kind === kind && segment.enteredAt !== null)
  if (run.status !== 'ended' || parts.length === 0) return []
  const plannedMs = sum(parts.map(part => part.plannedMs))
  return [{ plannedMs, spentMs: sum(parts.map(part => part.spentMs)), ofMs: run.plannedEnd - run.plannedStart }]
}

function adviceFor(
  { id, title, minutes: now }: Planned,
  held: readonly PartTiming[],
  minutes: number,
): TimingAdvice | null {
  const [last] = held
  if (!last || held.length < MEETINGS) return null
  const needed = wholeMinutes(median(held.map(({ plannedMs, spentMs }) => spentMs - plannedMs)))
  const agree = held.filter(
    ({ plannedMs, spentMs }) => Math.sign(wholeMinutes(spentMs - plannedMs)) === Math.sign(needed),
  )
  if (Math.abs(needed) < MINUTES || agree.length * 2 <= held.length) return null
  const base = wholeMinutes(last.ofMs) === minutes ? wholeMinutes(last.plannedMs) : now
  const better = Math.max(1, base + needed)
  if (Math.abs(better - now) < MINUTES || Math.sign(better - now) !== Math.sign(needed)) return null
  const more = `${count(Math.abs(needed), 'minute')} ${needed > 0 ? 'longer' : 'less'} than planned`
  const sentence = `${title} has been taking ${more}. Plan ${better} instead of ${now}?`
  return { segmentId: id, minutes: better, neededMinutes: needed, meetings: held.length, sentence }
}

function median(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? 0)) / 2
}
