import type { Me } from '@hubs/schema/accounts/accounts'
import type { OwnPlan } from '@hubs/schema/plans/plans'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { asksCheckIn, CheckIn } from '#features/plans/reports/check-in.tsx'
import { mayGoOn, type PlanOwner } from '#features/plans/plan-labels.ts'
import { openPlansQuery, partnersFor, planStartQuery } from '#features/plans/plans.queries.ts'
import { PromiseCard } from '#features/plans/promise-card.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { goOnAt } from '#features/plans/plan-links.ts'
import { paths } from '#shared/paths.ts'
import { usePlanOwner } from '../use-plan-owner.ts'
import './home-promise.css'

/** A member's own words, and whether they have tried it. Nothing while it is not known: home has other things to say. */
export function HomePromise({ me }: { me: Me }) {
  const owner = usePlanOwner(me)
  const open = useQuery(openPlansQuery())
  const { data: start } = useQuery(planStartQuery())
  const [plan] = open.data ?? []
  if (!open.data || !start?.meetingId || !owner) return null
  if (!plan)
    return (
      <section className="home-promise-none" data-hub={owner.hubSlug} aria-labelledby="home-promise-none">
        <div>
          <h2 id="home-promise-none">What will you try?</h2>
          <p className="quiet">
            One small change to try before the next meeting. It takes about three minutes to write.
          </p>
        </div>
        <LinkButton to={paths.newPlan} look={me.leads.length > 0 ? 'plain' : 'main'}>
          Make a plan
        </LinkButton>
      </section>
    )
  const more = open.data.length - 1
  return (
    <PromiseCard
      plan={plan}
      owner={owner}
      partner={partnersFor(start, plan)}
      reported={mayGoOn(plan, start.meetingId)}
      side={sideOf(plan, owner, start.meetingId)}
    >
      <Link className="home-promise-link s" to={paths.plans}>
        {more > 0 ? `My plans (${more} more)` : 'My plans'}
      </Link>
    </PromiseCard>
  )
}

/** What there is to do about it now; null, and the card is the words alone, where that is nothing. */
function sideOf(plan: OwnPlan, owner: PlanOwner, newPlansAt: string) {
  if (mayGoOn(plan, newPlansAt))
    return (
      <div className="row">
        <LinkButton to={goOnAt(plan.id)}>Carry it forward</LinkButton>
      </div>
    )
  return !plan.report && asksCheckIn(plan) ? <CheckIn plan={plan} owner={owner} /> : null
}
