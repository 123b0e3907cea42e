import { triedWords } from '@hubs/rules/text/trial-words'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { sentenceOf } from '#lib/api-client.ts'
import { capital } from '#lib/page/capital.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Fold } from '#ui/fold.tsx'
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
    <Fold title="What we have tried" words={data?.figures && capital(triedWords(data.figures))}>
      <p className="quiet">This year, from colleagues’ reports. No names are shown.</p>
      {error && !data && <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>}
      {!data && !error && <Waiting what="Loading trials…" />}
      {none && (
        <EmptyState inSection title="No trials yet">
          <p>Choose a strategy, try it with one class or task, and report back at the next meeting.</p>
          <p className="s quiet">
            Figures appear once 5 people have tried something. Until then, each hub sees only its own.
          </p>
        </EmptyState>
      )}
      {data && !none && <TrialFigures figures={data.figures} circle={circle} />}
      {data && data.strategies.length > 0 && (
        <div>
          <h3>Most tried, all years</h3>
          <ul className="trial-counts plain num">
            {data.strategies.map(each => (
              <li key={each.code}>
                <Link to={strategyTo(each.code)}>
                  <bdi>{each.name}</bdi>
                </Link>
                <span className="quiet">
                  {triedWords(each)}
                  {each.scope === 'hub' && ` in your ${circle}`}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Fold>
  )
}
