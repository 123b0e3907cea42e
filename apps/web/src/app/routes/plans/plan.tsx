import { quoted } from '@hubs/rules/text/quoted'
import { isolated } from '@hubs/rules/text/isolated'
import type { OwnPlan, Plan } from '@hubs/schema/plans/plans'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { lazy, useState, type ReactNode } from 'react'
import { Link, useLocation, useParams } from 'react-router-dom'
import { useMe } from '#app/session/session-gate.tsx'
import { usePageQuery } from '#app/shell/use-page-query.ts'
import { RouteBoundary } from '#app/shell/route-boundary.tsx'
import { DropPlan } from '#features/plans/drop-plan.tsx'
import { OpenPlan } from '#features/plans/open-plan.tsx'
import { PlanDetails } from '#features/plans/plan-details.tsx'
import { statusWords, type PlanOwner } from '#features/plans/plan-labels.ts'
import { isOwn, planQuery, partnersFor, planStartQuery } from '#features/plans/plans.queries.ts'
import { PromiseCard } from '#features/plans/promise-card.tsx'
import { ReportTold } from '#features/plans/reports/report-told.tsx'
import { Offers } from '#features/plans/support/offers.tsx'
import { paths, trialsAt } from '#shared/paths.ts'
import { Boundary, QuietBoundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import { usePlanOwner } from '../use-plan-owner.ts'
import { SUPPORT_HASH } from '#features/plans/plan-links.ts'
import './plans.css'

const loadForm = () => import('#features/plans/form/plan-edit-form.tsx').then(each => ({ default: each.PlanEditForm }))
const PlanEditForm = lazy(loadForm)
const OfferToColleague = lazy(() =>
  import('./offer-to-colleague.tsx').then(each => ({ default: each.OfferToColleague })),
)

/** One address for the owner and for those it is shown to: what may be done with it is the answer’s to say. */
export default function PlanScreen() {
  const { id = '' } = useParams()
  const owner = usePlanOwner(useMe())
  return (
    <RouteBoundary waiting="Loading the plan…">
      <AnyPlan id={id} owner={owner} />
    </RouteBoundary>
  )
}

function AnyPlan({ id, owner }: { id: string; owner: PlanOwner | null }) {
  const { data: plan } = usePageQuery(planQuery(id))
  const me = useMe()
  const { teaching, timeZone } = { teaching: me.staffKind === 'teaching', timeZone: me.school.timeZone }
  const words = owner ?? { teaching, timeZone, hubSlug: '', hubName: 'the hub', groupIds: [], circle: 'hub' as const }
  if (!isOwn(plan)) return <Colleague plan={plan} owner={words} />
  if (plan.status === 'committed') return <Open plan={plan} owner={words} />
  return (
    <PlanPage
      owner={words}
      title="My plan"
      more={
        <>
          <p className="quiet">{statusWords[plan.status]}.</p>
          <FromLibrary plan={plan} />
        </>
      }
    >
      <PromiseCard plan={plan} owner={words} partner={[]} />
      <PlanReports plan={plan} owner={words} />
      <Section title="Plan details">
        <PlanDetails plan={plan} owner={words} />
      </Section>
    </PlanPage>
  )
}

type PlanPageProps = { owner: PlanOwner; title: string; more: ReactNode; children: ReactNode }

function PlanPage({ owner, ...page }: PlanPageProps) {
  return (
    <Page look="plans-page" hub={owner.hubSlug || undefined} back={{ to: paths.plans, label: 'My plans' }} {...page} />
  )
}

/** The strategy it takes up, where it takes up one. */
function FromLibrary({ plan: { strategyCode, strategy } }: { plan: Plan }) {
  if (!strategyCode || !strategy) return null
  return (
    <p className="quiet">
      Strategy:{' '}
      <Link to={paths.strategy(strategyCode)}>
        <bdi>{strategy.name}</bdi>
      </Link>
      {strategy.retired && ', now retired'}.
    </p>
  )
}

function PlanReports({ plan, owner }: { plan: OwnPlan; owner: PlanOwner }) {
  if (!plan.report && plan.offers.length === 0) return null
  return (
    <Section title="How it went">
      {plan.report && <ReportTold report={plan.report} owner={owner} />}
      <Offers offers={plan.offers} />
      {plan.report && plan.strategyCode && plan.strategy && (
        <p>
          Reported. <Link to={trialsAt(paths.strategy(plan.strategyCode))}>See what others found</Link>
        </p>
      )}
      {plan.report && (
        <div className="row wrap">
          <LinkButton to={paths.story(plan.id)}>Share it publicly</LinkButton>
          <span className="s quiet">It’s up to you. You choose the words, and whether to include your name.</span>
        </div>
      )}
    </Section>
  )
}

/** Somebody else's plan, as they let one see it. */
function Colleague({ plan, owner }: { plan: Plan; owner: PlanOwner }) {
  return (
    <PlanPage owner={owner} title={`${isolated(plan.owner.name)}’s plan`} more={<FromLibrary plan={plan} />}>
      <Section title="What they said">
        <p className="lead">{quoted(plan.promise)}</p>
        <PlanDetails plan={plan} owner={owner} />
      </Section>
      {plan.report && (
        <Section title="How it went">
          <ReportTold report={plan.report} owner={owner} />
        </Section>
      )}
      <QuietBoundary>
        <OfferToColleague plan={plan} />
      </QuietBoundary>
    </PlanPage>
  )
}

/** One's open plan, with its form where somebody wants to change it. */
function Open({ plan, owner }: { plan: OwnPlan; owner: PlanOwner }) {
  const { hash } = useLocation()
  const [changing, setChanging] = useState(hash === '#change' || hash === SUPPORT_HASH)
  const { data: start } = useQuery(planStartQuery())
  return (
    <PlanPage owner={owner} title="My plan" more={<FromLibrary plan={plan} />}>
      <OpenPlan
        {...{ plan, owner }}
        quiet={changing}
        partner={partnersFor(start, plan)}
        newPlansAt={start?.meetingId ?? plan.meetingId}
        own={
          <>
            {!changing && <Button onPress={() => setChanging(true)}>Edit the plan or who can see it</Button>}
            <DropPlan plan={plan} />
          </>
        }
      />
      <PlanReports plan={plan} owner={owner} />
      {changing ? (
        <Section title="Edit plan" id="change">
          <Boundary waiting="Loading the form…" code={loadForm}>
            <EditForm plan={plan} owner={owner} onSaved={() => setChanging(false)} />
          </Boundary>
        </Section>
      ) : (
        <Section title="Plan details">
          <PlanDetails plan={plan} owner={owner} />
        </Section>
      )}
    </PlanPage>
  )
}

function EditForm(props: { plan: OwnPlan; owner: PlanOwner; onSaved: () => void }) {
  const { data: start } = useSuspenseQuery(planStartQuery())
  return <PlanEditForm {...props} start={start} />
}
