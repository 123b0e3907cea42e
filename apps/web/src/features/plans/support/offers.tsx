import { quoted } from '@hubs/rules/text/quoted'
import type { OwnPlan } from '@hubs/schema/plans/plans'
import './offers.css'

export const OFFERS_TITLE = 'Questions and offers of help from colleagues'

/** What colleagues asked and offered: theirs to say, and the owner's alone to read. */
export function Offers({ offers }: Pick<OwnPlan, 'offers'>) {
  if (offers.length === 0) return null
  return (
    <div className="col tight">
      <h3 className="offers-title">{OFFERS_TITLE}</h3>
      <OfferLines offers={offers} />
    </div>
  )
}

export function OfferLines({ offers }: Pick<OwnPlan, 'offers'>) {
  return (
    <ul className="offers plain">
      {offers.map(offer => (
        <li key={offer.id}>
          <p>{quoted(offer.text)}</p>
          <p className="s quiet">{offer.by.name}</p>
        </li>
      ))}
    </ul>
  )
}
