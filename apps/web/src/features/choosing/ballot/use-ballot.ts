import type { Ballot, SaveBallot } from '@hubs/schema/choosing/ballots'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useToast } from '#ui/notes/status.tsx'
import { ballotQuery, useSaveBallot } from '../choosing.queries.ts'
import { RANKING_WAITS } from './ranking-labels.ts'

/** A hub at a rank, the others moved down or up so that there is no gap. */
export function ranked(ranks: readonly string[], slug: string, rank: number | null): string[] {
  const others = ranks.filter(each => each !== slug)
  return rank === null ? others : others.toSpliced(rank - 1, 0, slug)
}

/** Each change shows at once and is saved at once, in the order they were made. */
export function useBallot() {
  const client = useQueryClient()
  const saving = useSaveBallot()
  const waits = saving.isPending && saving.failureCount > 0
  const say = useToast()
  // The card that was ranked may be far below where it stands.
  useEffect(() => {
    if (waits) say(RANKING_WAITS)
  }, [waits, say])

  function save(next: SaveBallot) {
    const { queryKey } = ballotQuery()
    void client.cancelQueries({ queryKey })
    client.setQueryData(queryKey, (before: Ballot | undefined) => before && { ...before, ...next })
    saving.mutate(next.any || next.ranks.length > 0 ? next : null)
  }

  return {
    error: saving.error,
    isSaving: saving.isPending,
    /** What is on the screen is not saved yet: it is tried again until it is. */
    waits,
    setRank: (ranks: readonly string[], slug: string, rank: number | null) =>
      save({ ranks: ranked(ranks, slug, rank), any: false }),
    setAny: (any: boolean) => save({ ranks: [], any }),
  }
}
