import { isStillToBegin, type RunView } from '@hubs/rules/run/run-project'
import { duration } from '@hubs/rules/text/words'
import Pause from 'lucide-react/icons/pause'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { ReactNode } from 'react'
import { beginSentence, endSentence, toBeginThen } from '../meeting-labels.ts'
import { whyLate } from './why-late.ts'

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
  const warning = warningOf(view)
  const why = toBegin ? toBeginThen(view, timeZone, now) : whyLate(view, startedAt)
  return (
    <section
      className="end-banner"
      aria-label="Finish time"
      data-late={view.lateMinutes > 0 || warning !== null || undefined}
    >
      <div className="end-banner-words">
        <p className="end-banner-main num">
          {toBegin ? beginSentence(view, timeZone, now) : endSentence(view, timeZone)}
        </p>
        {why && (
          <p className="s quiet row num">
            {view.status === 'paused' && <Pause className="icon" aria-hidden />}
            {why}
          </p>
        )}
        {warning && (
          <p className="s row num end-banner-warning">
            <TriangleAlert className="icon" aria-hidden />
            {warning}
          </p>
        )}
      </div>
      {children}
    </section>
  )
}

/** Before feedback has run over: that it will, what it costs, and what helps. */
function warningOf({ status, feedbackIntoPlanning, round }: RunView): string | null {
  if (!feedbackIntoPlanning || status === 'paused') return null
  const each = round?.eachMs
  const help = each && !round.belowFloor ? ` ${duration(each)} each would be enough for everyone else.` : ''
  return `${feedbackIntoPlanning.sentence}${help}`
}
