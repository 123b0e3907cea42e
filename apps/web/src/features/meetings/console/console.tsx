import { isolated } from '@hubs/rules/text/isolated'
import type { PlansMessage, RunState } from '@hubs/schema/meetings/live'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { lazy, Suspense, useEffect, type ReactNode } from 'react'
import { useWakeLock } from '#lib/live/use-wake-lock.ts'
import { ConsoleAgenda } from './console-agenda.tsx'
import { ConsoleHead, type ConsoleHeading } from './console-head.tsx'
import { TakenOver } from './round/console-lead.tsx'
import { ConsoleNow, type NowSlots } from './console-now.tsx'
import { ConsoleOffer } from './rebalance/console-offer.tsx'
import { ConsoleEnded } from './register/console-ended.tsx'
import { ConsoleSide } from './register/console-people.tsx'
import { ConsoleStart } from './register/console-start.tsx'
import { ProjectorNote } from './display/display-note.tsx'
import { EndBanner } from './end-banner.tsx'
import { LiveNote } from '../live-note.tsx'
import { Milestones } from '../milestones.tsx'
import { QueueNote } from './queue-note.tsx'
import { TimeBar } from '../time-bar.tsx'
import { deviceName, useChime } from '../live/use-chime.ts'
import { type ConsoleState, useConsole } from './use-console.ts'
import { useKeptFocus } from './keyboard/use-kept-focus.ts'
import type { Live } from '../live/use-live.ts'
import { useNowOnTop } from './use-now-on-top.ts'
import './console.css'
import './console-side.css'
import './console-parts.css'

const loadPanels = () => import('./console-panels.tsx')
// Dialogs are heavy, and nobody needs one at first.
const Panels = lazy(loadPanels)

type ConsoleProps = ConsoleHeading &
  NowSlots & {
    meeting: MeetingDetail
    live: Live
    run: RunState
    timeZone: string
    /** Who looks at it. */
    me: { id: string; name: string }
    /** What is to be done before the meeting. */
    checklist?: ReactNode
  }

/** The facilitator's whole meeting. */
export function Console({ meeting, live, run, timeZone, me, heading, tools, checklist, ...slots }: ConsoleProps) {
  const state = useConsole({ live, run, meeting, timeZone, me: me.id })
  const { view, commands, leads } = state
  const { status } = view
  const { now } = live
  const device = deviceName(`${isolated(me.name)}’s console`)
  const chime = useChime(run, view, device)
  useWakeLock(status !== 'ended')
  // At hand when the network is not.
  useEffect(() => void loadPanels(), [])
  return (
    <main className="console" id="main" data-hub={meeting.hubSlug} data-status={status}>
      <a className="console-skip" href="#now">
        Skip to the current part
      </a>
      <ConsoleHead {...{ meeting, state, heading, tools, timeZone, now }} screens={live.screens} />
      <Notes {...{ live, run, timeZone, me, state }} chimeWaits={chime.waits} />
      {/* Once it is over, the heading below says when that was. */}
      {status !== 'ended' && (
        <EndBanner {...{ view, timeZone, now }} startedAt={run.startedAt}>
          <ConsoleOffer {...{ state, now, timeZone }} />
        </EndBanner>
      )}
      <TimeBar view={view} />
      <div className="console-panels">
        <NowPanel {...{ state, meeting, timeZone, now, checklist, slots }} plans={live.plans} />
        <ConsoleAgenda {...{ view, timeZone, leads }} goTo={commands.goTo} />
        {status !== 'planned' && <ConsoleSide {...{ state, timeZone }} plans={live.plans} />}
      </div>
      <Milestones view={view} />
      <Suspense>
        <Panels {...{ state, meeting, timeZone, now, chime, device }} />
      </Suspense>
    </main>
  )
}

type NowPanelProps = Pick<ConsoleProps, 'meeting' | 'timeZone' | 'checklist'> & {
  state: ConsoleState
  plans: PlansMessage | null
  now: number
  slots: NowSlots
}

/** The middle: the register before the start, what is on, and at last what it was. */
function NowPanel({ state, meeting, plans, timeZone, now, checklist, slots }: NowPanelProps) {
  const { status } = state.view
  // First: the main button goes before the heading.
  useKeptFocus()
  const panel = useNowOnTop(state.view)
  const running = status === 'running' || status === 'paused'
  return (
    <section
      className="card console-now"
      id="now"
      ref={panel}
      tabIndex={-1}
      aria-label={status === 'ended' ? 'Timings' : 'Now'}
    >
      {status === 'planned' && <ConsoleStart {...{ state, meeting, timeZone, now, checklist }} />}
      {running && <ConsoleNow {...{ state, plans, now, ...slots }} segments={meeting.segments} />}
      {status === 'ended' && <ConsoleEnded {...{ state, timeZone }} meetingId={meeting.id} />}
      {!running && slots.notes}
    </section>
  )
}

type NotesProps = Pick<ConsoleProps, 'live' | 'run' | 'timeZone' | 'me'> & { state: ConsoleState; chimeWaits: boolean }

/** What one should know now, beside the meeting itself. */
function Notes({ live, run, timeZone, me, state, chimeWaits }: NotesProps) {
  return (
    <div className="console-notes">
      <LiveNote live={live.live} lastWord={live.lastWord} doubt={live.doubt} timeZone={timeZone}>
        The countdown continues here. Anything you press is saved and sent when you’re back online.
      </LiveNote>
      <QueueNote queue={live.queue} retry={live.retry} leave={live.leave} retryRejected={live.retryRejected} />
      <TakenOver {...{ run, timeZone }} now={live.now} me={me.id} />
      <ProjectorNote wall={run.wall} state={state} />
      {chimeWaits && <p className="live-note live-note-quiet">Tap here or press any key so the chime can play.</p>}
    </div>
  )
}
