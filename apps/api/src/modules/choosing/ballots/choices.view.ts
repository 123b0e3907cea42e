import { rankFor } from '@hubs/allocation/reasons'
import type { AllocationRecord } from '@hubs/allocation/record'

/** Which of somebody’s choices a hub is: from 1; 0 where they did not rank it; null without an answer or a hub. */
export function choiceOf(record: AllocationRecord, personId: string, hubId: string | undefined): number | null {
  const person = record.people.find(({ id }) => id === personId)
  if (!person || hubId === undefined) return null
  const rank = rankFor(record, person, hubId)
  if (rank === null) return null
  return rank === record.costs.length ? 0 : rank + 1
}
