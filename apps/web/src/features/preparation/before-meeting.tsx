import { quoted } from '@hubs/rules/text/quoted'
import type { CandidateBoard } from '@hubs/schema/meetings/candidates'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { useQuery } from '@tanstack/react-query'
import Check from 'lucide-react/icons/check'
import type { ReactNode } from 'react'
import { shortDateTime } from '#lib/time/time.ts'
import { paths } from '#shared/paths.ts'
import { Button } from '#ui/button.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { candidatesQuery } from './candidates/candidates.queries.ts'
import { useSayComing } from './preparation.queries.ts'
import './before-meeting.css'
import { afterwards } from '#lib/query-client.ts'

type BeforeMeetingProps = {
  meeting: MeetingDetail
  personId: string
  timeZone: string
  /** The plan that is due at this meeting; null for somebody without any, undefined while it is not known. */
  plan: { technique: string; reported: boolean; to: string } | 'elsewhere' | null | undefined
}

/** What a member does before the meeting: three minutes, on a phone. */
export function BeforeMeeting({ meeting, personId, timeZone, plan }: BeforeMeetingProps) {
  const { data: board } = useQuery(candidatesQuery(meeting.id))
  // Somebody who looks at the meeting without being of it, such as a coordinator, has no line of their own.
  const own = meeting.people.find(({ id }) => id === personId)
  const away = own?.attendance === 'apologies'
  const reads = meeting.segments.flatMap(segment => segment.links)
  return (
    <Section title="What’s next for you" words="Before this meeting.">
      <ul className="before-meeting plain">
        {meeting.kind !== 'first' && <Report {...{ plan, away }} />}
        {board && <Vote board={board} to={paths.candidates(meeting.id)} timeZone={timeZone} />}
        {reads.length > 0 && (
          <Item title="Read or watch">
            <Reads links={reads} />
          </Item>
        )}
        {own && <Coming meeting={meeting} away={away} />}
      </ul>
    </Section>
  )
}

type ReportProps = Pick<BeforeMeetingProps, 'plan'> & { away: boolean }

/** What there is to tell: a report, ready or still to write; without a plan, the way to one. */
function Report({ plan, away }: ReportProps) {
  const bring = 'Bring one piece of evidence: student work, a tally, something someone said.'
  if (plan === 'elsewhere') return null
  if (plan === undefined)
    return (
      <Item title="Bring your plan and one piece of evidence">
        <p className="quiet">Student work, a tally, something someone said: anything that shows how it went.</p>
        <LinkButton to={paths.plans}>My plans</LinkButton>
      </Item>
    )
  if (plan === null)
    return (
      <Item title="You don’t have a plan to report on">
        <p className="quiet">{away ? 'You can still make one.' : 'Come anyway. You’ll make one at this meeting.'}</p>
        <LinkButton to={paths.newPlan}>Make a plan</LinkButton>
      </Item>
    )
  return (
    <Item title={plan.reported ? 'Your report is ready' : 'Report on your plan'} done={plan.reported}>
      <p className="quiet">
        {away
          ? 'Your report will be read out for you.'
          : plan.reported
            ? bring
            : `${bring} “Not yet” is a good report too.`}
      </p>
      <p>{quoted(plan.technique)}</p>
      <LinkButton to={plan.to} look={plan.reported ? 'plain' : 'main'}>
        {plan.reported ? 'Edit my report' : 'Write my report'}
      </LinkButton>
    </Item>
  )
}

/** One thing to do. What is done keeps its place in the list and is ticked. */
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

/** The pre-reading of every part of the meeting, in the order of its parts. */
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
function Coming({ meeting, away }: { meeting: MeetingDetail; away: boolean }) {
  const change = useSayComing(meeting.id)
  const say = useToast()
  const tell = (coming: boolean) =>
    afterwards(change.mutateAsync(coming), () =>
      say(coming ? 'You’re expected.' : 'Apologies sent. Your group can see that you can’t come.', () =>
        change.mutate(!coming),
      ),
    )
  return (
    <Item title={away ? 'You’ve sent apologies' : 'You’re expected'}>
      {away && <p className="quiet">You don’t need to say why.</p>}
      <div className="row wrap">
        <Button isPending={change.isPending} onPress={() => tell(away)}>
          {away ? 'I can come after all' : 'I can’t come'}
        </Button>
      </div>
      <ErrorNote error={change.error} />
    </Item>
  )
}

/** Where the vote on the new learning has got to. Nothing while it is closed without a winner: the facilitator chooses. */
function Vote({ board, to, timeZone }: { board: CandidateBoard; to: string; timeZone: string }) {
  const { state, closesAt, myVote, candidates, takenId, leading } = board
  // Two ideas with as many votes are nobody's choice yet: the facilitator takes one of them.
  const chosen = candidates.find(({ id }) => id === (takenId ?? (leading.length === 1 ? leading[0] : undefined)))
  if (state === 'voting')
    return (
      <Item title={myVote ? 'You’ve voted for the new learning' : 'Vote for the new learning'} done={myVote !== null}>
        <p className="quiet num">
          {myVote ? 'You can change your vote until' : 'Vote by'} {shortDateTime(closesAt, timeZone)}.
        </p>
        <LinkButton to={to} look={myVote ? 'plain' : 'main'}>
          {myVote ? 'See the votes so far' : 'Vote'}
        </LinkButton>
      </Item>
    )
  if (state === 'closed' && chosen)
    return (
      <Item title={`New learning: ${chosen.title}`} done>
        <LinkButton to={to}>About this idea</LinkButton>
      </Item>
    )
  if (state !== 'proposing') return null
  return (
    <Item title="Have an idea for the new learning?">
      <LinkButton to={to}>{candidates.length > 0 ? 'See the ideas, or propose one' : 'Propose an idea'}</LinkButton>
    </Item>
  )
}
