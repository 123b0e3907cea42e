import type { ReactNode } from 'react'
import { notShown } from '@hubs/rules/reports/withheld'
import type { Participation } from '@hubs/schema/reports/reports'
import { SeatRow } from '#ui/figures/seat-row.tsx'
import './places.css'

type HubSum = Participation['hubs'][number]

function inWords(taken: number, { places, minimum }: HubSum): string {
  const missing = minimum - taken
  return `${taken} of ${places} places taken${missing > 0 ? `, ${missing} short of the minimum of ${minimum}` : ''}`
}

/** Each hub's seats, those it needs first. Nobody is named; seats that are withheld are not drawn as empty ones. */
export function Places({ hubs, renderIcon }: { hubs: Participation['hubs']; renderIcon: (slug: string) => ReactNode }) {
  return (
    <ul className="places plain num">
      {hubs.map(hub => (
        <li key={hub.slug} data-hub={hub.slug}>
          <span className="places-name">
            {renderIcon(hub.slug)}
            <bdi>{hub.name}</bdi>
          </span>
          {hub.taken === null ? (
            <span className="places-withheld quiet">
              {notShown}
              <span className="hidden-text">, of {hub.places} places</span>
            </span>
          ) : (
            <>
              <SeatRow taken={hub.taken} places={hub.places} minimum={hub.minimum} label={inWords(hub.taken, hub)} />
              <strong aria-hidden>{hub.taken}</strong>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
