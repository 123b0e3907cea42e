import { count } from '@hubs/rules/words'
import type { CandidateBoard } from '@hubs/schema/candidates'
import { capital } from '#lib/capital.ts'
import { clockTime, longDate } from '#lib/time.ts'

const when = (instant: string, timeZone: string) => `${longDate(instant, timeZone)}, ${clockTime(instant, timeZone)}`

/** Where the choice stands, in one sentence. */
export function boardSentence(board: CandidateBoard, timeZone: string, now: number): string {
  const { state, opensAt, closesAt, voted, of, leading, candidates } = board
  const have = `${capital(count(voted, 'person', 'people'))} of ${of} ${voted === 1 ? 'has' : 'have'} voted.`
  if (state === 'over') return 'The meeting has begun or is called off: there is nothing to choose any more.'
  if (state === 'voting') return `${have} Voting ends on ${when(closesAt, timeZone)}.`
  if (state === 'proposing')
    return Date.parse(opensAt) > now
      ? `Propose ideas now. The vote can begin on ${longDate(opensAt, timeZone)}, a week before the meeting.`
      : `Nothing is up for the vote yet. Proposals are welcome until ${when(closesAt, timeZone)}.`
  if (leading.length === 0) return 'Nothing was put to the vote.'
  if (voted === 0) return 'Voting has ended, and nobody has voted.'
  const named = candidates.filter(({ id }) => leading.includes(id)).map(({ title }) => `“${title}”`)
  return leading.length === 1 ? `${named[0]} was chosen. ${have}` : `A tie: ${named.join(' and ')}. ${have}`
}

/** "Three votes." Empty while they are not to be seen. */
export function votesWords(votes: number | null): string {
  return votes === null ? '' : `${capital(count(votes, 'vote'))}`
}
