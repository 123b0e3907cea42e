import { useQuery } from '@tanstack/react-query'
import { hubsQuery } from '#features/hubs/hubs.queries.ts'
import { Unseated } from '#features/membership/unseated.tsx'

/** Whoever leads a group has a place in it: what is left to do for that. */
export function HomeSeats({ ownId, places }: { ownId: string; places: boolean }) {
  const { data: hubs } = useQuery(hubsQuery())
  return hubs ? <Unseated hubs={hubs} ownId={ownId} places={places} /> : null
}
