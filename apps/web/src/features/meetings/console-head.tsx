import type { MeetingDetail } from '@hubs/schema/meetings'
import type { RunView } from '@hubs/rules/run-project'
import { inWords } from '@hubs/rules/words'
import Monitor from 'lucide-react/icons/monitor'
import Radio from 'lucide-react/icons/radio'
import Smartphone from 'lucide-react/icons/smartphone'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { longDay } from '#lib/time.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { Act } from './act.tsx'

/** Where the other screens are, and the heading that gets the focus when one arrives. */
export type HeadPlace = {
  links: { meeting: string; projector: string; live: string }
  heading: React.Ref<HTMLHeadingElement>
}

type HeadProps = HeadPlace & {
  meeting: MeetingDetail
  view: RunView
  hub: ReactNode
  screens: number | null
  onEnd: () => void
}

/** Which meeting this is, who watches, and the way to the other screens. */
export function ConsoleHead({ meeting, view, hub, links, heading, screens, onEnd }: HeadProps) {
  return (
    <header className="console-head">
      {hub}
      <h1 ref={heading} tabIndex={-1}>
        <Link to={links.meeting}>
          Meeting {meeting.number}, {longDay(meeting.date)}
        </Link>
      </h1>
      {screens !== null && (
        <p className="console-screens s quiet">
          <Radio className="icon" aria-hidden />
          {screens === 1 ? 'only this screen' : `${screens > 12 ? screens : inWords(screens)} screens live`}
        </p>
      )}
      <nav className="row" aria-label="Screens of this meeting">
        <LinkButton to={links.projector} newTab>
          <Monitor className="icon" aria-hidden />
          Projector
          <span className="hidden-text">, in a new tab</span>
        </LinkButton>
        <LinkButton to={links.live} newTab>
          <Smartphone className="icon" aria-hidden />
          Phone
          <span className="hidden-text">, in a new tab</span>
        </LinkButton>
        {(view.status === 'running' || view.status === 'paused') && (
          <Act look="ghost" onAct={onEnd}>
            End
          </Act>
        )}
      </nav>
    </header>
  )
}
