import { isolated } from '@hubs/rules/text/isolated'
import { mayAddPlan } from '@hubs/rules/plans/plans'
import { usePrefetchQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { listed } from '#lib/page/capital.ts'
import { readStored } from '#lib/drafts/draft-storage.ts'
import { useWaiting } from '#lib/storage/outbox.ts'
import { paths } from '#shared/paths.ts'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { OpenPlan } from './open-plan.tsx'
import type { PlanOwner } from './plan-labels.ts'
import { openPlansQuery, partnersFor, planStartQuery } from './plans.queries.ts'
import './own-plans.css'

/** The open plans, one of them as a rule; a second is offered quietly. */
export function OwnPlans({ owner }: { owner: PlanOwner }) {
  usePrefetchQuery(planStartQuery())
  const { data: open } = useSuspenseQuery(openPlansQuery())
  const { data: start } = useQuery(planStartQuery())
  const partner = start?.partner ?? []
  const begun = readStored('plan/new') !== null
  const waiting = useWaiting('plan/')
  // One that waits to be sent is told above: it would be made a second time.
  if (open.length === 0 && waiting.length > 0) return null
  if (open.length === 0)
    return (
      <EmptyState title="You don’t have a plan yet">
        <p>
          Plan one small change to try before the next meeting, then report back. It takes three minutes to write. Your{' '}
          {owner.circle} can see it unless you choose otherwise.
        </p>
        <LinkButton to={paths.newPlan} look="main">
          {begun ? 'Continue your plan' : 'Make a plan'}
        </LinkButton>
      </EmptyState>
    )
  return (
    <div className="own-plans">
      {open.map(plan => (
        <OpenPlan
          key={plan.id}
          {...{ plan, owner }}
          partner={partnersFor(start, plan)}
          newPlansAt={start?.meetingId ?? plan.meetingId}
        />
      ))}
      <p className="quiet">
        {partner.length > 0
          ? `Your partner until the next meeting: ${listed(partner.map(({ name }) => isolated(name)))}.`
          : 'You don’t have a partner yet. Your facilitator pairs people up in the meeting.'}
      </p>
      <Another open={open.length} begun={begun} allTold={open.every(({ report }) => report !== null)} />
    </div>
  )
}

type AnotherProps = { open: number; begun: boolean; allTold: boolean }

/** A second is offered quietly, a third with a warning, a fourth not at all. After the reports a new one is what is next. */
function Another({ open, begun, allTold }: AnotherProps) {
  const { allowed, sentence } = mayAddPlan(open)
  return (
    <div className="row wrap">
      {allowed && (
        <LinkButton to={paths.newPlan} look={allTold ? 'plain' : 'ghost'}>
          {begun
            ? 'Continue your other plan'
            : allTold
              ? 'Make a new plan'
              : open === 1
                ? 'Add a second plan'
                : 'Add a third plan'}
        </LinkButton>
      )}
      {sentence && <p className="s quiet">{sentence}</p>}
    </div>
  )
}
