import type { RunView } from '@hubs/rules/run-project'
import Pause from 'lucide-react/icons/pause'
import type { ReactNode } from 'react'
import { clockTime } from '#lib/time.ts'
import { endSentence, whyLate } from './meeting-words.ts'

type EndBannerProps = {
  view: RunView
  startedAt: number | null
  timeZone: string
  now: number
  /** What could be done about it, with its buttons. */
  children?: ReactNode
}

/** The main number of a meeting: when it ends, and whether that is when it should. */
export function EndBanner({ view, startedAt, timeZone, now, children }: EndBannerProps) {
  const why = whyLate(view, startedAt)
  return (
    <div className="end-banner" data-late={view.lateMinutes > 0 || undefined}>
      <div>
        <p className="end-banner-main num">{endSentence(view, timeZone)}</p>
        {why && (
          <p className="s quiet row">
            {view.status === 'paused' && <Pause className="icon" aria-hidden />}
            {why}
          </p>
        )}
      </div>
      {children}
      <p className="end-banner-clock num quiet">
        <span className="hidden-text">It is </span>
        {clockTime(now, timeZone)}
      </p>
    </div>
  )
}
