import { quoted } from '@hubs/rules/text/quoted'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import type { OwnPlan } from '@hubs/schema/plans/plans'
import { isClosed } from '@hubs/rules/plans/report-days'
import { Link } from 'react-router-dom'
import { shortDay } from '#lib/time/time.ts'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { useNow } from '#lib/time/use-now.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { Section } from '#ui/page/section.tsx'
import { statusWords, type PlanOwner } from './plan-labels.ts'
import { closedPlansQuery } from './plans.queries.ts'
import { ReportTold } from './reports/report-told.tsx'
import { Offers } from './support/offers.tsx'

/** What was tried before, what came of it, and what colleagues said to it. */
export function PastPlans({ owner }: { owner: PlanOwner }) {
  return (
    <Section title="Past plans">
      <Boundary waiting="Loading past plans…">
        <Closed owner={owner} />
      </Boundary>
    </Section>
  )
}

function Closed({ owner }: { owner: PlanOwner }) {
  const query = useSuspenseInfiniteQuery(closedPlansQuery())
  return (
    <PagedList
      query={query}
      more="Show earlier plans"
      empty={
        <EmptyState inSection title="No past plans yet">
          <p>
            When you’ve reported on a plan and carried it forward, shared it or dropped it, it moves here, with how it
            went and what your colleagues said.
          </p>
        </EmptyState>
      }
    >
      {plans => (
        <ul className="past-plans plain">
          {plans.map(plan => (
            <Past key={plan.id} plan={plan} owner={owner} />
          ))}
        </ul>
      )}
    </PagedList>
  )
}

/** Carried forward in the meeting, before it was written down: that can be done for as long as for any other plan. */
function NoReport({ plan: { id, status, reviewOn } }: { plan: OwnPlan }) {
  const now = useNow()
  const isOpen =
    status === 'carried' && reviewOn !== null && !isClosed({ status: 'ended', startsAtMs: Date.parse(reviewOn) }, now)
  if (!isOpen) return <p className="quiet">No report. It happens to everyone.</p>
  return (
    <div className="row wrap">
      <span className="quiet">No report yet.</span>
      <LinkButton to={paths.report(id)}>Write my report</LinkButton>
    </div>
  )
}

function Past({ plan, owner }: { plan: OwnPlan; owner: PlanOwner }) {
  return (
    <li>
      <p className="s quiet">
        {shortDay(plan.promisedOn)}. {statusWords[plan.status]}.
      </p>
      <h3>
        <Link to={paths.plan(plan.id)}>{quoted(plan.promise)}</Link>
      </h3>
      {plan.report ? <ReportTold report={plan.report} owner={owner} /> : <NoReport plan={plan} />}
      <Offers offers={plan.offers} />
    </li>
  )
}
