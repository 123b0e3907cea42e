import type { DidIt } from '@hubs/schema/plans/plans'
import { didItWords, timesWords } from './plan-labels.ts'

/** How far somebody got with it, and the number where that says more: "A few times (9 in all)", "Most lessons (twice in all)". */
export function timesDoneWords(
  { didIt, times }: { didIt: DidIt; times: number | null },
  owner: { teaching: boolean },
): string {
  const did = didItWords(didIt, owner)
  if (!times || didIt === 'not-yet' || (didIt === 'once' && times === 1)) return did
  return `${did} (${didIt === 'a-few-times' ? times : timesWords(times)} in all)`
}
