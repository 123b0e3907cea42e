import { isolated } from '@hubs/rules/text/isolated'
import type { OwnPlan, Plan, PlanDetail } from '@hubs/schema/plans/plans'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { Link, useLocation, useParams } from 'react-router-dom'
import { useMe } from '#app/shell/session-gate.tsx'
import { paths, trialsAt } from '#app/paths.ts'
import { DropPlan } from '#features/plans/drop-plan.tsx'
import { OpenPlan } from '#features/plans/open-plan.tsx'
import { PlanDetails } from '#features/plans/plan-details.tsx'
import { statusWords, type Who } from '#features/plans/plan-labels.ts'
import { isOwn, planQuery, planStartQuery } from '#features/plans/plans.queries.ts'
import { PromiseCard } from '#features/plans/promise-card.tsx'
import { Offers, ReportTold } from '#features/plans/reports/report-told.tsx'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { Waiting } from '#ui/waiting.tsx'
import NotFoundScreen from '../not-found.tsx'
import { planLinks } from './plan-links.ts'
import { useWho } from '../use-who.ts'
import './plans.css'

const PlanEditForm = lazy(() =>
  import('#features/plans/plan-edit-form.tsx').then(each => ({ default: each.PlanEditForm })),
)

export default function PlanScreen() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useQuery(planQuery(id))
  const who = useWho(useMe())
  if (error instanceof ApiProblem && error.code === 'not-found') return <NotFoundScreen />
  return (
    <main className="page plans-page" id="main" data-hub={who?.hubSlug}>
      {data ? (
        <View plan={data} who={who} />
      ) : error ? (
        <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
      ) : (
        <Waiting what="Loading the plan…" />
      )}
    </main>
  )
}

function Head({ title, children }: { title: string; children?: ReactNode }) {
  const heading = usePageTitle(`${title} · Learning Hubs`)
  return (
    <div className="col tight">
      <BackLink to={paths.plans}>My plans</BackLink>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  )
}

function View({ plan, who }: { plan: PlanDetail; who: Who | null }) {
  const me = useMe()
  const { teaching, timeZone } = { teaching: me.staffKind === 'teaching', timeZone: me.school.timeZone }
  const words = who ?? { teaching, timeZone, hubSlug: '', hubName: 'the hub', circle: 'hub' as const }
  if (!isOwn(plan)) return <Colleague plan={plan} who={words} />
  if (plan.status === 'committed') return <Open plan={plan} who={words} />
  return (
    <>
      <Head title="My plan">
        <p className="quiet">{statusWords[plan.status]}.</p>
        <FromLibrary plan={plan} />
      </Head>
      <PromiseCard plan={plan} who={words} partner={[]} />
      <Told plan={plan} who={words} />
      <Section title="Plan details">
        <PlanDetails plan={plan} who={words} />
      </Section>
    </>
  )
}

/** The strategy it takes up, where it takes up one. */
function FromLibrary({ plan: { strategyCode, strategy } }: { plan: Plan }) {
  if (!strategyCode || !strategy) return null
  return (
    <p className="quiet">
      From the library:{' '}
      <Link to={paths.strategy(strategyCode)}>
        <bdi>{strategy.name}</bdi>
      </Link>
      {strategy.retired && ', now retired'}.
    </p>
  )
}

function Told({ plan, who }: { plan: OwnPlan; who: Who }) {
  if (!plan.report && plan.offers.length === 0) return null
  return (
    <Section title="How it went">
      {plan.report && <ReportTold report={plan.report} who={who} />}
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
function Colleague({ plan, who }: { plan: Plan; who: Who }) {
  return (
    <>
      <Head title={`${isolated(plan.owner.name)}’s plan`}>
        <FromLibrary plan={plan} />
      </Head>
      <Section title="What they said">
        <p className="lead">“{plan.promise}”</p>
        <PlanDetails plan={plan} who={who} />
      </Section>
      {plan.report && (
        <Section title="How it went">
          <ReportTold report={plan.report} who={who} />
        </Section>
      )}
    </>
  )
}

/** One's open plan, with its form where somebody wants to change it. */
function Open({ plan, who }: { plan: OwnPlan; who: Who }) {
  const { hash } = useLocation()
  const [changing, setChanging] = useState(hash === '#change')
  const { data: start, error } = useQuery(planStartQuery())
  return (
    <>
      <Head title="My plan">
        <FromLibrary plan={plan} />
      </Head>
      <OpenPlan
        {...{ plan, who }}
        quiet={changing}
        links={planLinks}
        partner={start?.partner ?? []}
        newPlansAt={start?.meetingId ?? plan.meetingId}
        own={
          <>
            {!changing && <Button onPress={() => setChanging(true)}>Edit the plan or who can see it</Button>}
            <DropPlan plan={plan} />
          </>
        }
      />
      <Told plan={plan} who={who} />
      {changing ? (
        <Section title="Edit plan" id="change">
          {start ? (
            <Suspense fallback={<Waiting what="Loading the form…" />}>
              <PlanEditForm {...{ plan, start, who }} onSaved={() => setChanging(false)} />
            </Suspense>
          ) : error ? (
            <ProblemNote>{sentenceOf(error)}</ProblemNote>
          ) : (
            <Waiting what="Loading the form…" />
          )}
        </Section>
      ) : (
        <Section title="Plan details">
          <PlanDetails plan={plan} who={who} />
        </Section>
      )}
    </>
  )
}
