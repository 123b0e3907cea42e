import type { RunState } from '@hubs/schema/live'
import Hand from 'lucide-react/icons/hand'
import { Act } from './act.tsx'
import { takenOverSentence } from './meeting-words.ts'
import type { ConsoleState } from './use-console.ts'

type LeadProps = { run: RunState; me: string; now: number; timeZone: string }

/** Tells both, for a minute, that the other one has the clicker now. */
export function TakenOver({ run, me, now, timeZone }: LeadProps) {
  const sentence = takenOverSentence(run, me, now, timeZone)
  return (
    <div role="status">
      {sentence && (
        <p className="live-note live-note-quiet num">
          <Hand className="icon" aria-hidden />
          {sentence}
        </p>
      )}
    </div>
  )
}

/** In the place of the buttons, for who does not lead: who does, and one tap to take over. */
export function FollowingNote({ state }: { state: ConsoleState }) {
  const { run, acts } = state
  if (!run.lead) return null
  return (
    <div className="console-actions console-following">
      <p>
        <strong>{run.lead.name} leads.</strong> You see everything, can mark who comes, and can write notes.
      </p>
      <Act big className="console-next" onAct={() => acts.give({ type: 'takeLead' }, 'Take over')}>
        <Hand className="icon" aria-hidden />
        Take over
      </Act>
    </div>
  )
}
