import { quoted } from '@hubs/rules/text/quoted'
import type { OnProjector } from '@hubs/schema/meetings/live'
import EyeOff from 'lucide-react/icons/eye-off'
import MessageSquare from 'lucide-react/icons/message-square'
import { ConsoleButton } from '../console-button.tsx'
import type { ConsoleState } from '../use-console.ts'

/** What stands on the projector instead of the meeting, in sight as long as it does, with the way back. */
export function ProjectorNote({ wall, state }: { wall: OnProjector; state: ConsoleState }) {
  const { commands, leads, keyOf } = state
  if (!wall.message && !wall.blackout) return null
  return (
    <div className="live-note live-note-quiet">
      {wall.blackout ? <EyeOff className="icon" aria-hidden /> : <MessageSquare className="icon" aria-hidden />}
      <p>
        {wall.blackout ? <strong>The projector is blank.</strong> : `On the projector: ${quoted(wall.message)}`}
        {wall.blackout && ' The meeting is still running.'}
      </p>
      {leads && wall.blackout && (
        <ConsoleButton onAct={commands.blackout} aria-keyshortcuts={keyOf('B')}>
          Show it again
        </ConsoleButton>
      )}
      {leads && !wall.blackout && (
        <ConsoleButton
          onAct={() => commands.dispatch({ type: 'wall', message: '', blackout: false }, 'Clear the message')}
        >
          Clear
        </ConsoleButton>
      )}
    </div>
  )
}
