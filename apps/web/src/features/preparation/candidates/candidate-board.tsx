import { quoted } from '@hubs/rules/text/quoted'
import type { Candidate, CandidateBoard as Board } from '@hubs/schema/meetings/candidates'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { useState } from 'react'
import { afterwards } from '#lib/query-client.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { BallotWays, Outcome } from './ballot-ways.tsx'
import { CandidateCard } from './candidate-card.tsx'
import { CandidateDialog } from './candidate-dialog.tsx'
import { useUpdateCandidate, useVote } from './candidates.queries.ts'
import { boardSentence } from './candidate-labels.ts'

type CandidateBoardProps = { board: Board; meeting: MeetingDetail; leads: boolean; timeZone: string; now: number }

/** What becomes of one, as far as one may know. */
function markOf({ myVote, takenId, leading, state }: Board, { id }: Candidate): string | undefined {
  if (takenId === id) return 'In the agenda'
  if (state === 'closed' && leading.includes(id)) return leading.length === 1 ? 'Chosen' : 'Tied'
  return myVote === id ? 'Your vote' : undefined
}

/** What is spoken of its own accord: where the vote opens or closes, not each vote that comes in. */
function useSpoken(state: Board['state'], sentence: string): string {
  const [known, know] = useState({ state, said: '' })
  if (known.state !== state) know({ state, said: sentence })
  return known.said
}

/** The group chooses its new learning: proposals, the vote, and what came of it. */
export function CandidateBoard({ board, meeting, leads, timeZone, now }: CandidateBoardProps) {
  const [form, setForm] = useState<Candidate | 'new' | null>(null)
  const open = board.state === 'proposing' || board.state === 'voting'
  const sentence = boardSentence(board, timeZone, now)
  const spoken = useSpoken(board.state, sentence)
  const up = board.candidates.filter(candidate => candidate.up)
  const proposed = board.candidates.filter(candidate => !candidate.up)
  const card = (candidate: Candidate) => (
    <CandidateCard key={candidate.id} candidate={candidate} mark={markOf(board, candidate)}>
      <CardWays {...{ board, candidate, meeting }} change={() => setForm(candidate)} />
    </CandidateCard>
  )
  return (
    <>
      <p className="lead num">{sentence}</p>
      <p className="hidden-text" role="status">
        {spoken}
      </p>
      {open && <p>You have one vote. You’ll see the result so far once you’ve voted. Votes are anonymous.</p>}
      {leads && board.state === 'closed' && board.candidates.length > 0 && <Outcome {...{ board, meeting, now }} />}
      {up.length > 0 && <ul className="candidates plain">{up.map(card)}</ul>}
      {up.length > 0 && proposed.length > 0 && <p className="lead">Also proposed</p>}
      {proposed.length > 0 && <ul className="candidates plain">{proposed.map(card)}</ul>}
      {open && board.candidates.length === 0 && (
        <EmptyState title="No ideas yet">
          <p>Anyone in the group can propose one: what it looks like, why it works and its common pitfalls.</p>
        </EmptyState>
      )}
      {open && (
        <div>
          <Button onPress={() => setForm('new')}>Propose an idea</Button>
        </div>
      )}
      {leads && open && <BallotWays {...{ board, meeting, timeZone, now }} />}
      <CandidateDialog open={form} meeting={meeting} onClose={() => setForm(null)} />
    </>
  )
}

type CardWaysProps = { board: Board; candidate: Candidate; meeting: MeetingDetail; change: () => void }

/** Vote for it, change it, take it out. */
function CardWays({ board, candidate, meeting, change }: CardWaysProps) {
  const vote = useVote(meeting.id)
  const update = useUpdateCandidate(meeting.id)
  const say = useToast()
  const { id, title, up, version } = candidate
  const mine = board.myVote === id
  const cast = () =>
    afterwards(vote.mutateAsync(id), () =>
      say(`Your vote is for ${quoted(title)}. You can change it until voting closes.`),
    )
  const withdraw = () =>
    afterwards(update.mutateAsync({ candidateId: id, withdrawn: true, expectedVersion: version }), () =>
      say(`${quoted(title)} removed.`, () =>
        update.mutate({ candidateId: id, withdrawn: false, expectedVersion: version + 1 }),
      ),
    )
  const problem = vote.error ?? update.error
  return (
    <>
      {board.state === 'voting' && up && (
        <Button isDisabled={mine} isPending={vote.isPending} onPress={cast}>
          {mine ? 'This is your vote' : `Vote for ${title}`}
        </Button>
      )}
      {candidate.mayChange && (
        <Button look="ghost" aria-label={`Edit ${title}`} onPress={change}>
          Edit
        </Button>
      )}
      {candidate.mayChange && !up && (
        <Button look="ghost" aria-label={`Remove ${title}`} isPending={update.isPending} onPress={withdraw}>
          Remove
        </Button>
      )}
      <ErrorNote error={problem} />
    </>
  )
}
