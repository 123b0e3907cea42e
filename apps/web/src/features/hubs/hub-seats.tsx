import { placesLeft } from '@hubs/rules/text/words'
import { capital } from '#lib/page/capital.ts'
import { SeatRing } from '#ui/figures/seat-ring.tsx'
import { HubIcon } from './hub-icon.tsx'

type Seats = { slug: string; places: number; taken: number }

/** "Two places left", "Full". */
export function seatsInWords({ places, taken }: Pick<Seats, 'places' | 'taken'>): string {
  return taken >= places ? 'Full' : capital(placesLeft(places - taken))
}

/** The hub's table: how many of its places are taken, before one reads. */
export function HubSeats({ slug, places, taken }: Seats) {
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
