import type { OpenRun, RunSegment } from '@hubs/schema/meetings/live'
import { clockMinute, minutesBetween } from '../dates/clock-minutes.ts'
import { MINUTE_MS } from '../dates/durations.ts'
import { OTHER_TIME_MS } from './late-start.ts'
import { partMinutes } from './run-minutes.ts'
import { type PaceWarning, paceWarning } from './run-pace.ts'
import { type RoundView, roundView } from './run-round-view.ts'
import { settleElapsed, lengthOf, momentOf } from './run-state.ts'

/** A segment at a moment. Durations in milliseconds, instants in epoch milliseconds. */
export interface SegmentView extends Pick<
  RunSegment,
  'id' | 'kind' | 'title' | 'prompt' | 'protected' | 'plannedMs' | 'floorMs'
> {
  /** `passed`: the meeting went by without it. */
  state: 'done' | 'passed' | 'current' | 'to-come'
  spentMs: number
  /** Planned and added. */
  lengthMs: number
  /** Negative when over. */
  leftMs: number
  overMs: number
  /** As a list says them: what it took or will take. Of a meeting that has ended they add up to its times of day. */
  minutes: number
  plannedStart: number
  /** When it did begin, or will if all keeps its length; null if it was passed. */
  projectedStart: number | null
}

/** Everything a screen draws of a run at a moment. */
export interface RunView {
  status: OpenRun['status']
  /** From the start to now or the end, pauses included; 0 before. */
  elapsedMs: number
  /** All pauses, the running one included. */
  pausedMs: number
  /** As a list says them, beside the minutes of the parts. */
  pausedMinutes: number
  plannedStart: number
  plannedEnd: number
  projectedEnd: number
  /** Positive late, negative early. */
  lateMs: number
  /** The end as a clock shows it, and how much later than the planned one that is: shown together they always agree. */
  lateMinutes: number
  shownEnd: number
  segments: SegmentView[]
  current: SegmentView | null
  /** Null in a meeting without feedback. */
  round: RoundView | null
  /** How long ago it should have begun, while nobody has started it; 0 otherwise, and once it is another day. */
  startOverdueMs: number
  /** While feedback runs: at this pace it would cut planning, or the end. */
  feedbackIntoPlanning: PaceWarning | null
}

/**
 * A run at a moment, from the stored or the wire form alike. Nothing ever moves on by itself: a segment past its length
 * stays current and pushes the later ones back. What is to come keeps its length. Before the start all is projected
 * from the planned start, or from now once that has passed; while paused the end moves with now. A meeting held at
 * another time than planned, by more than three hours, is late or early by its own start.
 * @param now epoch milliseconds on the server's clock
 */
export function project(run: OpenRun, now: number): RunView {
  const at = momentOf(run, now)
  const then = settleElapsed(run, at)
  const plan = planOf(run, at)
  const parts = segmentViews(then, at, plan.start)
  const projectedEnd = run.endedAt ?? endOf(parts, expectedStart(run, at))
  const lateMs = projectedEnd - plan.end
  const lateMinutes = minutesBetween(plan.end, projectedEnd)
  const pausedMs = run.pausedMs + (run.pausedAt === null ? 0 : at - run.pausedAt)
  const shown = partMinutes(parts, pausedMs, run.startedAt ?? expectedStart(run, at))
  const segments = parts.map((part, i) => ({ ...part, minutes: shown.parts[i] ?? 0 }))
  const current = segments.find(({ state }) => state === 'current') ?? null
  const round = roundView(then)
  const overdueMs = run.status === 'planned' ? at - run.plannedStart : 0
  return {
    status: run.status,
    elapsedMs: run.startedAt === null ? 0 : (run.endedAt ?? at) - run.startedAt,
    pausedMs,
    pausedMinutes: shown.paused,
    plannedStart: plan.start,
    plannedEnd: plan.end,
    projectedEnd,
    lateMs,
    lateMinutes,
    shownEnd: plan.end + lateMinutes * MINUTE_MS,
    segments,
    current,
    round,
    startOverdueMs: overdueMs > OTHER_TIME_MS ? 0 : Math.max(0, overdueMs),
    feedbackIntoPlanning:
      round && current?.kind === 'feedback' && run.status !== 'ended'
        ? paceWarning(then, round, current.leftMs, lateMs)
        : null,
  }
}

/** Not begun, and nothing lost by it so far: nobody can say yet that it ends on time. */
export function isStillToBegin({ status, lateMinutes }: RunView): boolean {
  return status === 'planned' && lateMinutes <= 0
}

/**
 * The end that every screen, list and email says, epoch milliseconds: the planned one until it begins, whatever the parts
 * of its agenda add up to; from then on the one its parts come to, and at last the real one, as a clock shows it.
 */
export function endToSay(view: RunView): number {
  return isStillToBegin(view) ? view.plannedEnd : view.shownEnd
}

/** The plan that the meeting is held against: as it was made, or moved to when the meeting is really held. */
function planOf(run: OpenRun, at: number): { start: number; end: number } {
  const moved = (run.startedAt ?? Math.max(run.plannedStart, at)) - run.plannedStart
  if (Math.abs(moved) <= OTHER_TIME_MS) return { start: run.plannedStart, end: run.plannedEnd }
  return { start: run.startedAt ?? run.plannedStart, end: clockMinute(run.plannedEnd + moved) }
}

/** The moment from which what is left of the meeting is counted. */
function expectedStart(run: OpenRun, at: number): number {
  return run.status === 'planned' ? Math.max(run.plannedStart, at) : at
}

function endOf(segments: readonly Pick<SegmentView, 'state' | 'leftMs'>[], from: number): number {
  return segments.reduce((end, { state, leftMs }) => {
    return state === 'current' || state === 'to-come' ? end + Math.max(0, leftMs) : end
  }, from)
}

function segmentViews(run: OpenRun, at: number, start: number): Omit<SegmentView, 'minutes'>[] {
  const reached = run.segments.findIndex(({ id }) => id === run.currentId)
  let plannedStart = start
  let cursor = expectedStart(run, at)
  return run.segments.map((segment, i) => {
    const state = stateOf(run, segment, i, reached)
    const leftMs = lengthOf(segment) - segment.spentMs
    const view: Omit<SegmentView, 'minutes'> = {
      id: segment.id,
      kind: segment.kind,
      title: segment.title,
      prompt: segment.prompt,
      protected: segment.protected,
      plannedMs: segment.plannedMs,
      floorMs: segment.floorMs,
      state,
      spentMs: segment.spentMs,
      lengthMs: lengthOf(segment),
      leftMs,
      overMs: Math.max(0, -leftMs),
      plannedStart,
      projectedStart: state === 'to-come' ? cursor : segment.enteredAt,
    }
    plannedStart += segment.plannedMs
    if (state === 'current' || state === 'to-come') cursor += Math.max(0, leftMs)
    return view
  })
}

function stateOf(run: OpenRun, segment: RunSegment, i: number, reached: number): SegmentView['state'] {
  if (i === reached) return 'current'
  if (run.status !== 'ended' && i > reached) return 'to-come'
  return segment.enteredAt === null ? 'passed' : 'done'
}
