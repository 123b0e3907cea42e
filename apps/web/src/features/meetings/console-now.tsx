import type { MeetingDetail } from '@hubs/schema/meetings'
import { countdown } from '@hubs/rules/words'
import ArrowRight from 'lucide-react/icons/arrow-right'
import Flag from 'lucide-react/icons/flag'
import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import Undo2 from 'lucide-react/icons/undo-2'
import { Act } from './act.tsx'
import { KeyHints } from './key-hints.tsx'
import { Prompt } from './prompt.tsx'
import type { ConsoleState } from './use-console.ts'

type NowProps = { state: ConsoleState; segments: MeetingDetail['segments'] }

/** What is on now: the speaker, or the part; its time; what to say; and what can be done. */
export function ConsoleNow({ state, segments }: NowProps) {
  const { view, shortcuts, setShortcuts } = state
  const { current, round } = view
  if (!current) return null
  const notes = segments.find(({ id }) => id === current.id)?.notes
  const inRound = current.kind === 'feedback' && round !== null
  return (
    <>
      <NowTitle state={state} />
      <Prompt text={current.prompt} />
      {inRound && round.of === 0 && <p>Mark who is here, in the register: each of them gets a turn.</p>}
      {inRound && round.number > 0 && !round.speaker && !round.next && <p>Everybody here has spoken.</p>}
      <NowActions state={state} />
      <KeyHints on={shortcuts} setOn={setShortcuts} inRound={inRound} />
      {notes && (
        <div className="console-own-notes">
          <h3>Your notes</h3>
          <p>{notes}</p>
          <p className="s quiet">Only those who lead this group see them.</p>
        </div>
      )}
    </>
  )
}

function NowTitle({ state }: { state: ConsoleState }) {
  const { view } = state
  const { current, round, segments, status } = view
  if (!current) return null
  const speaker = round?.speaker
  const part = segments.findIndex(({ id }) => id === current.id) + 1
  const { leftMs, whole, of } = speaker
    ? { leftMs: speaker.leftMs, whole: countdown(speaker.shareMs), of: 'in this turn' }
    : { leftMs: current.leftMs, whole: countdown(current.lengthMs), of: '' }
  return (
    <div className="console-title">
      <div>
        <p className="quiet num">
          {speaker ? `${current.title}, turn ${round.number} of ${round.of}` : `Part ${part} of ${segments.length}`}
        </p>
        <h2>{speaker ? speaker.name : current.title}</h2>
        {speaker && (
          <p className="quiet num">
            {current.title} has {countdown(current.leftMs).replace('+', 'gone over by ')}
            {current.leftMs < 0 ? '' : ' left'}
          </p>
        )}
      </div>
      <div className="console-clock" data-over={leftMs < 0 || undefined}>
        <p className="console-number num" role="timer" aria-live="off">
          {countdown(leftMs)}
        </p>
        <p className="quiet num">
          {status === 'paused' ? 'paused' : leftMs < 0 ? `over ${whole} ${of}` : `of ${whole} left ${of}`}
        </p>
      </div>
    </div>
  )
}

function NowActions({ state }: { state: ConsoleState }) {
  const { run, view, acts } = state
  const paused = view.status === 'paused'
  const { step, skip } = acts
  return (
    <div className="console-actions">
      {step && (
        <Act look={paused ? 'plain' : 'main'} big className="console-next" onAct={acts.next} aria-keyshortcuts="Space">
          {step.asks ? <Flag className="icon" aria-hidden /> : <ArrowRight className="icon" aria-hidden />}
          {step.label}
        </Act>
      )}
      <Act look={paused ? 'main' : 'plain'} big onAct={acts.pause} aria-keyshortcuts="P">
        {paused ? <Play className="icon" aria-hidden /> : <Pause className="icon" aria-hidden />}
        {paused ? 'Go on' : 'Pause'}
      </Act>
      <span className="console-minutes num" role="group" aria-label={`Time of ${view.current?.title ?? ''}`}>
        <Act big again onAct={() => acts.minutes(-1)} aria-keyshortcuts="-" aria-label="−1 min">
          −1
        </Act>
        <Act big again onAct={() => acts.minutes(1)} aria-keyshortcuts="+">
          +1 min
        </Act>
      </span>
      {skip && (
        <Act big onAct={acts.skipTurn} aria-keyshortcuts="S" title="Lets the others go first, comes back at the end">
          Skip<span className="hidden-text"> {skip.name}, comes back at the end</span>
        </Act>
      )}
      {run.undoLabel && (
        <Act look="ghost" big className="console-undo" onAct={acts.undo} aria-keyshortcuts="Z">
          <Undo2 className="icon" aria-hidden />
          <span>
            Undo<span className="console-undo-what"> {run.undoLabel}</span>
          </span>
        </Act>
      )}
    </div>
  )
}
