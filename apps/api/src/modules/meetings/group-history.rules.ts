import { rotationOf } from '@hubs/rules/run/round/round-order'
import type { Round, StoredRun } from '@hubs/schema/meetings/live'
import type { MeetingContext } from './meetings.repo.ts'

/** Who spoke in the feedback round of each of these meetings, in that order. */
function spokenIn(history: readonly StoredRun[]): string[][] {
  return history
    .map(({ round }) => round.turns.filter(turn => turn.state === 'spoken' && !turn.readOut))
    .filter(turns => turns.length > 0)
    .map(turns => turns.map(turn => turn.personId))
}

/** The order that the last meetings of a group give for its next one. `history`: the latest meeting first. */
export function orderFrom(
  history: readonly StoredRun[],
  people: readonly { id: string }[],
  { facilitatorId, coFacilitatorId }: MeetingContext['group'],
): Pick<Round, 'rotation' | 'firstBefore'> {
  const spoken = spokenIn(history)
  const leaders = [facilitatorId, coFacilitatorId].filter(id => id !== null)
  const rotation = rotationOf(
    spoken,
    people.map(({ id }) => id),
    leaders,
  )
  return { rotation, firstBefore: spoken[0]?.[0] ?? null }
}
