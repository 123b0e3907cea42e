import { MINUTE_MS } from '@hubs/rules/dates/durations'
import type { Lead, RunState } from '@hubs/schema/meetings/live'
import Hand from 'lucide-react/icons/hand'
import { useState } from 'react'
import { ConsoleButton } from '../console-button.tsx'
import { takenOverSentence } from '../../meeting-labels.ts'
import type { ConsoleState } from '../use-console.ts'

type LeadProps = { run: RunState; me: string; now: number; timeZone: string }

/** Tells both, for a minute, that the other one has the clicker now. */
export function TakenOver({ run: { lead }, me, now, timeZone }: LeadProps) {
  const [known, know] = useState({ lead, from: null as Lead | null })
  // Set while drawing: no picture in between shows the old one.
  if (lead?.personId !== known.lead?.personId) know({ lead, from: known.lead })
  const recent = lead !== null && known.from !== null && now - lead.since < MINUTE_MS
  const sentence = recent ? takenOverSentence(lead, me, timeZone) : ''
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
  const { run, commands } = state
  if (!run.lead) return null
  return (
    <div className="console-actions console-following">
      <p>
        <strong>
          <bdi>{run.lead.name}</bdi> is leading.
        </strong>{' '}
        You can see everything, take the register and write notes.
      </p>
      <ConsoleButton big className="console-next" onAct={() => commands.dispatch({ type: 'takeLead' }, 'Take over')}>
        <Hand className="icon" aria-hidden />
        Take over
      </ConsoleButton>
    </div>
  )
}
