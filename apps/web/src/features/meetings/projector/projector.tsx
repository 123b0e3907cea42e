import type { RunState } from '@hubs/schema/meetings/live'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { project, type RunView } from '@hubs/rules/run/run-project'
import Maximize from 'lucide-react/icons/maximize'
import SunMoon from 'lucide-react/icons/sun-moon'
import { useRef, type ReactNode } from 'react'
import { toggleFullScreen } from '#lib/page/full-screen.ts'
import { useFitText } from '#lib/page/use-fit-text.ts'
import { useShortcuts } from '#lib/page/use-shortcuts.ts'
import { useWakeLock } from '#lib/live/use-wake-lock.ts'
import { clockTime } from '#lib/time/time.ts'
import { HubIcon } from '#shared/hub-icon.tsx'
import { LiveNote } from '../live-note.tsx'
import { endForAll, groupTitle } from '../meeting-labels.ts'
import { Milestones } from '../milestones.tsx'
import { TimeBar } from '../time-bar.tsx'
import { ProjectorStage } from './projector-stage.tsx'
import { PROJECTOR, useChime } from '../live/use-chime.ts'
import type { Live } from '../live/use-live.ts'
import './projector.css'

export type ProjectorProps = {
  meeting: MeetingDetail
  live: Pick<Live, 'now' | 'live' | 'lastWord' | 'doubt' | 'plans'>
  run: RunState
  timeZone: string
  /** The hub's guiding question, while nothing runs yet. */
  question: string | null
  /** "Wednesday 27 January": when the group meets again. */
  nextDate: string | null
  /** Beside the words, instead of the ring: the code to come in by. */
  aside?: ReactNode
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset
  if (theme === 'light' || theme === 'dark') return theme === 'dark'
  return window.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false
}

/** Light to dark or back, on this page and for now: on the root, since that is where the colours are worked out. */
function switchTheme(): void {
  document.documentElement.dataset['theme'] = isDark() ? 'light' : 'dark'
}

/** For the room: one name, one sentence, one number, readable from eight metres. Nothing private, nothing that flashes. */
export function Projector({ meeting, live, run, timeZone, question, nextDate, aside }: ProjectorProps) {
  const view = project(run, live.now)
  const stage = useRef<HTMLDivElement>(null)
  const chime = useChime(run, view, PROJECTOR)
  useWakeLock(view.status !== 'ended')
  useShortcuts({ f: () => void toggleFullScreen(), d: switchTheme })
  useFitText(stage)
  return (
    <main className="projector" id="main" data-hub={meeting.hubSlug}>
      <header className="projector-head">
        <HubIcon slug={meeting.hubSlug} />
        <h1>
          {groupTitle(meeting)} <span className="quiet">meeting {meeting.number}</span>
        </h1>
        {chime.waits && (
          <button type="button" className="projector-wake" onClick={chime.tryOut}>
            Tap here to turn on the chime
          </button>
        )}
        <div className="projector-tools">
          <button type="button" className="btn ghost" onClick={switchTheme} title="Light or dark: D">
            <SunMoon className="icon" aria-hidden />
            <span className="hidden-text">Light or dark (D)</span>
          </button>
          <button type="button" className="btn ghost" onClick={() => void toggleFullScreen()} title="Full screen: F">
            <Maximize className="icon" aria-hidden />
            <span className="hidden-text">Full screen (F)</span>
          </button>
        </div>
        <p className="quiet num">{clockTime(live.now, timeZone)}</p>
      </header>
      <LiveNote live={live.live} lastWord={live.lastWord} doubt={live.doubt} timeZone={timeZone}>
        The countdown continues.
      </LiveNote>
      <div className="projector-stage" ref={stage}>
        <ProjectorStage
          {...{ meeting, view, timeZone, question, nextDate, aside }}
          wall={run.wall}
          plans={live.plans}
          now={live.now}
        />
      </div>
      <ProjectorFoot view={view} timeZone={timeZone} />
      <Milestones view={view} />
      {run.wall.blackout && (
        <div className="projector-dark" role="status">
          <span className="hidden-text">The screen is blank for a moment. The meeting is still running.</span>
        </div>
      )}
    </main>
  )
}

const MOST = 3

/** A wall is no place for a long list: three of them, and that there are more. */
function shortened(titles: readonly string[]): string {
  return titles.length > MOST + 1 ? `${titles.slice(0, MOST).join(', ')}…` : titles.join(', ')
}

/** Where the meeting is, what comes then, and when it ends. */
function ProjectorFoot({ view, timeZone }: { view: RunView; timeZone: string }) {
  const toCome = view.segments.filter(segment => segment.state === 'to-come').map(({ title }) => title)
  const then = view.status === 'planned' ? '' : toCome.length > 0 ? `Then: ${shortened(toCome)}` : 'Last part'
  return (
    <footer className="projector-foot num">
      <TimeBar view={view} />
      <p className="projector-then">{view.status === 'ended' ? '' : then}</p>
      <p className="projector-ends">{endForAll(view, timeZone)}</p>
    </footer>
  )
}
