import { MINUTES_MOST } from '@hubs/schema/meetings/agenda'
import type { RunSegment, StoredRun, Turn } from '@hubs/schema/meetings/live'
import type { RunCommand } from '@hubs/schema/meetings/run-commands'
import { MINUTE_MS } from '../dates/durations.ts'
import { amount } from '../text/words.ts'
import { currentSegment, lengthOf } from './run-state.ts'
import { refuse, type Step, unknownSegment } from './run-step.ts'

const LONGEST_SEGMENT = MINUTES_MOST * MINUTE_MS

/** Never below what is spent on the segment, never above four hours: what goes beyond is left out. */
export function addTime(run: StoredRun, segmentId: string, ms: number): Step {
  const segment = run.segments.find(({ id }) => id === segmentId)
  if (!segment) return unknownSegment
  if (ms === 0) return 'nothing'
  const length = lengthOf(segment)
  const least = Math.min(length, segment.spentMs)
  const most = Math.max(length, LONGEST_SEGMENT)
  const change = Math.min(Math.max(length + ms, least), most) - length
  if (change === 0)
    return refuse(
      'no-room',
      ms < 0 ? `${segment.title} has no time left to give.` : `${segment.title} can’t be any longer.`,
    )
  const label =
    change > 0 ? `Added ${amount(change)} to ${segment.title}` : `Took ${amount(change)} from ${segment.title}`
  return { to: withLengths(run, new Map([[segment.id, length + change]])), label }
}

function withLengths(run: StoredRun, lengths: ReadonlyMap<string, number>): StoredRun {
  const segments = run.segments.map(segment => {
    const length = lengths.get(segment.id)
    return length === undefined ? segment : { ...segment, addedMs: length - segment.plannedMs }
  })
  return { ...run, segments }
}

/** The lengths that the facilitator has seen and accepted, all of them or none. */
export function rebalanceTo(
  run: StoredRun,
  { lengths, chosen = false }: Extract<RunCommand, { type: 'rebalance' }>,
): Step {
  const reached = run.segments.findIndex(({ id }) => id === run.currentId)
  for (const { segmentId, ms } of lengths) {
    const at = run.segments.findIndex(({ id }) => id === segmentId)
    const segment = run.segments[at]
    if (!segment) return unknownSegment
    const why = at < reached ? `${segment.title} has finished.` : whyNot(segment, ms, chosen)
    if (why) return refuse('cannot-rebalance', why)
  }
  const changes = lengths.filter(({ segmentId, ms }) =>
    run.segments.some(segment => segment.id === segmentId && lengthOf(segment) !== ms),
  )
  if (changes.length === 0) return 'nothing'
  const to = withLengths(run, new Map(changes.map(({ segmentId, ms }) => [segmentId, ms])))
  return { to, label: 'Changed the times' }
}

/** Why a segment can't be so long, in a sentence; null where it can. */
function whyNot(segment: RunSegment, ms: number, chosen: boolean): string | null {
  const length = lengthOf(segment)
  if (ms >= length) return null
  if (ms < segment.spentMs) return `${segment.title} has already taken longer than that. Check the suggestion again.`
  if (chosen) return null
  if (segment.protected) return `${segment.title} keeps its time. To shorten it, choose it yourself.`
  if (ms < Math.min(segment.floorMs, length))
    return `${segment.title} needs ${amount(segment.floorMs)}. To shorten it, choose it yourself.`
  return null
}

/** The meeting, or the part it is at, really began before the button was pressed. `run` is banked. */
export function beganEarlier(run: StoredRun, segmentId: string | null, ms: number): Step {
  const current = currentSegment(run)
  if (!current || run.startedAt === null) return refuse('not-started', 'The meeting hasn’t started yet.')
  if (segmentId === null) {
    const startedAt = run.startedAt - ms
    const segments = run.segments.map(segment => {
      const spentMs = segment === current ? segment.spentMs + ms : segment.spentMs
      return { ...segment, spentMs, enteredAt: segment.enteredAt === run.startedAt ? startedAt : segment.enteredAt }
    })
    return { to: { ...run, startedAt, segments }, label: `Started ${amount(ms)} earlier` }
  }
  if (segmentId !== current.id)
    return run.segments.some(({ id }) => id === segmentId)
      ? refuse('no-room', `The meeting is now at ${current.title}.`)
      : unknownSegment
  const before = partBefore(run, current)
  const moved = Math.min(ms, before?.spentMs ?? 0)
  if (!before || moved === 0) return refuse('no-room', `${current.title} can’t start any earlier.`)
  const segments = run.segments.map(segment => {
    if (segment === before) return { ...segment, spentMs: segment.spentMs - moved }
    if (segment !== current) return segment
    const enteredAt = segment.enteredAt === null ? null : Math.max(segment.enteredAt - moved, before.enteredAt ?? 0)
    return { ...segment, spentMs: segment.spentMs + moved, enteredAt }
  })
  const round =
    before.kind === 'feedback' ? { ...run.round, turns: fitInto(run.round.turns, before.spentMs - moved) } : run.round
  return { to: { ...run, segments, round }, label: `Started ${current.title} ${amount(moved)} earlier` }
}

/** The one that was entered last before this one in the agenda; after a step back, the one that was entered last. */
function partBefore(run: StoredRun, current: RunSegment): RunSegment | undefined {
  const at = run.segments.indexOf(current)
  const entered = (segment: RunSegment) => segment.enteredAt !== null && segment !== current
  const later = run.segments.slice(at + 1).filter(entered)
  return run.segments.slice(0, at).findLast(entered) ?? later.at(-1)
}

/** Nobody has spoken when feedback was over already: the last turns are shorter by what is gone. */
function fitInto(turns: readonly Turn[], spentMs: number): Turn[] {
  const left = [0, 1].map(group => {
    const used = turns.filter(turn => turn.subGroup === group).reduce((sum, turn) => sum + turn.usedMs, 0)
    return Math.max(0, used - spentMs)
  })
  return turns
    .toReversed()
    .map(turn => {
      const over = Math.min(turn.usedMs, left[turn.subGroup] ?? 0)
      left[turn.subGroup] = (left[turn.subGroup] ?? 0) - over
      const usedMs = turn.usedMs - over
      return { ...turn, usedMs, replyUsedMs: Math.min(turn.replyUsedMs, usedMs) }
    })
    .toReversed()
}
