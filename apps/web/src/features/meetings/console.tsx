import type { RunState } from '@hubs/schema/live'
import type { MeetingDetail } from '@hubs/schema/meetings'
import { useState, type ReactNode } from 'react'
import { ConsoleAgenda } from './console-agenda.tsx'
import { ConsoleHead, type HeadPlace } from './console-head.tsx'
import { ConsoleNow } from './console-now.tsx'
import { ConsoleQuestion } from './console-question.tsx'
import { ConsoleRecord } from './console-record.tsx'
import { ConsoleRound } from './console-round.tsx'
import { ConsoleStart } from './console-start.tsx'
import { EndBanner } from './end-banner.tsx'
import { LiveNote } from './live-note.tsx'
import { Milestones } from './milestones.tsx'
import { QueueNote } from './queue-note.tsx'
import { Register } from './register.tsx'
import { TimeBar } from './time-bar.tsx'
import { useConsole, type ConsoleState } from './use-console.ts'
import type { Live } from './use-live.ts'
import './console.css'
import './console-side.css'

type ConsoleProps = HeadPlace & {
  meeting: MeetingDetail
  live: Live
  run: RunState
  timeZone: string
  /** The hub's sign and name. */
  hub: ReactNode
}

/** The facilitator's whole meeting. */
export function Console({ meeting, live, run, timeZone, hub, links, heading }: ConsoleProps) {
  const state = useConsole({ live, run, meeting, timeZone })
  const { view, acts } = state
  const { status } = view
  return (
    <main className="console" id="main" data-hub={meeting.hubSlug} data-status={status}>
      <ConsoleHead {...{ meeting, view, hub, links, heading }} screens={live.screens} onEnd={acts.end} />
      <div className="console-notes">
        <LiveNote live={live.live} lastWord={live.lastWord} timeZone={timeZone}>
          The countdown goes on here. What you press is kept and sent when the connection is back.
        </LiveNote>
        <QueueNote queue={live.queue} retry={live.retry} leave={live.leave} />
      </div>
      <EndBanner view={view} startedAt={run.startedAt} timeZone={timeZone} now={live.now} />
      <TimeBar view={view} />
      <div className="console-panels">
        <ConsoleAgenda view={view} timeZone={timeZone} goTo={acts.goTo} />
        <section className="card console-now" aria-label={status === 'ended' ? 'The record' : 'Now'}>
          {status === 'planned' && <ConsoleStart state={state} meeting={meeting} timeZone={timeZone} now={live.now} />}
          {(status === 'running' || status === 'paused') && <ConsoleNow state={state} segments={meeting.segments} />}
          {status === 'ended' && <ConsoleRecord state={state} timeZone={timeZone} />}
        </section>
        {status !== 'planned' && <ConsoleSide state={state} />}
      </div>
      <Milestones view={view} />
      <ConsoleQuestion state={state} meeting={meeting} timeZone={timeZone} now={live.now} />
    </main>
  )
}

type SideTab = 'round' | 'register'

/** Beside the meeting: the round while there is one, and the register at any time. */
function ConsoleSide({ state }: { state: ConsoleState }) {
  const { run, view, acts } = state
  const [chosen, choose] = useState<{ tab: SideTab; during: string | null } | null>(null)
  const { current, round } = view
  const usual: SideTab = current?.kind === 'feedback' ? 'round' : 'register'
  // A choice holds for the part it was made in.
  const tab = chosen && chosen.during === (current?.id ?? null) ? chosen.tab : usual
  const show = (next: SideTab) => choose({ tab: next, during: current?.id ?? null })
  return (
    <section className="card console-side" aria-label="The people">
      {round && (
        <div className="console-tabs">
          <button type="button" aria-pressed={tab === 'round'} onClick={() => show('round')}>
            The round
          </button>
          <button type="button" aria-pressed={tab === 'register'} onClick={() => show('register')}>
            Register
          </button>
        </div>
      )}
      {tab === 'round' && round ? (
        <ConsoleRound view={view} round={round} speak={acts.speak} toRegister={() => show('register')} />
      ) : (
        <Register people={run.people} give={acts.give} heading={!round} />
      )}
    </section>
  )
}
