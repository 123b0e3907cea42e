import { quoted } from '@hubs/rules/text/quoted'
import { count } from '@hubs/rules/text/words'
import type { CandidateBoard } from '@hubs/schema/meetings/candidates'
import { capital } from '#lib/page/capital.ts'
import { shortDate, shortDateTime } from '#lib/time/time.ts'

/** Where the choice stands, in one sentence. */
export function boardSentence(board: CandidateBoard, timeZone: string, now: number): string {
  const { state, opensAt, closesAt, voted, of, leading, candidates } = board
  const have = `${voted} of ${of} ${voted === 1 ? 'has' : 'have'} voted.`
  if (state === 'over') return 'The meeting has started or been cancelled, so voting has closed.'
  if (state === 'voting') return `${have} Voting closes on ${shortDateTime(closesAt, timeZone)}.`
  if (state === 'proposing')
    return Date.parse(opensAt) > now
      ? `You can propose ideas now. Voting can open on ${shortDate(opensAt, timeZone)}, a week before the meeting.`
      : `Voting isn’t open yet. You can propose ideas until ${shortDateTime(closesAt, timeZone)}.`
  if (candidates.length === 0) return 'No one proposed an idea, so there was no vote.'
  if (leading.length === 0) return 'There was no vote.'
  if (voted === 0) return 'Voting has closed. No one voted.'
  const named = candidates.filter(({ id }) => leading.includes(id)).map(({ title }) => quoted(title))
  return leading.length === 1 ? `${named[0]} was chosen. ${have}` : `It’s a tie: ${named.join(' and ')}. ${have}`
}

/** "Three votes." Empty while they are not to be seen. */
export function votesWords(votes: number | null): string {
  return votes === null ? '' : `${capital(count(votes, 'vote'))}`
}
