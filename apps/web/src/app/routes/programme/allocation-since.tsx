import { useQuery } from '@tanstack/react-query'
import { AllocateAgain } from '#features/choosing/allocate-again.tsx'
import { ChangesList } from '#features/choosing/changes-list.tsx'
import { placementChangesQuery, reallocationQuery, swapOffersQuery } from '#features/choosing/moving.queries.ts'
import { SwapOffers } from '#features/choosing/swap-offers.tsx'
import { sentenceOf } from '#lib/api-client.ts'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'

/** What can still change once hubs are published: joiners and leavers, swaps, and what was moved. */
export function SincePublished({ timeZone }: { timeZone: string }) {
  const proposal = useQuery(reallocationQuery())
  const swaps = useQuery(swapOffersQuery())
  const changes = useQuery(placementChangesQuery())
  const error = proposal.error ?? swaps.error ?? changes.error
  if (proposal.data === undefined || !swaps.data || !changes.data)
    return error ? (
      <ProblemNote retry={() => void Promise.all([proposal.refetch(), swaps.refetch(), changes.refetch()])}>
        {sentenceOf(error)}
      </ProblemNote>
    ) : (
      <Waiting what="Loading what has changed since…" />
    )
  return (
    <>
      <AllocateAgain proposal={proposal.data} timeZone={timeZone} />
      <SwapOffers offers={swaps.data} timeZone={timeZone} />
      <ChangesList changes={changes.data} timeZone={timeZone} />
    </>
  )
}
