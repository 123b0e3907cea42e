import type { CandidateBoard } from '@hubs/schema/candidates'
import type { MeetingDetail } from '@hubs/schema/meetings'
import { useQuery } from '@tanstack/react-query'
import Check from 'lucide-react/icons/check'
import type { ReactNode } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { clockTime, longDate } from '#lib/time.ts'
import { Button } from '#ui/button.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { useSay } from '#ui/status.tsx'
import { candidatesQuery } from './candidates.queries.ts'
import { useSayComing } from './preparing.queries.ts'
import './before-meeting.css'

type BeforeMeetingProps = {
  meeting: MeetingDetail
  personId: string
  timeZone: string
  links: { candidates: string; plans: string }
}

/** What a member does before the meeting: three minutes, on a phone. */
export function BeforeMeeting({ meeting, personId, timeZone, links }: BeforeMeetingProps) {
  const { data: board } = useQuery(candidatesQuery(meeting.id))
  const own = meeting.people.find(({ id }) => id === personId)
  const away = own?.attendance === 'apologies'
  const reads = meeting.segments.flatMap(segment => segment.links)
  return (
    <Section title="Before we meet">
      <ul className="before-meeting plain">
        {own && <Coming meeting={meeting} away={away} plansTo={links.plans} />}
        {meeting.kind !== 'first' && !away && (
          <Item title="Bring your plan, and one piece of evidence">
            <p className="quiet">Student work, a tally, what somebody said: whatever shows what came of it.</p>
            <LinkButton to={links.plans}>My plan</LinkButton>
          </Item>
        )}
        {board && <Vote board={board} to={links.candidates} timeZone={timeZone} />}
        {reads.length > 0 && (
          <Item title="Read or look at">
            <Reads links={reads} />
          </Item>
        )}
      </ul>
    </Section>
  )
}

function Item({ title, done = false, children }: { title: string; done?: boolean; children: ReactNode }) {
  return (
    <li>
      <h3>
        {done && <Check className="icon" aria-hidden />}
        {title}
      </h3>
      {children}
    </li>
  )
}

function Reads({ links }: { links: readonly { title: string; url: string }[] }) {
  return (
    <ul className="plain">
      {links.map(({ title, url }) => (
        <li key={title + url}>
          <a href={url} target="_blank" rel="noopener noreferrer">
            {title}
            <span className="hidden-text"> (opens in a new tab)</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Apologies in one tap. Nobody is asked why. */
function Coming({ meeting, away, plansTo }: { meeting: MeetingDetail; away: boolean; plansTo: string }) {
  const change = useSayComing(meeting.id)
  const say = useSay()
  const tell = (coming: boolean) =>
    change.mutate(coming, {
      onSuccess: () =>
        say(coming ? 'You are expected.' : 'Your group knows that you can’t come.', () => change.mutate(!coming)),
    })
  return (
    <Item title={away ? 'You have sent apologies' : 'You are expected'}>
      {away && (
        <p className="quiet">
          Nobody is asked why. If you like, write down how your plan went, and it is read out for you.
        </p>
      )}
      <div className="row wrap">
        {away && <LinkButton to={plansTo}>Write my report</LinkButton>}
        <Button isPending={change.isPending} onPress={() => tell(away)}>
          {away ? 'I can come after all' : 'I can’t come'}
        </Button>
      </div>
      {change.error && <ProblemNote>{sentenceOf(change.error)}</ProblemNote>}
    </Item>
  )
}

function Vote({ board, to, timeZone }: { board: CandidateBoard; to: string; timeZone: string }) {
  const { state, closesAt, myVote, candidates, takenId, leading } = board
  const chosen = candidates.find(({ id }) => id === (takenId ?? (leading.length === 1 ? leading[0] : undefined)))
  if (state === 'voting')
    return (
      <Item title={myVote ? 'You have voted on the new learning' : 'Choose what we learn'} done={myVote !== null}>
        <p className="quiet num">
          {myVote ? 'You can change it until' : 'Vote by'} {longDate(closesAt, timeZone)},{' '}
          {clockTime(closesAt, timeZone)}.
        </p>
        <LinkButton to={to} look={myVote ? 'plain' : 'main'}>
          {myVote ? 'See how it stands' : 'Vote'}
        </LinkButton>
      </Item>
    )
  if (state === 'closed' && chosen)
    return (
      <Item title={`We learn about: ${chosen.title}`} done>
        <LinkButton to={to}>What was chosen, and why it works</LinkButton>
      </Item>
    )
  if (state !== 'proposing') return null
  return (
    <Item title="Have an idea for the new learning?">
      <LinkButton to={to}>{candidates.length > 0 ? 'See the ideas, or propose one' : 'Propose one'}</LinkButton>
    </Item>
  )
}
