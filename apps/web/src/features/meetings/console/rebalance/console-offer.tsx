import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { rebalance } from '@hubs/rules/run/rebalance'
import { lateOrEarly } from '@hubs/rules/text/words'
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
  const late = view.lateMinutes > 0
  const choose = (
    <ConsoleButton onAct={() => open('rebalance')}>{late ? 'Change' : 'Use the spare time…'}</ConsoleButton>
  )
  if (!command)
    return (
      <div className="end-banner-offer num">
        {late && <p>No part has spare time.</p>}
        <div className="end-banner-commands">{choose}</div>
      </div>
    )
  return (
    <div className="end-banner-offer num" role="group" aria-label="Suggested times">
      <ul className="plain end-banner-parts">
        {found.parts
          .filter(part => part.beforeMinutes !== part.afterMinutes)
          .map(({ segmentId, title, beforeMinutes, afterMinutes }) => (
            <li key={segmentId}>
              {title} <span className="hidden-text">from </span>
              <s>{beforeMinutes}</s> <span className="hidden-text">to </span>
              <strong>{afterMinutes}</strong>
            </li>
          ))}
        <li>
          Ends <strong>{clockTime(found.aim + found.lateMinutes * MINUTE_MS, timeZone)}</strong>
          {found.lateMinutes !== 0 && `, still ${lateOrEarly(found.lateMinutes)}`}
        </li>
      </ul>
      <div className="end-banner-commands">
        <ConsoleButton look={late ? 'main' : 'plain'} onAct={() => commands.dispatch(command, 'Change the times')}>
          Use these times
        </ConsoleButton>
        {choose}
      </div>
    </div>
  )
}
