import { useSuspenseQueries } from '@tanstack/react-query'
import { AllocateAgain } from '#features/choosing/allocate-again.tsx'
import { ChangesList } from '#features/choosing/changes-list.tsx'
import { placementChangesQuery, reallocationQuery, swapOffersQuery } from '#features/choosing/moving.queries.ts'
import { SwapOffers } from '#features/choosing/swap-offers.tsx'

/** What can still change once hubs are published: joiners and leavers, swaps, and what was moved. */
export function SincePublished({ timeZone }: { timeZone: string }) {
  const [proposal, swaps, changes] = useSuspenseQueries({
    queries: [reallocationQuery(), swapOffersQuery(), placementChangesQuery()],
  })
  return (
    <>
      <AllocateAgain proposal={proposal.data} timeZone={timeZone} />
      <SwapOffers offers={swaps.data} timeZone={timeZone} />
      <ChangesList changes={changes.data} timeZone={timeZone} />
    </>
  )
}
