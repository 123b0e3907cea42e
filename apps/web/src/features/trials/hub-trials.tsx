import { useSuspenseQuery } from '@tanstack/react-query'
import { LEAST_PEOPLE } from '@hubs/rules/reports/withheld'
import { triedWords } from '@hubs/rules/text/trial-labels'
import { Link } from 'react-router-dom'
import { capital } from '#lib/page/capital.ts'
import { paths, trialsAt } from '#shared/paths.ts'
import { Boundary, QuietBoundary } from '#ui/page/boundary.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { Fold } from '#ui/fold.tsx'
import { TrialFigures } from './trial-figures.tsx'
import { hubTrialsQuery } from './trials.queries.ts'
import './trials.css'

type HubTrialsProps = {
  slug: string
  /** Whether the reader is in it: then one can try something. */
  mine: boolean
  /** What the reader's own group is called on screen. */
  circle: 'hub' | 'group'
}

/** What a hub's strategies have come to this year, and which were tried most. */
export function HubTrials(props: HubTrialsProps) {
  return (
    <Fold
      title="What we’ve tried"
      words={
        <QuietBoundary>
          <Tried slug={props.slug} />
        </QuietBoundary>
      }
    >
      <p className="quiet">
        This year, from colleagues’ reports. No names are shown, and a strategy is counted once {LEAST_PEOPLE} people
        have shared a report on it.
      </p>
      <Boundary waiting="Loading trials…">
        <OfHub {...props} />
      </Boundary>
    </Fold>
  )
}

function Tried({ slug }: Pick<HubTrialsProps, 'slug'>) {
  const { figures } = useSuspenseQuery(hubTrialsQuery(slug)).data
  return figures && capital(triedWords(figures))
}

function OfHub({ slug, mine, circle }: HubTrialsProps) {
  const { figures, strategies } = useSuspenseQuery(hubTrialsQuery(slug)).data
  if (figures === null && strategies.length === 0)
    return (
      <EmptyState inSection title="No trials to show yet">
        {mine && <p>Choose a strategy, try it with one class or task, and report back at the next meeting.</p>}
        <p className="s quiet">
          Figures appear once 5 people have shared a trial. Until then, each hub sees only its own.
        </p>
      </EmptyState>
    )
  return (
    <>
      <TrialFigures figures={figures} circle={circle} />
      {strategies.length > 0 && (
        <div>
          <h3>Most tried, all years</h3>
          <ul className="trial-counts plain num">
            {strategies.map(each => (
              <li key={each.code}>
                <Link to={trialsAt(paths.strategy(each.code))}>
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
    </>
  )
}
