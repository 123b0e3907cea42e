import { NOT_SHOWN } from '@hubs/rules/reports/withheld'
import type { Participation } from '@hubs/schema/reports/reports'
import { HubIcon } from '#shared/hub-icon.tsx'
import './places.css'
import '#ui/figures/seat-row.css'

type SeatRowProps = { taken: number; places: number; minimum: number; label: string }

/** Seats in a row, the ones that must be taken first, then the ones that may. */
function SeatRow({ taken, places, minimum, label }: SeatRowProps) {
  return (
    <span className="seat-row" role="img" aria-label={label}>
      {Array.from({ length: Math.max(places, taken) }, (_, index) => (
        <i
          key={index}
          data-taken={index < taken || undefined}
          data-last-needed={(index === minimum - 1 && minimum < places) || undefined}
        />
      ))}
    </span>
  )
}

type HubSum = Participation['hubs'][number]

function inWords(taken: number, { places, minimum }: HubSum): string {
  const missing = minimum - taken
  return `${taken} of ${places} places taken${missing > 0 ? `, ${missing} short of the minimum of ${minimum}` : ''}`
}

/** Each hub's seats, those it needs first. Nobody is named; seats that are withheld are not drawn as empty ones. */
export function Places({ hubs }: { hubs: Participation['hubs'] }) {
  return (
    <ul className="places plain num">
      {hubs.map(hub => (
        <li key={hub.slug} data-hub={hub.slug}>
          <span className="places-name">
            <HubIcon slug={hub.slug} />
            <bdi>{hub.name}</bdi>
          </span>
          {hub.taken === null ? (
            <span className="places-withheld quiet">
              {NOT_SHOWN}
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
