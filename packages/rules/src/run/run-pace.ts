import type { OpenRun } from '@hubs/schema/meetings/live'
import { count, wholeMinutes } from '../text/words.ts'
import type { RoundView } from './run-round-view.ts'

/** So many have to have spoken before their pace says anything. */
const PACE_FROM = 2

/** At the pace so far, what feedback takes from what comes after it, before it has happened. */
export interface PaceWarning {
  /** Whole minutes, 1 or more: they come off planning, or the meeting ends so much later. */
  minutes: number
  /** What a turn has taken so far, milliseconds. */
  paceMs: number
  sentence: string
}

/**
 * Null as long as feedback fits at the pace so far, or the meeting has time in hand for it.
 * @param run banked
 * @param leftMs what is left of the feedback segment the meeting is at, negative when over
 * @param lateMs how late the meeting ends if all that is to come keeps its length
 */
export function paceWarning(run: OpenRun, round: RoundView, leftMs: number, lateMs: number): PaceWarning | null {
  const done = run.round.turns.filter(turn => turn.state === 'spoken' && !turn.readOut)
  if (done.length < PACE_FROM) return null
  const paceMs = done.reduce((sum, { usedMs }) => sum + usedMs, 0) / done.length
  const needed = round.groups.map(({ speaker, toCome }) => {
    return (speaker ? Math.max(0, paceMs - speaker.usedMs) : 0) + toCome * paceMs
  })
  // What is over already is in `lateMs`: this is what would still come on top of it.
  const onTop = Math.max(...needed) - Math.max(0, leftMs)
  const minutes = wholeMinutes(Math.min(onTop - Math.min(0, leftMs), onTop + lateMs))
  if (onTop <= 0 || minutes < 1) return null
  return { minutes, paceMs: Math.round(paceMs), sentence: sentenceOf(run, minutes) }
}

function sentenceOf(run: OpenRun, minutes: number): string {
  const at = run.segments.findIndex(({ id }) => id === run.currentId)
  const planning = run.segments.slice(at + 1).find(({ kind }) => kind === 'planning')
  const more = `At this pace, feedback will take ${count(minutes, 'minute')} longer than planned.`
  if (!planning) return `${more} The meeting would finish late.`
  return `${more} That would come out of ${planning.title}, or the meeting would finish late.`
}
