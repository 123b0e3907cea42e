import type { ReactNode } from 'react'
import type { Participation } from '@hubs/schema/reports'
import { SeatRow } from '#ui/seat-row.tsx'
import './places.css'

type HubSum = Participation['hubs'][number]

function inWords({ taken, places, minimum }: HubSum): string {
  if (taken === null) return 'fewer than 5 places taken'
  const missing = minimum - taken
  return `${taken} of ${places} places taken${missing > 0 ? `, ${missing} short of the minimum of ${minimum}` : ''}`
}

/** Each hub's seats, those it needs first. Nobody is named. */
export function Places({ hubs, renderIcon }: { hubs: Participation['hubs']; renderIcon: (slug: string) => ReactNode }) {
  return (
    <ul className="places plain num">
      {hubs.map(hub => (
        <li key={hub.slug} data-hub={hub.slug}>
          <span className="places-name">
            {renderIcon(hub.slug)}
            <bdi>{hub.name}</bdi>
          </span>
          <SeatRow taken={hub.taken ?? 0} places={hub.places} minimum={hub.minimum} label={inWords(hub)} />
          <strong aria-hidden>{hub.taken ?? 'under 5'}</strong>
        </li>
      ))}
    </ul>
  )
}
