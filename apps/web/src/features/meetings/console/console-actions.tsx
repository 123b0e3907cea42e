import { isolated } from '@hubs/rules/text/isolated'
import ArrowRight from 'lucide-react/icons/arrow-right'
import Flag from 'lucide-react/icons/flag'
import MessagesSquare from 'lucide-react/icons/messages-square'
import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import Undo2 from 'lucide-react/icons/undo-2'
import { ConsoleButton } from './console-button.tsx'
import type { ConsoleState } from './use-console.ts'

/** More time for the part that runs, or less. */
function Minutes({ state: { view, commands, keyOf } }: { state: ConsoleState }) {
  return (
    <span className="console-minutes num" role="group" aria-label={`Time for ${view.current?.title ?? ''}`}>
      <ConsoleButton big again onAct={() => commands.minutes(-1)} aria-keyshortcuts={keyOf('-')} aria-label="−1 min">
        −1
      </ConsoleButton>
      <ConsoleButton big again onAct={() => commands.minutes(1)} aria-keyshortcuts={keyOf('+')}>
        +1 min
      </ConsoleButton>
      {/* The large clock is a speaker’s: these are for the whole part. */}
      <span className="console-minutes-of" aria-hidden>
        {view.current?.title}
      </span>
    </span>
  )
}

/** The way back, and from what. */
function Undo({ state: { run, commands, keyOf } }: { state: ConsoleState }) {
  if (!run.undoLabel) return null
  return (
    <ConsoleButton look="ghost" big className="console-undo" onAct={commands.undo} aria-keyshortcuts={keyOf('Z')}>
      <Undo2 className="icon" aria-hidden />
      <span>
        Undo
        <span className="console-undo-what">
          <span className="hidden-text">: </span>
          {run.undoLabel}
        </span>
      </span>
    </ConsoleButton>
  )
}

/** Lets the speaker wait until the end of the round, and the next one speak. In its place for the whole round, so that what is beside it stays there. */
function Skip({ state: { commands, keyOf } }: { state: ConsoleState }) {
  const { skip } = commands
  return (
    <ConsoleButton
      big
      disabled={!skip}
      onAct={commands.skipTurn}
      aria-keyshortcuts={keyOf('S')}
      title="Moves them to the end of the round"
    >
      Skip
      {skip && <span className="hidden-text"> {isolated(skip.name)}, moves to the end of the round</span>}
    </ConsoleButton>
  )
}

/** What leads on: all across, and while somebody reports with the way past the replies beside it. */
function Next({ state: { view, commands, keyOf } }: { state: ConsoleState }) {
  const { step, past } = commands
  const Sign = step?.asks ? Flag : step?.input.type === 'beginReply' ? MessagesSquare : ArrowRight
  return (
    <div className="console-lead-on">
      {step && (
        <ConsoleButton
          look={view.status === 'paused' ? 'plain' : 'main'}
          big
          className="console-next"
          data-main-act
          onAct={commands.next}
          aria-keyshortcuts={keyOf('Space')}
        >
          <Sign className="icon" aria-hidden />
          {step.label}
        </ConsoleButton>
      )}
      {past && (
        <ConsoleButton big onAct={() => commands.dispatch(past.input, past.label)} aria-keyshortcuts={keyOf('N')}>
          {past.label}
        </ConsoleButton>
      )}
    </div>
  )
}

/** What can be done now: at the foot of the panel, on a phone under the thumb, whatever stands above. */
export function ConsoleActions({ state }: { state: ConsoleState }) {
  const { view, commands, keyOf } = state
  const paused = view.status === 'paused'
  const inRound = view.current?.kind === 'feedback' && view.round !== null && !view.round.split
  return (
    <div className="console-actions console-commands">
      <Next state={state} />
      <div className="console-more-commands" data-round={inRound || undefined}>
        <ConsoleButton
          look={paused ? 'main' : 'plain'}
          big
          className="console-pause"
          onAct={commands.pause}
          aria-keyshortcuts={keyOf('P')}
        >
          {paused ? <Play className="icon" aria-hidden /> : <Pause className="icon" aria-hidden />}
          {paused ? 'Resume' : 'Pause'}
        </ConsoleButton>
        <Minutes state={state} />
        {inRound && <Skip state={state} />}
        <Undo state={state} />
      </div>
    </div>
  )
}
