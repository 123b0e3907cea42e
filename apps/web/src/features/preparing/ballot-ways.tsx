import { MOST_CANDIDATES, type CandidateBoard as Board } from '@hubs/schema/candidates'
import type { MeetingDetail } from '@hubs/schema/meetings'
import { useState } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { longDate } from '#lib/time.ts'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/check.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { useSay } from '#ui/status.tsx'
import { useOutcome, usePutUp } from './candidates.queries.ts'

type BallotWaysProps = { board: Board; meeting: MeetingDetail; timeZone: string; now: number }

/** What the facilitator does about the vote while it can still change: put two or three up, and close it. */
export function BallotWays({ board, meeting, timeZone, now }: BallotWaysProps) {
  const { candidates, opensAt, version, state } = board
  const standing = candidates.filter(({ up }) => up).map(({ id }) => id)
  const [chosen, setChosen] = useState<readonly string[]>(standing)
  const put = usePutUp(meeting.id)
  const say = useSay()
  if (candidates.length === 0) return null
  const early = now < Date.parse(opensAt)
  const picked = candidates.filter(({ id }) => chosen.includes(id)).map(({ id }) => id)
  const right = picked.length >= 2 && picked.length <= MOST_CANDIDATES
  const same = picked.length === standing.length && picked.every(id => standing.includes(id))
  const toggle = (id: string, on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter(each => each !== id))
  const send = () =>
    put.mutate(
      { candidateIds: picked, expectedVersion: version },
      { onSuccess: () => say('They are up for the vote. Everybody who meets is told by mail, once.') },
    )
  return (
    <Section
      title="Up for the vote"
      words={
        early
          ? `Choose two or three. The vote can begin on ${longDate(opensAt, timeZone)}.`
          : 'Choose two or three: only you who lead the meeting see this.'
      }
    >
      <div>
        {candidates.map(({ id, title }) => (
          <Check
            key={id}
            label={title}
            checked={chosen.includes(id)}
            onChange={event => toggle(id, event.target.checked)}
          />
        ))}
      </div>
      {picked.length > MOST_CANDIDATES && <p className="quiet">Three are the most. Keep one for the next meeting.</p>}
      {put.error && <ProblemNote>{sentenceOf(put.error)}</ProblemNote>}
      <div className="row wrap">
        <Button
          look={state === 'voting' ? 'plain' : 'main'}
          isDisabled={!right || same || early}
          isPending={put.isPending}
          onPress={send}
        >
          {state === 'voting' ? 'Change what is up' : 'Put them to the vote'}
        </Button>
        {state === 'voting' && <Close meeting={meeting} />}
      </div>
    </Section>
  )
}

function Close({ meeting }: { meeting: MeetingDetail }) {
  const outcome = useOutcome(meeting.id)
  const say = useSay()
  const close = () =>
    outcome.mutate(
      { closed: true },
      {
        onSuccess: ({ takenId }) =>
          say(takenId ? 'Voting is closed, and what was chosen is in the agenda.' : 'Voting is closed.', () =>
            outcome.mutate({ closed: false }),
          ),
      },
    )
  return (
    <>
      <Button look="ghost" isPending={outcome.isPending} onPress={close}>
        Close the vote now
      </Button>
      {outcome.error && <ProblemNote>{sentenceOf(outcome.error)}</ProblemNote>}
    </>
  )
}

/** Voting is over: take what was chosen, break a tie, or let it go on. */
export function Outcome({ board, meeting, now }: Omit<BallotWaysProps, 'timeZone'>) {
  const outcome = useOutcome(meeting.id)
  const say = useSay()
  const { candidates, leading, takenId, advised, closesAt } = board
  const toTake = leading.length > 0 ? candidates.filter(({ id }) => leading.includes(id)) : candidates
  const tie = leading.length > 1
  const take = (candidateId: string, title: string) =>
    outcome.mutate({ candidateId }, { onSuccess: () => say(`“${title}” is in the agenda.`) })
  return (
    <Section
      title={takenId ? 'It is in the agenda' : tie ? 'You decide' : 'Into the agenda'}
      words={
        takenId
          ? 'Title, prompt, pre-read and presenter are in the part for new learning. The agenda page can undo it.'
          : tie
            ? 'They are level. Take the one that is needed most.'
            : 'Its title, prompt, pre-read and presenter go into the part for new learning.'
      }
    >
      {outcome.error && <ProblemNote>{sentenceOf(outcome.error)}</ProblemNote>}
      <div className="row wrap">
        {!takenId &&
          toTake.map(({ id, title }) => (
            <Button
              key={id}
              look={toTake.length === 1 || advised === id ? 'main' : 'plain'}
              isPending={outcome.isPending}
              onPress={() => take(id, title)}
            >
              Take “{title}”
            </Button>
          ))}
        {now < Date.parse(closesAt) && (
          <Button look="ghost" isPending={outcome.isPending} onPress={() => outcome.mutate({ closed: false })}>
            Open the vote again
          </Button>
        )}
      </div>
    </Section>
  )
}
