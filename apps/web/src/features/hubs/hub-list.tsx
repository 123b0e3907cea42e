import { isolated } from '@hubs/rules/text/isolated'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import type { Hub } from '@hubs/schema/hubs'
import { listed } from '#lib/page/capital.ts'
import { dayOf, shortDateTime } from '#lib/time/time.ts'
import { paths } from '#shared/paths.ts'
import { facilitatorsOf } from './facilitators.ts'
import { HubSeats } from './hub-seats.tsx'
import { unbroken } from '#ui/text/unbroken.tsx'
import './hub-list.css'

type HubListProps = {
  hubs: readonly Hub[]
  timeZone: string
  /** The last day of the first half term: a hub that meets by then has not met before. */
  firstEndsOn: string
  /** What can be done about each: the words about its places and one button. */
  renderAction: (hub: Hub) => ReactNode
}

/** The hubs to choose from: the question first, then the name, who leads it and when it meets. */
export function HubList({ hubs, timeZone, firstEndsOn, renderAction }: HubListProps) {
  return (
    <ul className="hub-list plain">
      {hubs.map(hub => {
        const leads = facilitatorsOf(hub)
        return (
          <li
            key={hub.slug}
            className="card"
            data-hub={hub.slug}
            data-mine={hub.mine || undefined}
            aria-label={hub.name}
          >
            <HubSeats slug={hub.slug} places={hub.places} taken={hub.taken} />
            <div className="hub-list-words">
              <h2>{hub.question}</h2>
              <p className="hub-list-name">{unbroken(hub.name)}</p>
              <div className="hub-list-facts num">
                {leads.length > 0 && (
                  <span>
                    {leads.length > 1 ? 'Facilitators' : 'Facilitator'}: {listed(leads)}
                  </span>
                )}
                {hub.nextMeeting && (
                  <span>
                    {hub.taken === 0 || dayOf(hub.nextMeeting.startsAt, timeZone) <= firstEndsOn ? 'First' : 'Next'}{' '}
                    meeting {shortDateTime(hub.nextMeeting.startsAt, timeZone)}
                  </span>
                )}
                <Link to={paths.hub(hub.slug)}>
                  {hub.taken === null ? 'Outcomes and dates' : 'Outcomes and members'}
                  <span className="hidden-text"> of {isolated(hub.name)}</span>
                </Link>
              </div>
            </div>
            <div className="hub-list-action">
              {hub.closed ? <p className="quiet">Not running this year.</p> : renderAction(hub)}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
