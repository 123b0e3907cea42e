import { useQuery } from '@tanstack/react-query'
import { Section } from '#ui/page/section.tsx'
import { OfferLines, OFFERS_TITLE } from './offers.tsx'
import { offersQuery } from './support.queries.ts'

/** What colleagues asked or offered me in one meeting, whether or not there is a plan that it would stand with. */
export function OffersToMe({ meetingId, meId }: { meetingId: string; meId: string }) {
  const { data = [] } = useQuery(offersQuery(meetingId))
  const mine = data.filter(({ to }) => to.id === meId)
  return (
    mine.length > 0 && (
      <Section title={OFFERS_TITLE} words="Only you and the person who wrote it can see this.">
        <OfferLines offers={mine} />
      </Section>
    )
  )
}
