import { minuteMs } from '@hubs/rules/dates/durations'
import { rebalance, type RebalancePart } from '@hubs/rules/run/rebalance'
import { lateOrEarly } from '@hubs/rules/text/words'
import Lock from 'lucide-react/icons/lock'
import { clockTime } from '#lib/time/time.ts'
import { ConsoleButton } from '../console-button.tsx'
import type { ConsoleState } from '../use-console.ts'

type OfferProps = { state: ConsoleState; now: number; timeZone: string }

/** How the end could be kept, to be seen before anything changes; and one press that does it. */
export function ConsoleOffer({ state, now, timeZone }: OfferProps) {
  const { run, view, commands, open, leads } = state
  const running = view.status === 'running' || view.status === 'paused'
  if (!running || !leads || view.lateMinutes === 0) return null
  const found = rebalance(run, now)
  const { command } = found
  if (!command)
    return (
      <div className="end-banner-offer num">
        {view.lateMinutes > 0 && <p>No part has spare time.</p>}
        <div className="end-banner-commands">
          <ConsoleButton onAct={() => open('rebalance')}>
            {view.lateMinutes > 0 ? 'Change' : 'Use the spare time…'}
          </ConsoleButton>
        </div>
      </div>
    )
  return (
    <div className="end-banner-offer num" role="group" aria-label="Suggested times">
      <ul className="plain end-banner-parts">
        {found.parts
          .filter(part => part.kept !== 'over')
          .map(part => (
            <li key={part.segmentId} data-kept={part.beforeMinutes === part.afterMinutes || undefined}>
              <Change part={part} />
            </li>
          ))}
        <li>
          Ends <strong>{clockTime(found.aim + found.lateMinutes * minuteMs, timeZone)}</strong>
          {found.lateMinutes > 0 && `, still ${lateOrEarly(found.lateMinutes)}`}
        </li>
      </ul>
      <div className="end-banner-commands">
        <ConsoleButton
          look={view.lateMinutes > 0 ? 'main' : 'plain'}
          onAct={() => commands.dispatch(command, 'Change the times')}
        >
          Use these times
        </ConsoleButton>
        <ConsoleButton onAct={() => open('rebalance')}>Change</ConsoleButton>
      </div>
    </div>
  )
}

function Change({ part: { title, beforeMinutes, afterMinutes, kept } }: { part: RebalancePart }) {
  if (beforeMinutes === afterMinutes)
    return (
      <>
        {title} <strong>{afterMinutes}</strong> unchanged
        {kept === 'protected' && <Lock className="icon" role="img" aria-label=", keeps its time" />}
      </>
    )
  return (
    <>
      {title} <span className="hidden-text">from </span>
      <s>{beforeMinutes}</s> <span className="hidden-text">to </span>
      <strong>{afterMinutes}</strong>
    </>
  )
}
