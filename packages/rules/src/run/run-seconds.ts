import type { OpenRun } from '@hubs/schema/meetings/live'
import { SECOND_MS } from '../dates/durations.ts'
import { project } from './run-project.ts'
import { momentOf } from './run-state.ts'

/**
 * The moments within a second at which a number that a screen shows of a run changes, whole milliseconds below 1000: each
 * countdown on the phase of its own start, so that its first second is as long as the others. While nothing counts, the
 * moment of the planned start.
 * @param now epoch milliseconds on the server's clock
 */
export function secondsOf(run: OpenRun, now: number): number[] {
  const at = momentOf(run, now)
  const { current, round, lateMs, plannedStart } = project(run, now)
  // What goes down by a millisecond each millisecond is whole again when so much has passed; what goes up, that long ago.
  const down = (ms: number) => within(at + ms)
  const up = (ms: number) => within(at - ms)
  if (run.status === 'planned' || run.status === 'ended') return [within(plannedStart)]
  if (run.status === 'paused') return [up(lateMs)]
  const speakers = (round?.groups ?? []).flatMap(({ speaker }) => (speaker ? [speaker] : []))
  const moments = [
    ...(current ? [down(current.leftMs)] : []),
    // Over its length a part pushes the end back.
    ...(current && current.leftMs <= 0 ? [up(lateMs)] : []),
    ...speakers.flatMap(({ leftMs, partLeftMs }) => [down(leftMs), down(partLeftMs)]),
  ]
  return moments.length > 0 ? [...new Set(moments)] : [within(plannedStart)]
}

function within(ms: number): number {
  return ((ms % SECOND_MS) + SECOND_MS) % SECOND_MS
}
