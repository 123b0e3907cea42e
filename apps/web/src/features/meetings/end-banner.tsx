import type { RunView } from '@hubs/rules/run-project'
import Pause from 'lucide-react/icons/pause'
import type { ReactNode } from 'react'
import { clockTime } from '#lib/time.ts'
import { beginSentence, endSentence, isStillToBegin, toBeginThen, whyLate } from './meeting-words.ts'

type EndBannerProps = {
  view: RunView
  startedAt: number | null
  timeZone: string
  now: number
  /** What could be done about it, with its buttons. */
  children?: ReactNode
}

/** The main number of a meeting: when it begins; then when it ends, and whether that is when it should. */
export function EndBanner({ view, startedAt, timeZone, now, children }: EndBannerProps) {
  const toBegin = isStillToBegin(view)
  const why = toBegin ? toBeginThen(view, timeZone, now) : whyLate(view, startedAt)
  return (
    <div className="end-banner" data-late={view.lateMinutes > 0 || undefined}>
      <div>
        <p className="end-banner-main num">
          {toBegin ? beginSentence(view, timeZone, now) : endSentence(view, timeZone)}
        </p>
        {why && (
          <p className="s quiet row num">
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
