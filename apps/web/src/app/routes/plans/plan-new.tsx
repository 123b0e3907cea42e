import { quoted } from '@hubs/rules/text/quoted'
import { foldText } from '@hubs/rules/search/fold'
import type { Plan, PlanStart } from '@hubs/schema/plans/plans'
import type { StrategyDetail } from '@hubs/schema/library/strategies'
import { mayAddPlan } from '@hubs/rules/plans/plans'
import { inFirstPerson } from '@hubs/rules/plans/promise'
import { useQuery, useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router-dom'
import { useMe } from '#app/session/session-gate.tsx'
import { NoHub } from '../home/no-hub.tsx'
import { PlanForm } from '#features/plans/form/plan-form.tsx'
import { keptHere, type PlanOwner } from '#features/plans/plan-labels.ts'
import type { PlanIdea } from '#features/plans/form/plan-values.ts'
import { planQuery, planStartQuery } from '#features/plans/plans.queries.ts'
import { strategyQuery } from '#features/strategies/strategies.queries.ts'
import { dayOf } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { usePlanOwner } from '../use-plan-owner.ts'
import './plans.css'

// Where one lands after sending: it must be there also when the network is not.
void import('./plans.tsx')

/** Begun from nothing, from a strategy or from a plan that goes on, whichever the address names. */
export default function PlanNewScreen() {
  const [search] = useSearchParams()
  const fromId = search.get('from') ?? ''
  const code = fromId ? '' : (search.get('strategy') ?? '')
  const owner = usePlanOwner(useMe())
  // Asked beside what the form needs, which comes first.
  useQuery({ ...strategyQuery(code), enabled: code !== '' })
  return (
    <Page
      look="plan-new-page"
      hub={owner?.hubSlug}
      head="plan-head"
      title="New plan"
      heading={fromId ? 'Carry it forward' : 'What will you try?'}
      back={{ to: paths.plans, label: 'My plans' }}
    >
      <Boundary waiting="Loading the form…">
        {fromId ? (
          <GoOn fromId={fromId} owner={owner} />
        ) : code ? (
          <FromStrategy code={code} technique={search.get('technique')} owner={owner} />
        ) : (
          <Own owner={owner} />
        )}
      </Boundary>
    </Page>
  )
}

function GoOn({ fromId, owner }: { fromId: string; owner: PlanOwner | null }) {
  const [start, from] = useSuspenseQueries({ queries: [planStartQuery(), planQuery(fromId)] })
  return <Form owner={owner} start={start.data} from={from.data} idea={null} />
}

function Own({ owner }: { owner: PlanOwner | null }) {
  const { data: start } = useSuspenseQuery(planStartQuery())
  return <Form owner={owner} start={start} from={null} idea={null} />
}

type FromStrategyProps = { code: string; technique: string | null; owner: PlanOwner | null }

/** A plan can be written without the library: it never waits for a strategy that can't be had. */
function FromStrategy({ code, technique, owner }: FromStrategyProps) {
  const { data: start } = useSuspenseQuery(planStartQuery())
  const without = () => (
    <>
      <CalmNote>
        <p>The strategy {quoted(code)} couldn’t be opened. You can write your plan in your own words.</p>
      </CalmNote>
      <Form owner={owner} start={start} from={null} idea={null} />
    </>
  )
  return (
    <Boundary waiting="Loading the form…" refused={without}>
      <WithIdea {...{ code, technique, owner, start }} />
    </Boundary>
  )
}

function WithIdea({ code, technique, owner, start }: FromStrategyProps & { start: PlanStart }) {
  const { department } = useMe()
  const { data } = useSuspenseQuery(strategyQuery(code))
  const idea = ideaOf(data, technique, department)
  return <Form key={idea.name} owner={owner} start={start} from={null} idea={idea} />
}

type Idea = PlanIdea & { name: string }

/** What a plan takes from a strategy. `technique` counts from one; without a number that fits it is the first. */
function ideaOf(strategy: StrategyDetail, technique: string | null, department: string): Idea {
  const { code, name, techniques, commonFailing, stage, adaptationList } = strategy
  const at = techniques[Number(technique) - 1] === undefined ? 1 : Number(technique)
  const mine = foldText(department)
  return {
    code,
    strategy: name,
    technique: inFirstPerson(techniques[at - 1] ?? ''),
    commonFailing,
    retired: stage === 'retired',
    adaptation: mine ? (adaptationList.find(({ subject }) => foldText(subject) === mine) ?? null) : null,
    name: `new?strategy=${encodeURIComponent(code)}&technique=${at}`,
  }
}

type PlanNewFormProps = { owner: PlanOwner | null; start: PlanStart; from: Plan | null; idea: Idea | null }

/** The form, or what there is to do first. */
function Form({ owner, start, from, idea }: PlanNewFormProps) {
  const navigate = useNavigate()
  const say = useToast()
  const now = useNow()
  if (!owner) return <NoHub>When you’re in a hub, you plan one small change at each meeting.</NoHub>
  if (!start.meetingId)
    return (
      <EmptyState title="Your hub doesn’t have a meeting yet">
        <p>Plans are linked to meetings. You can make one as soon as the dates are set.</p>
        <LinkButton to={paths.meetings}>Meetings</LinkButton>
      </EmptyState>
    )
  const { allowed } = mayAddPlan(from ? start.open - 1 : start.open)
  if (!allowed)
    return (
      <EmptyState title="You already have 3 open plans">
        <p>Gradual change lasts. Report on one or drop one before you add another.</p>
        <LinkButton to={paths.plans} look="main">
          See my plans
        </LinkButton>
      </EmptyState>
    )
  return (
    <PlanForm
      // Of another hub's meeting, which they have left since it was asked, it could not be saved.
      key={start.meetingId}
      {...{ start, owner, from, idea }}
      today={dayOf(now, owner.timeZone)}
      onDone={outcome => {
        say(outcome.sent ? 'Plan saved.' : keptHere(outcome.why))
        navigate(paths.plans)
      }}
    />
  )
}
