import { foldText } from '@hubs/rules/search/fold'
import type { Plan, PlanStart } from '@hubs/schema/plans/plans'
import type { StrategyDetail } from '@hubs/schema/library/strategies'
import { mayAddPlan } from '@hubs/rules/plans/plans'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router-dom'
import { useMe } from '#app/shell/session-gate.tsx'
import { paths } from '#app/paths.ts'
import { NoHub } from '../home/no-hub.tsx'
import { PlanForm } from '#features/plans/plan-form.tsx'
import { keptHere, type Who } from '#features/plans/plan-labels.ts'
import type { PlanIdea } from '#features/plans/plan-values.ts'
import { planQuery, planStartQuery } from '#features/plans/plans.queries.ts'
import { strategyQuery } from '#features/strategies/strategies.queries.ts'
import { sentenceOf } from '#lib/api-client.ts'
import { dayOf } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { CalmNote } from '#ui/calm-note.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { useToast } from '#ui/status.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { useWho } from '../use-who.ts'
import './plans.css'

// Where one lands after sending: it must be there also when the network is not.
void import('./plans.tsx')

export default function PlanNewScreen() {
  const [search] = useSearchParams()
  const fromId = search.get('from') ?? ''
  const code = fromId ? '' : (search.get('strategy') ?? '')
  const me = useMe()
  const who = useWho(me)
  const heading = usePageTitle('New plan · Learning Hubs')
  const start = useQuery(planStartQuery())
  const from = useQuery({ ...planQuery(fromId), enabled: fromId !== '' })
  const strategy = useQuery({ ...strategyQuery(code), enabled: code !== '' })
  const idea = strategy.data ? ideaOf(strategy.data, search.get('technique'), me.department) : null
  const error = start.error ?? from.error
  // A plan can be written without the library: it never waits for a strategy that can't be had.
  const known = code === '' || strategy.data !== undefined || strategy.error !== null
  const ready = start.data && (fromId === '' || from.data) && known
  return (
    <main className="page plan-new-page" id="main" data-hub={who?.hubSlug}>
      <div className="plan-head">
        <BackLink to={paths.plans}>My plans</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          {fromId ? 'Carry it forward' : 'What will you try?'}
        </h1>
      </div>
      {!ready && error && (
        <ProblemNote retry={() => void Promise.all([start.refetch(), fromId && from.refetch()])}>
          {sentenceOf(error)}
        </ProblemNote>
      )}
      {!ready && !error && <Waiting what="Loading the form…" />}
      {ready && strategy.error && !strategy.data && (
        <CalmNote>
          <p>The strategy “{code}” couldn’t be opened. You can write your plan in your own words.</p>
        </CalmNote>
      )}
      {ready && <Form key={idea?.name} who={who} start={start.data} from={from.data ?? null} idea={idea} />}
    </main>
  )
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
    technique: techniques[at - 1] ?? '',
    commonFailing,
    retired: stage === 'retired',
    adaptation: mine ? (adaptationList.find(({ subject }) => foldText(subject) === mine) ?? null) : null,
    name: `new?strategy=${encodeURIComponent(code)}&technique=${at}`,
  }
}

type PlanNewFormProps = { who: Who | null; start: PlanStart; from: Plan | null; idea: Idea | null }

/** The form, or what there is to do first. */
function Form({ who, start, from, idea }: PlanNewFormProps) {
  const navigate = useNavigate()
  const say = useToast()
  const now = useNow()
  if (!who) return <NoHub>When you’re in a hub, you plan one small change at each meeting.</NoHub>
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
      {...{ start, who, from, idea }}
      today={dayOf(now, who.timeZone)}
      onDone={outcome => {
        say(outcome.sent ? 'Plan saved.' : keptHere(outcome.why))
        navigate(paths.plans)
      }}
    />
  )
}
