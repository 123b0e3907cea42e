import type { RunView, SegmentView } from '@hubs/rules/run/run-project'
import { wholeMinutes } from '@hubs/rules/text/words'
import Lock from 'lucide-react/icons/lock'
import { clockTime } from '#lib/time/time.ts'

type ConsoleAgendaProps = { view: RunView; timeZone: string; leads: boolean; goTo: (segmentId: string) => void }

/** The parts with the times they began or will begin; a tap goes there. */
export function ConsoleAgenda({ view, timeZone, leads, goTo }: ConsoleAgendaProps) {
  const running = view.status === 'running' || view.status === 'paused'
  return (
    <section className="card console-agenda" aria-label="Agenda">
      <ol className="plain num">
        {view.segments.map(segment => (
          <li key={segment.id}>
            <button
              type="button"
              data-state={segment.state}
              aria-current={segment.state === 'current' ? 'step' : undefined}
              disabled={!running || !leads}
              onClick={event => {
                if (event.detail > 0) event.currentTarget.blur()
                goTo(segment.id)
              }}
            >
              <span className="console-agenda-time">
                {segment.projectedStart === null ? '–' : clockTime(segment.projectedStart, timeZone)}
              </span>
              <span className="console-agenda-title">
                {segment.title}
                {segment.protected && segment.state !== 'done' && (
                  <Lock className="icon" aria-label="keeps its time" role="img" />
                )}
              </span>
              <Minutes segment={segment} />
            </button>
          </li>
        ))}
      </ol>
      {view.status !== 'ended' && view.segments.some(segment => segment.protected) && (
        <p className="s quiet console-agenda-foot">
          <Lock className="icon" aria-hidden /> keeps its time when others change
        </p>
      )}
    </section>
  )
}

/** What it has; struck through what it had, where that is something else now. */
function Minutes({ segment }: { segment: SegmentView }) {
  const planned = wholeMinutes(segment.plannedMs)
  if (segment.state === 'passed') return <span className="console-agenda-minutes">left out</span>
  const { minutes } = segment
  return (
    <span className="console-agenda-minutes">
      {minutes !== planned && (
        <>
          <span className="hidden-text">planned </span>
          <s>{planned}</s> <span className="hidden-text">now </span>
        </>
      )}
      {minutes} min
    </span>
  )
}
