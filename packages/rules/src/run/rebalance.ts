import { MINUTES_MOST } from '@hubs/schema/meetings/agenda'
import type { OpenRun } from '@hubs/schema/meetings/live'
import type { RunCommand } from '@hubs/schema/meetings/run-commands'
import { minutesBetween } from '../dates/clock-minutes.ts'
import { MINUTE_MS } from '../dates/durations.ts'
import { wholeMinutes } from '../text/words.ts'
import { sum } from './apportion.ts'
import { project, type SegmentView } from './run-project.ts'
import { spread } from './spread.ts'

/** The part that runs is never cut to nothing: time to see the proposal, to accept it and to say the last word. */
const GRACE = MINUTE_MS
const LONGEST = MINUTES_MOST * MINUTE_MS

export interface RebalanceOptions {
  /** The end to reach, epoch milliseconds; the planned end where it is left out. */
  aim?: number
  /** Which parts may change, protected ones included: the facilitator's own choice. All that are not protected. */
  may?: readonly string[]
  /** With time in hand, parts may become longer than planned. */
  lengthen?: boolean
}

export interface RebalancePart {
  segmentId: string
  title: string
  beforeMinutes: number
  afterMinutes: number
  /** The new length, milliseconds. */
  lengthMs: number
}

/** What would change, before anything does. */
export interface Rebalance {
  /** The part that runs and all those to come, in order. */
  parts: RebalancePart[]
  /** Epoch milliseconds. */
  aim: number
  endAfter: number
  /** After the change and against the aim, between the two times of day: 0 on time, negative early. */
  lateMinutes: number
  /** What accepts it: for `rebalance`, without what every command carries. Null where nothing changes. */
  command: Pick<Extract<RunCommand, { type: 'rebalance' }>, 'type' | 'lengths' | 'chosen'> | null
}

/**
 * How the rest of a meeting could be shared anew so that it ends at its aim. Late: parts that are not protected give
 * whole minutes, in proportion to what their plan has above its least, and never go below that. Early: parts that were
 * cut get back what they lost, and none becomes longer than planned unless `lengthen` says so. The end is reached to
 * the millisecond, or as nearly as the least lengths allow: however late it is, there is a proposal.
 * @param now epoch milliseconds on the server's clock
 */
export function rebalance(run: OpenRun, now: number, options: RebalanceOptions = {}): Rebalance {
  const view = project(run, now)
  const aim = options.aim ?? view.plannedEnd
  const open = view.segments.filter(isOpen)
  const lateMs = view.projectedEnd - aim
  const wanted = minutesBetween(aim, view.projectedEnd)
  const changes =
    wanted > 0
      ? spread(
          lateMs,
          open.map(part => gives(part, options)),
        ).map(ms => -ms)
      : wanted < 0
        ? spread(
            -lateMs,
            open.map(part => gets(part, options)),
          )
        : open.map(() => 0)
  const parts = open.map((part, i) => partOf(part, changes[i] ?? 0))
  const lengths = open.flatMap(({ id, lengthMs }, i) => {
    return changes[i] ? [{ segmentId: id, ms: lengthMs + changes[i] }] : []
  })
  const endAfter = view.projectedEnd + sum(changes)
  return {
    parts,
    aim,
    endAfter,
    lateMinutes: minutesBetween(aim, endAfter),
    command: lengths.length === 0 ? null : { type: 'rebalance', lengths, chosen: options.may !== undefined },
  }
}

type OpenPart = SegmentView & { state: 'current' | 'to-come' }

function isOpen(segment: SegmentView): segment is OpenPart {
  return segment.state === 'current' || segment.state === 'to-come'
}

function mayChange({ id, protected: kept }: OpenPart, { may }: RebalanceOptions): boolean {
  return may ? may.includes(id) : !kept
}

/** The shortest it can be: its least, or what is spent on it and a minute more; never longer than it is. */
function leastOf({ floorMs, lengthMs, spentMs, state }: OpenPart): number {
  const spent = state === 'current' ? spentMs + GRACE : spentMs
  return Math.min(lengthMs, Math.max(floorMs, spent))
}

function gives(part: OpenPart, options: RebalanceOptions) {
  const most = mayChange(part, options) ? part.lengthMs - leastOf(part) : 0
  return { most, weight: Math.max(0, part.plannedMs - part.floorMs) }
}

function gets(part: OpenPart, options: RebalanceOptions) {
  const { lengthMs, plannedMs, overMs } = part
  const longest = options.lengthen ? LONGEST : plannedMs
  // Time given to a part that is over would be gone already.
  const most = mayChange(part, options) && overMs === 0 ? Math.max(0, longest - lengthMs) : 0
  return { most, weight: options.lengthen ? plannedMs : most }
}

function partOf({ id, title, lengthMs }: OpenPart, change: number): RebalancePart {
  return {
    segmentId: id,
    title,
    beforeMinutes: wholeMinutes(lengthMs),
    afterMinutes: wholeMinutes(lengthMs + change),
    lengthMs: lengthMs + change,
  }
}
