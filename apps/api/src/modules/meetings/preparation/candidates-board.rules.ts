import type { CandidateBoard } from '@hubs/schema/meetings/candidates'
import { addDays, instantAt } from '../../../time/wall-time.ts'
import type { MeetingContext } from '../meetings.repo.ts'
import type { BallotRow, CandidateRow } from './candidates.repo.ts'

/** Candidates are put up at most so many days ahead, and voted on until the day before (domain.md 2.6). */
const OPENS_DAYS = 7
const CLOSES_DAYS = 1

/** From when candidates can be put up, and when voting ends: by the school's clock, whatever it does in between. */
export function ballotTimes({ meeting, timeZone }: Pick<MeetingContext, 'meeting' | 'timeZone'>) {
  return {
    opensAt: instantAt(addDays(meeting.date, -OPENS_DAYS), '00:00', timeZone),
    closesAt: instantAt(addDays(meeting.date, -CLOSES_DAYS), meeting.startsAt, timeZone),
  }
}

type BallotContext = {
  context: Pick<MeetingContext, 'meeting' | 'timeZone'>
  ballot: BallotRow
  candidates: readonly Pick<CandidateRow, 'isOnBallot'>[]
  now: number
}

export function ballotState({ context, ballot, candidates, now }: BallotContext): CandidateBoard['state'] {
  if (context.meeting.status !== 'planned') return 'over'
  if (ballot.closedAt !== null || now >= ballotTimes(context).closesAt) return 'closed'
  return candidates.some(({ isOnBallot }) => isOnBallot) ? 'voting' : 'proposing'
}

/** Those that are up with the most votes: one has won, several are tied. */
export function leadingOf(
  candidates: readonly Pick<CandidateRow, 'id' | 'isOnBallot'>[],
  counts: Map<string, number>,
): string[] {
  const up = candidates.filter(candidate => candidate.isOnBallot).map(({ id }) => id)
  const most = Math.max(0, ...up.map(id => counts.get(id) ?? 0))
  return up.filter(id => (counts.get(id) ?? 0) === most)
}
