import { quoted } from '@hubs/rules/text/quoted'
import { MOST_CANDIDATES, type CandidateBoard as Board } from '@hubs/schema/meetings/candidates'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { useState } from 'react'
import { afterwards } from '#lib/query-client.ts'
import { shortDate } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/fields/check.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useOutcome, usePutUp } from './candidates.queries.ts'

type BallotWaysProps = { board: Board; meeting: MeetingDetail; timeZone: string; now: number }

/** What the facilitator does about the vote while it can still change: put two or three up, and close it. */
export function BallotWays({ board, meeting, timeZone, now }: BallotWaysProps) {
  const { candidates, opensAt, version, state } = board
  const standing = candidates.filter(({ up }) => up).map(({ id }) => id)
  const [chosen, setChosen] = useState<readonly string[]>(standing)
  const put = usePutUp(meeting.id)
  const say = useToast()
  if (candidates.length === 0) return null
  const early = now < Date.parse(opensAt)
  const picked = candidates.filter(({ id }) => chosen.includes(id)).map(({ id }) => id)
  const right = picked.length >= 2 && picked.length <= MOST_CANDIDATES
  const same = picked.length === standing.length && picked.every(id => standing.includes(id))
  const toggle = (id: string, on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter(each => each !== id))
  const send = () =>
    afterwards(put.mutateAsync({ candidateIds: picked, expectedVersion: version }), () =>
      say('Voting is open. Everyone else in the group has been notified.'),
    )
  return (
    <Section
      title="Choose the ideas to vote on"
      words={
        early
          ? `Choose two or three. Voting can open on ${shortDate(opensAt, timeZone)}.`
          : 'Choose two or three. Only facilitators can see this.'
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
      {picked.length > MOST_CANDIDATES && (
        <p className="quiet">You can choose up to {MOST_CANDIDATES}. Save one for the next meeting.</p>
      )}
      <ErrorNote error={put.error} />
      <div className="row wrap">
        <Button
          look={state === 'voting' ? 'plain' : 'main'}
          isDisabled={!right || same || early}
          isPending={put.isPending}
          onPress={send}
        >
          {state === 'voting' ? 'Change the ideas' : 'Open voting'}
        </Button>
        {state === 'voting' && <Close meeting={meeting} />}
      </div>
    </Section>
  )
}

function Close({ meeting }: { meeting: MeetingDetail }) {
  const outcome = useOutcome(meeting.id)
  const say = useToast()
  const close = () =>
    afterwards(outcome.mutateAsync({ closed: true }), ({ takenId }) =>
      say(takenId ? 'Voting has closed, and the chosen idea is in the agenda.' : 'Voting closed.', () =>
        outcome.mutate({ closed: false }),
      ),
    )
  return (
    <>
      <Button look="ghost" isPending={outcome.isPending} onPress={close}>
        Close voting now
      </Button>
      <ErrorNote error={outcome.error} />
    </>
  )
}

/** Voting is over: take what was chosen, break a tie, or let it go on. */
export function Outcome({ board, meeting, now }: Omit<BallotWaysProps, 'timeZone'>) {
  const outcome = useOutcome(meeting.id)
  const say = useToast()
  const { candidates, leading, takenId, advised, closesAt } = board
  const toTake = leading.length > 0 ? candidates.filter(({ id }) => leading.includes(id)) : candidates
  const tie = leading.length > 1
  const take = (candidateId: string, title: string) =>
    afterwards(outcome.mutateAsync({ candidateId }), () => say(`${quoted(title)} added to the agenda.`))
  return (
    <Section
      title={takenId ? 'Added to the agenda' : tie ? 'You decide' : 'Add to the agenda'}
      words={
        takenId
          ? 'The title, prompt, pre-reading and presenter are now in the New learning part. You can undo this on the agenda page.'
          : tie
            ? 'It’s a tie. Choose the idea your group needs most.'
            : 'Its title, prompt, pre-reading and presenter will be added to the New learning part.'
      }
    >
      <ErrorNote error={outcome.error} />
      <div className="row wrap">
        {!takenId &&
          toTake.map(({ id, title }) => (
            <Button
              key={id}
              look={toTake.length === 1 || advised === id ? 'main' : 'plain'}
              isPending={outcome.isPending}
              onPress={() => take(id, title)}
            >
              Add {quoted(title)} to the agenda
            </Button>
          ))}
        {now < Date.parse(closesAt) && (
          <Button look="ghost" isPending={outcome.isPending} onPress={() => outcome.mutate({ closed: false })}>
            Reopen voting
          </Button>
        )}
      </div>
    </Section>
  )
}
