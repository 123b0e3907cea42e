import { useSuspenseQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { Pulse } from '@hubs/schema/meetings/pulse'
import { LEAST_PEOPLE } from '@hubs/rules/reports/withheld'
import { count, figure } from '@hubs/rules/text/words'
import { capital } from '#lib/page/capital.ts'
import { shortDateTime } from '#lib/time/time.ts'
import { Boundary, QuietBoundary } from '#ui/page/boundary.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { PulseForm } from './pulse-form.tsx'
import { pulseQuery } from './minutes.queries.ts'
import './minutes.css'

// Only once enough have answered.
const PulseFigures = lazy(() => import('./pulse-figures.tsx').then(each => ({ default: each.PulseFigures })))

const NOBODY = 'This survey is anonymous: your answers are saved without your name or the time.'

type PulseCardProps = {
  meetingId: string
  timeZone: string
  /** On the phone in the meeting: nothing is shown where there is nothing to do or to see. */
  quiet?: boolean
}

/** How the meeting was: asks, thanks, and shows what came of it. */
export function PulseCard(props: PulseCardProps) {
  return props.quiet ? (
    <QuietBoundary>
      <Card {...props} />
    </QuietBoundary>
  ) : (
    <Boundary waiting="Loading the survey…">
      <Card {...props} />
    </Boundary>
  )
}

function Card({ meetingId, timeZone, quiet = false }: PulseCardProps) {
  const { data } = useSuspenseQuery(pulseQuery(meetingId))
  if (quiet && !data.mayGive && !data.given && !data.result) return null
  return (
    <Section title="How was this meeting?" words={data.mayGive ? NOBODY : undefined}>
      {data.mayGive ? <PulseForm key={meetingId} pulse={data} /> : <Standing pulse={data} timeZone={timeZone} />}
      {data.result && <Result pulse={data} result={data.result} />}
    </Section>
  )
}

/** What there is to say to somebody who has nothing to answer. */
function Standing({ pulse, timeZone }: { pulse: Pulse; timeZone: string }) {
  const { state, given, closesAt, count: answers, of } = pulse
  const until = closesAt ? ` It’s open until ${shortDateTime(closesAt, timeZone)}.` : ''
  return (
    <div className="col" role="status">
      {given && state === 'open' && (
        <p className="lead">
          <strong>Thank you.</strong> Your answers are sent.
        </p>
      )}
      {state === 'not-yet' && <p>The survey opens at the end of the meeting, with the summary. It takes two taps.</p>}
      {state === 'closed' && !pulse.result && (
        <p>
          {capital(count(answers, 'person', 'people'))} answered. Results aren’t shown for fewer than {LEAST_PEOPLE}, so
          that no one can be identified.
        </p>
      )}
      {state === 'open' && (
        <p className="num">
          Of the {figure(of, 'person', 'people')} who attended, {answers} {answers === 1 ? 'has' : 'have'} answered.{' '}
          {pulse.result
            ? `New answers are added ${LEAST_PEOPLE} or more at a time.`
            : 'Results appear when everyone has answered, or when the survey closes.'}
          {until}
        </p>
      )}
      {state === 'open' && !given && <p className="quiet">The survey is for people who attended.</p>}
    </div>
  )
}

function Result({ pulse, result }: { pulse: Pulse; result: NonNullable<Pulse['result']> }) {
  return (
    <div className="col">
      <Suspense>
        <PulseFigures figures={result.figures} />
      </Suspense>
      <p className="s quiet num">
        {pulse.count > result.answers
          ? `${result.answers} of ${pulse.count} answers${pulse.state === 'open' ? ' so far' : ''}.`
          : `${capital(count(result.answers, 'answer'))}.`}{' '}
        Only the group can see these results.
      </p>
      {result.lowHeard && (
        <CalmNote>
          <p>
            <strong>Not everyone felt heard.</strong> It’s worth raising next time: ask everyone early, and keep turns
            to time.
          </p>
        </CalmNote>
      )}
      {result.lines.length > 0 && (
        <div>
          <h3>Comments</h3>
          <ul className="pulse-lines plain">
            {result.lines.map((line, index) => (
              <li key={`${index} ${line}`}>{line}</li>
            ))}
          </ul>
          <p className="s quiet">In random order. Only facilitators can see these.</p>
        </div>
      )}
    </div>
  )
}
