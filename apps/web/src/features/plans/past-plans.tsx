import type { OwnPlan } from '@hubs/schema/plans/plans'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { sentenceOf } from '#lib/api-client.ts'
import { shortDay } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { statusWords, type Who } from './plan-labels.ts'
import { closedPlansQuery } from './plans.queries.ts'
import { Offers, ReportTold } from './reports/report-told.tsx'

type PastPlansProps = { who: Who; planTo: (id: string) => string }

/** What was tried before, what came of it, and what colleagues said to it. */
export function PastPlans({ who, planTo }: PastPlansProps) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(closedPlansQuery())
  const all = data?.pages.flatMap(({ items }) => items)
  return (
    <Section title="Past plans">
      {error && !data && <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>}
      {!all && !error && <Waiting what="Loading past plans…" />}
      {all?.length === 0 && (
        <EmptyState inSection title="No past plans yet">
          <p>
            When you’ve reported on a plan and carried it forward, shared it or dropped it, it moves here, with how it
            went and what your colleagues said.
          </p>
        </EmptyState>
      )}
      {all && all.length > 0 && (
        <ul className="past-plans plain">
          {all.map(plan => (
            <Past key={plan.id} plan={plan} who={who} to={planTo(plan.id)} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div className="row">
          <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            Show earlier plans
          </Button>
        </div>
      )}
    </Section>
  )
}

function Past({ plan, who, to }: { plan: OwnPlan; who: Who; to: string }) {
  return (
    <li>
      <p className="s quiet">
        {shortDay(plan.promisedOn)}. {statusWords[plan.status]}.
      </p>
      <h3>
        <Link to={to}>“{plan.promise}”</Link>
      </h3>
      {plan.report ? (
        <ReportTold report={plan.report} who={who} />
      ) : (
        <p className="quiet">No report. It happens to everyone.</p>
      )}
      <Offers offers={plan.offers} />
    </li>
  )
}
