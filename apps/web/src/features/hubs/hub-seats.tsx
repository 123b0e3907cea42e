import { placesLeft } from '@hubs/rules/text/words'
import { capital } from '#lib/page/capital.ts'
import { HubIcon } from '#shared/hub-icon.tsx'
import { SeatRing } from '#ui/figures/seat-ring.tsx'
import { HubSign } from './hub-sign.tsx'

/** `taken` is null for whoever is told no numbers of people. */
type Seats = { slug: string; places: number; taken: number | null }

export const isHubFull = ({ places, taken }: Pick<Seats, 'places' | 'taken'>) => (taken ?? 0) >= places

/** "Two places left", "Full". */
export function seatsInWords({ places, taken }: Pick<Seats, 'places' | 'taken'>): string {
  if (taken === null) return ''
  return isHubFull({ places, taken }) ? 'Full' : capital(placesLeft(places - taken))
}

/** The hub's table: how many of its places are taken, before one reads. Without numbers its sign alone. */
export function HubSeats({ slug, places, taken }: Seats) {
  if (taken === null) return <HubSign slug={slug} />
  return (
    <span data-hub={slug}>
      <SeatRing
        places={places}
        taken={Math.min(places, taken)}
        label={`${taken} of ${places} places taken`}
        center={<HubIcon slug={slug} />}
      />
    </span>
  )
}
