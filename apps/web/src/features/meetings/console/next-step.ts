import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { isolated } from '@hubs/rules/text/isolated'
import type { RunView, SegmentView } from '@hubs/rules/run/run-project'
import type { RoundView, SubGroupView } from '@hubs/rules/run/run-round-view'
import { count } from '@hubs/rules/text/words'
import { capital } from '#lib/page/capital.ts'
import type { CommandInput } from '../live/replay.ts'

/** The one thing to do next, and what its button says. `end` is asked about first. */
export type Step = { label: string; input: CommandInput; asks?: 'end' }

/** The part after the one the meeting is at. */
function nextSegment(view: RunView): SegmentView | null {
  const at = view.segments.findIndex(segment => segment.state === 'current')
  return (at < 0 ? null : view.segments[at + 1]) ?? null
}

function partStep(view: RunView): Step | null {
  const segment = nextSegment(view)
  return segment && { label: `Next: ${segment.title}`, input: { type: 'goTo', segmentId: segment.id } }
}

/** The replies to whoever has reported. */
function replyStep({ speaker }: SubGroupView): Step | null {
  if (speaker?.state !== 'speaking' || speaker.readOut || speaker.replyMs === 0) return null
  const { personId } = speaker
  return { label: `Replies to ${isolated(speaker.name)}`, input: { type: 'beginReply', personId } }
}

function turnStep({ next }: SubGroupView, round: RoundView): Step | null {
  if (!next) return null
  const { personId, name } = next
  return {
    label: `${round.number === 0 ? 'Start with' : 'Next:'} ${isolated(name)}`,
    input: { type: 'beginTurn', personId },
  }
}

/** What comes next in one sub-group: replies, the next person, and for the last one of two groups that they are done. */
export function groupStep(group: SubGroupView, round: RoundView): Step | null {
  const step = replyStep(group) ?? turnStep(group, round)
  if (step || !group.speaker || !round.split) return step
  const { personId, name } = group.speaker
  return { label: `${isolated(name)} has finished`, input: { type: 'endTurn', personId } }
}

/** Of two sub-groups the one whose clock runs out first; one where nobody speaks goes before. */
function mostUrgent(round: RoundView): SubGroupView | undefined {
  const left = ({ speaker, next }: SubGroupView) => speaker?.partLeftMs ?? (next ? -Infinity : Infinity)
  return round.groups.toSorted((a, b) => left(a) - left(b))[0]
}

/** Each report, its replies and the next person, then the next part, then the end. Each step names its target. */
export function nextStep(view: RunView): Step | null {
  if (view.status === 'ended') return null
  if (view.status === 'planned') return { label: 'Start the meeting', input: { type: 'start' } }
  const { round } = view
  if (view.current?.kind === 'feedback' && round) {
    const group = mostUrgent(round)
    const step = group && groupStep(group, round)
    if (step) return step
  }
  const part = partStep(view)
  if (part) return part
  return { label: 'End the meeting', input: { type: 'end' }, asks: 'end' }
}

/** While somebody reports: the next person at once, or after the last one the next part, without replies. */
export function stepPastReply(view: RunView): Step | null {
  const { round } = view
  const [group] = round?.groups ?? []
  if (view.current?.kind !== 'feedback' || !round || !group || round.split || !replyStep(group)) return null
  return turnStep(group, round) ?? partStep(view)
}

/** Who can let the others go first: the speaker, or whoever would be next. Pointless for the only one left. */
export function skippable(view: RunView): { personId: string; name: string } | null {
  const { round } = view
  if (view.current?.kind !== 'feedback' || !round || round.split) return null
  const toCome = round.turns.filter(turn => turn.state === 'waiting' || turn.state === 'skipped').length
  if (round.speaker)
    return toCome > 0 && round.speaker.state === 'speaking' && !round.speaker.readOut ? round.speaker : null
  return toCome > 1 ? round.next : null
}

/** What would be left undone by going elsewhere now; null where nothing would. */
export function leftUndone(view: RunView): string | null {
  const { current, round } = view
  if (!current) return null
  if (current.kind === 'feedback' && round) {
    const toCome = round.turns.filter(turn => turn.state === 'waiting' || turn.state === 'skipped')
    if (toCome.length === 1) return `${isolated(toCome[0]?.name ?? '')} hasn’t spoken yet.`
    if (toCome.length > 1) return `${capital(count(toCome.length, 'person', 'people'))} haven’t spoken yet.`
  }
  if (current.kind === 'planning' && current.leftMs > MINUTE_MS)
    return 'There’s still time for planning. Without a plan, there’s nothing to report back on next time.'
  return null
}
