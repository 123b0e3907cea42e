import { useMe } from '#app/session/session-gate.tsx'
import { NoHub } from '../home/no-hub.tsx'
import { OwnPlans } from '#features/plans/own-plans.tsx'
import { PastPlans } from '#features/plans/past-plans.tsx'
import { WaitingNote } from '#features/plans/support/waiting-note.tsx'
import { Boundary } from '#ui/page/boundary.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { planFormOf } from '#features/plans/plan-links.ts'
import { UnsavedPlans } from '#features/plans/unsaved-plans.tsx'
import { paths } from '#shared/paths.ts'
import { usePlanOwner } from '../use-plan-owner.ts'
import './plans.css'

/** One’s own plans alone: there is no list of anybody else’s. */
export default function PlansScreen() {
  const me = useMe()
  const owner = usePlanOwner(me)
  return (
    <Page
      look="plans-page"
      hub={owner?.hubSlug}
      title="My plans"
      aside={
        <div className="row wrap">
          <LinkButton to={paths.support}>Support requests</LinkButton>
          <LinkButton to={paths.observations}>Observations</LinkButton>
        </div>
      }
    >
      {owner ? (
        <>
          <WaitingNote form="plan/" linkTo={planFormOf} />
          <WaitingNote form="report/" linkTo={paths.report} />
          <UnsavedPlans />
          <Boundary waiting="Loading your plans…">
            <OwnPlans owner={owner} />
          </Boundary>
          <PastPlans owner={owner} />
        </>
      ) : (
        <NoHub>
          {me.staffKind === 'teaching'
            ? 'When you’ve chosen a hub, you’ll plan one small change at each meeting and report back on it at the next.'
            : 'You’re welcome in any hub, and it’s up to you. At each meeting, everyone plans one small change to try.'}
        </NoHub>
      )}
    </Page>
  )
}
