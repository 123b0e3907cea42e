import type { Pulse } from '@hubs/schema/pulse'
import { count } from '@hubs/rules/words'
import { useQuery } from '@tanstack/react-query'
import { sentenceOf } from '#lib/api-client.ts'
import { capital } from '#lib/capital.ts'
import { shortDateTime } from '#lib/time.ts'
import { CalmNote } from '#ui/calm-note.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { PulseFigures } from './pulse-figures.tsx'
import { PulseForm } from './pulse-form.tsx'
import { pulseQuery } from './record.queries.ts'
import './record.css'

const LEAST = 5
const nobody = 'Nobody can see who said what: your answer is kept without a name and without a time.'

type PulseCardProps = {
  meetingId: string
  timeZone: string
  /** On the phone in the meeting: nothing is shown where there is nothing to do or to see. */
  quiet?: boolean
}

/** How the meeting was: asks, thanks, and shows what came of it. */
export function PulseCard({ meetingId, timeZone, quiet = false }: PulseCardProps) {
  const { data, error, refetch } = useQuery(pulseQuery(meetingId))
  if (!data) {
    if (error) return quiet ? null : <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
    return quiet ? null : <Waiting what="Opening the pulse…" />
  }
  if (quiet && !data.mayGive && !data.given && !data.result) return null
  return (
    <Section title="How was this meeting?" words={data.mayGive ? nobody : undefined}>
      {data.mayGive ? <PulseForm key={meetingId} pulse={data} /> : <Standing pulse={data} timeZone={timeZone} />}
      {data.result && <Result pulse={data} result={data.result} />}
    </Section>
  )
}

/** What there is to say to somebody who has nothing to answer. */
function Standing({ pulse, timeZone }: { pulse: Pulse; timeZone: string }) {
  const { state, given, closesAt, count: answers, of } = pulse
  const until = closesAt ? ` It is open until ${shortDateTime(closesAt, timeZone)}.` : ''
  return (
    <div className="col" role="status">
      {given && state === 'open' && (
        <p className="lead">
          <strong>Thank you.</strong> Your answer is in.
        </p>
      )}
      {state === 'not-yet' && <p>It opens with the summary at the end of the meeting. Two taps are enough.</p>}
      {state === 'closed' && answers < LEAST && (
        <p>
          {capital(count(answers, 'person', 'people'))} answered. Below five answers nothing is shown, so that nobody’s
          can be told.
        </p>
      )}
      {state === 'open' && (
        <p className="num">
          {capital(count(answers, 'person', 'people'))} of {of} {answers === 1 ? 'has' : 'have'} answered.{' '}
          {pulse.result ? 'New answers join five at a time.' : 'What came of it shows from five on.'}
          {until}
        </p>
      )}
      {state === 'open' && !given && <p className="quiet">It asks those who were there.</p>}
    </div>
  )
}

function Result({ pulse, result }: { pulse: Pulse; result: NonNullable<Pulse['result']> }) {
  return (
    <div className="col">
      <PulseFigures figures={result.figures} />
      <p className="s quiet num">
        {capital(count(result.answers, 'answer'))}
        {pulse.count > result.answers && (pulse.state === 'open' ? ` of ${pulse.count} so far` : ` of ${pulse.count}`)}.
        The group sees these figures, and nobody else.
      </p>
      {result.lowHeard && (
        <CalmNote>
          <p>
            <strong>Not everybody felt heard.</strong> Worth a word next time: ask each person early, and let the round
            keep its time.
          </p>
        </CalmNote>
      )}
      {result.lines.length > 0 && (
        <div>
          <h3>What some wrote</h3>
          <ul className="pulse-lines plain">
            {result.lines.map((line, index) => (
              <li key={`${index} ${line}`}>{line}</li>
            ))}
          </ul>
          <p className="s quiet">In no order. Only those who lead the group read these.</p>
        </div>
      )}
    </div>
  )
}
