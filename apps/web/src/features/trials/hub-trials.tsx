import { triedWords } from '@hubs/rules/trial-words'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { sentenceOf } from '#lib/api-client.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { TrialFigures } from './trial-figures.tsx'
import { hubTrialsQuery } from './trials.queries.ts'
import './trials.css'

type HubTrialsProps = {
  slug: string
  /** What the reader's own group is called on screen. */
  circle: 'hub' | 'group'
  strategyTo: (code: string) => string
}

/** What a hub's strategies have come to this year, and which were tried most. */
export function HubTrials({ slug, circle, strategyTo }: HubTrialsProps) {
  const { data, error, refetch } = useQuery(hubTrialsQuery(slug))
  const none = data && data.figures === null && data.strategies.length === 0
  return (
    <Section title="What we have tried" words="This year, as colleagues told it in their reports. No name stands here.">
      {error && !data && <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>}
      {!data && !error && <Waiting what="Looking up the trials…" />}
      {none && (
        <EmptyState inSection title="No trials to count yet">
          <p>Choose a strategy, try it with one class or task, and tell what came of it at the next meeting.</p>
          <p className="s quiet">
            Figures stand here once five people have tried something; of fewer, each hub sees its own.
          </p>
        </EmptyState>
      )}
      {data && !none && <TrialFigures figures={data.figures} circle={circle} />}
      {data && data.strategies.length > 0 && (
        <div>
          <h3>Most tried, all years together</h3>
          <ul className="trial-counts plain num">
            {data.strategies.map(each => (
              <li key={each.code}>
                <Link to={strategyTo(each.code)}>{each.name}</Link>
                <span className="quiet">
                  {triedWords(each)}
                  {each.scope === 'hub' && ` in your ${circle}`}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  )
}
