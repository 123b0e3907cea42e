import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import ArrowLeft from 'lucide-react/icons/arrow-left'
import Maximize from 'lucide-react/icons/maximize'
import MessageSquare from 'lucide-react/icons/message-square'
import Monitor from 'lucide-react/icons/monitor'
import Radio from 'lucide-react/icons/radio'
import Smartphone from 'lucide-react/icons/smartphone'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { toggleFullScreen } from '#lib/page/full-screen.ts'
import { clockTime, shortDay } from '#lib/time/time.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { paths } from '#shared/paths.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { groupTitle } from '../meeting-labels.ts'
import { ConsoleButton } from './console-button.tsx'
import type { ConsoleState } from './use-console.ts'

/** The heading that gets the focus when one arrives, and what stands beside it. */
export type ConsoleHeading = {
  heading: React.Ref<HTMLHeadingElement>
  /** Showing it on a classroom's screen, and letting people sign themselves in. */
  tools?: ReactNode
}

type HeadProps = ConsoleHeading & {
  meeting: MeetingDetail
  state: ConsoleState
  screens: number | null
  timeZone: string
  now: number
}

/** Which meeting this is, who watches, the time of day, and the way to the other screens and back. */
export function ConsoleHead({ meeting, state, heading, tools, screens, timeZone, now }: HeadProps) {
  const { view, leads, commands, open, keyOf } = state
  return (
    <header className="console-head">
      <Link to={paths.meeting(meeting.id)} className="btn ghost console-back" aria-label="Back to the meeting page">
        <ArrowLeft className="icon" aria-hidden />
      </Link>
      <HubChip slug={meeting.hubSlug} name={groupTitle(meeting)} />
      <h1 ref={heading} tabIndex={-1}>
        Meeting {meeting.number}, {shortDay(meeting.date)}
      </h1>
      {screens !== null && (
        <p className="console-screens s quiet">
          <Radio className="icon" aria-hidden />
          {screens === 1 ? 'this screen only' : `${screens} screens connected`}
        </p>
      )}
      <p className="console-time num quiet">
        <span className="hidden-text">It is </span>
        {clockTime(now, timeZone)}
      </p>
      <nav className="row wrap" aria-label="Screens for this meeting">
        <LinkButton to={paths.projector(meeting.id)} newTab className="console-projector">
          <Monitor className="icon" aria-hidden />
          <span className="tool-words">Projector</span>
          <span className="hidden-text">, on this computer, in a new tab</span>
        </LinkButton>
        <LinkButton to={paths.live(meeting.id)} newTab title="What members see on their own phones">
          <Smartphone className="icon" aria-hidden />
          <span className="tool-words">Members’ view</span>
          <span className="hidden-text">, what members see on their own phones, in a new tab</span>
        </LinkButton>
        {tools}
        {leads && view.status !== 'ended' && (
          <ConsoleButton onAct={() => open('wall')}>
            <MessageSquare className="icon" aria-hidden />
            <span className="tool-words">Message</span>
            <span className="hidden-text">, blank screen or chime</span>
          </ConsoleButton>
        )}
        <ConsoleButton
          look="ghost"
          className="console-full"
          onAct={() => void toggleFullScreen()}
          aria-keyshortcuts={keyOf('F')}
          title={keyOf('Full screen: F') ?? 'Full screen'}
        >
          <Maximize className="icon" aria-hidden />
          <span className="hidden-text">Full screen</span>
        </ConsoleButton>
        {leads && (view.status === 'running' || view.status === 'paused') && (
          <ConsoleButton look="ghost" onAct={commands.end}>
            End
          </ConsoleButton>
        )}
      </nav>
    </header>
  )
}
