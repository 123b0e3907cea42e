import { useSuspenseQuery } from '@tanstack/react-query'
import { LEAST_PEOPLE, NOT_SHOWN } from '@hubs/rules/reports/withheld'
import { count } from '@hubs/rules/text/words'
import type { PulseSums as Sums } from '@hubs/schema/meetings/pulse'
import { capital } from '#lib/page/capital.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { Section } from '#ui/page/section.tsx'
import { PulseFigures } from './pulse-figures.tsx'
import { pulseSumsQuery } from './minutes.queries.ts'
import './minutes.css'

/** The whole school by half term, no group told apart. */
export function PulseSums(props: PulseSumsProps) {
  return (
    <Boundary waiting="Loading results…">
      <AllSums {...props} />
    </Boundary>
  )
}

type PulseSumsProps = { programme?: string }

function AllSums({ programme }: PulseSumsProps) {
  const { items, withheld } = useSuspenseQuery(pulseSumsQuery(programme)).data
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
            {NOT_SHOWN}. Results appear once two groups have each had at least {LEAST_PEOPLE} answers at a meeting.
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
      words={`${capital(count(answers, 'answer'))} from ${count(meetings, 'meeting')}. Meetings with fewer than ${LEAST_PEOPLE} answers aren’t included.`}
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
