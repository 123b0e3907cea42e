import { leastPeople, notShown } from '@hubs/rules/withheld'
import { count } from '@hubs/rules/text/words'
import type { PulseSums as Sums } from '@hubs/schema/meetings/pulse'
import { useQuery } from '@tanstack/react-query'
import { sentenceOf } from '#lib/api-client.ts'
import { capital } from '#lib/page/capital.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { PulseFigures } from './pulse-figures.tsx'
import { pulseSumsQuery } from './record.queries.ts'
import './record.css'

/** The whole school by half term, no group told apart. */
export function PulseSums({ programme }: { programme?: string }) {
  const { data, error, refetch } = useQuery(pulseSumsQuery(programme))
  if (!data)
    return error ? (
      <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
    ) : (
      <Waiting what="Loading results…" />
    )
  const { items, withheld } = data
  if (items.length === 0 && withheld.length === 0)
    return (
      <EmptyState title="No results yet">
        <p>
          Each meeting ends with three short questions. Results for the whole school appear here once two groups have
          answered. Groups are never shown separately.
        </p>
      </EmptyState>
    )
  return (
    <>
      {items.map(each => (
        <HalfTerm key={each.halfTerm} {...each} />
      ))}
      {withheld.map(halfTerm => (
        <Section key={halfTerm} title={halfTerm}>
          <p className="quiet">
            {notShown}. Results appear once two groups have each had at least {leastPeople} answers at a meeting.
          </p>
        </Section>
      ))}
    </>
  )
}

function HalfTerm({ halfTerm, meetings, answers, figures }: Sums['items'][number]) {
  return (
    <Section
      title={halfTerm}
      words={`${capital(count(answers, 'answer'))} from ${count(meetings, 'meeting')}. Meetings with fewer than ${leastPeople} answers aren’t included.`}
    >
      <PulseFigures
        figures={{
          useful: { mean: figures.useful },
          heard: { mean: figures.heard },
          nextStep: { mean: figures.nextStep },
        }}
      />
    </Section>
  )
}
