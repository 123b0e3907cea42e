import { useMe } from '#app/session-gate.tsx'
import { paths } from '#app/paths.ts'
import { OwnPlans } from '#features/plans/own-plans.tsx'
import { PastPlans } from '#features/plans/past-plans.tsx'
import { WaitingNote } from '#features/plans/waiting-note.tsx'
import { usePage } from '#lib/use-page.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { planFormOf, planLinks } from './plan-links.ts'
import { useWho } from './use-who.ts'
import './plans.css'

export default function PlansScreen() {
  const me = useMe()
  const who = useWho(me)
  const heading = usePage('My plans · Learning Hubs')
  return (
    <main className="page plans-page" id="main" data-hub={who?.hubSlug}>
      <div className="row wrap between">
        <h1 ref={heading} tabIndex={-1}>
          My plans
        </h1>
        <div className="row wrap">
          <LinkButton to={paths.support}>Support</LinkButton>
          <LinkButton to={paths.observations}>Observations</LinkButton>
        </div>
      </div>
      {who ? (
        <>
          <WaitingNote form="plan/" linkTo={planFormOf} />
          <WaitingNote form="report/" linkTo={paths.report} />
          <OwnPlans who={who} links={planLinks} />
          <PastPlans who={who} planTo={paths.plan} />
        </>
      ) : (
        <EmptyState title="Plans are made in a hub">
          <p>
            {me.staffKind === 'teaching'
              ? 'Choose a hub. In its meetings everybody says one small thing they will try, and how it went.'
              : 'You are welcome in a hub, and it is up to you. In its meetings everybody says one small thing they will try.'}
          </p>
          <LinkButton to={paths.choose}>Look at the hubs</LinkButton>
        </EmptyState>
      )}
    </main>
  )
}
