import type { RunView, SegmentView } from '@hubs/rules/run-project'
import { count } from '@hubs/rules/words'
import { capital } from '#lib/capital.ts'
import type { Wish } from './command-queue.ts'

/** The one thing to do next, and what its button says. `end` is asked about first. */
export type Step = { label: string; wish: Wish; asks?: 'end' }

/** The part after the one the meeting is at. */
function nextSegment(view: RunView): SegmentView | null {
  const at = view.segments.findIndex(segment => segment.state === 'current')
  return (at < 0 ? null : view.segments[at + 1]) ?? null
}

/** Everybody in the round one by one, then the next part, then the end. Each step names its target. */
export function nextStep(view: RunView): Step | null {
  if (view.status === 'ended') return null
  if (view.status === 'planned') return { label: 'Start the meeting', wish: { type: 'start' } }
  const { round } = view
  if (view.current?.kind === 'feedback' && round?.next) {
    const { personId, name } = round.next
    const begins = round.number === 0
    return { label: begins ? `Begin with ${name}` : `Next: ${name}`, wish: { type: 'beginTurn', personId } }
  }
  const segment = nextSegment(view)
  if (segment) return { label: `Next: ${segment.title}`, wish: { type: 'goTo', segmentId: segment.id } }
  return { label: 'End the meeting', wish: { type: 'end' }, asks: 'end' }
}

/** Who can let the others go first: the speaker, or whoever would be next. Pointless for the only one left. */
export function skippable(view: RunView): { personId: string; name: string } | null {
  const { round } = view
  if (view.current?.kind !== 'feedback' || !round) return null
  const toCome = round.turns.filter(turn => turn.state === 'waiting' || turn.state === 'skipped').length
  if (round.speaker) return toCome > 0 ? round.speaker : null
  return toCome > 1 ? round.next : null
}

/** What would be left undone by going elsewhere now; null where nothing would. */
export function leftUndone(view: RunView): string | null {
  const { current, round } = view
  if (!current) return null
  if (current.kind === 'feedback' && round) {
    const toCome = round.turns.filter(turn => turn.state === 'waiting' || turn.state === 'skipped')
    if (toCome.length === 1) return `${toCome[0]?.name} has not spoken yet.`
    if (toCome.length > 1) return `${capital(count(toCome.length, 'person', 'people'))} have not spoken yet.`
  }
  if (current.kind === 'planning' && current.leftMs > 60_000)
    return 'Planning has time left. With no plan made, there is nothing to report next time.'
  return null
}
