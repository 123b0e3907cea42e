import type { Plan, PlanStart } from '@hubs/schema/plans'
import { mayAddPlan } from '@hubs/rules/plans'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router-dom'
import { useMe } from '#app/session-gate.tsx'
import { paths } from '#app/paths.ts'
import { PlanForm } from '#features/plans/plan-form.tsx'
import { keptHere, type Who } from '#features/plans/plan-words.ts'
import { planQuery, planStartQuery } from '#features/plans/plans.queries.ts'
import { sentenceOf } from '#lib/api-client.ts'
import { dayOf } from '#lib/time.ts'
import { useNow } from '#lib/use-now.ts'
import { usePage } from '#lib/use-page.ts'
import { BackLink } from '#ui/back-link.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useSay } from '#ui/status.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { useWho } from './use-who.ts'
import './plans.css'

// Where one lands after sending: it must be there also when the network is not.
void import('./plans.tsx')

export default function PlanNewScreen() {
  const [search] = useSearchParams()
  const fromId = search.get('from') ?? ''
  const who = useWho(useMe())
  const heading = usePage('A plan · Learning Hubs')
  const start = useQuery(planStartQuery())
  const from = useQuery({ ...planQuery(fromId), enabled: fromId !== '' })
  const error = start.error ?? from.error
  const ready = start.data && (fromId === '' || from.data)
  return (
    <main className="page plan-new-page" id="main" data-hub={who?.hubSlug}>
      <div className="plan-head">
        <BackLink to={paths.plans}>My plans</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          {fromId ? 'Go on with it' : 'What will you try?'}
        </h1>
      </div>
      {!ready && error && (
        <ProblemNote retry={() => void Promise.all([start.refetch(), fromId && from.refetch()])}>
          {sentenceOf(error)}
        </ProblemNote>
      )}
      {!ready && !error && <Waiting what="Opening the form…" />}
      {ready && <Form who={who} start={start.data} from={from.data ?? null} />}
    </main>
  )
}

/** The form, or what there is to do first. */
function Form({ who, start, from }: { who: Who | null; start: PlanStart; from: Plan | null }) {
  const navigate = useNavigate()
  const say = useSay()
  const now = useNow()
  if (!who || !start.meetingId)
    return (
      <EmptyState title={who ? 'Your hub has no meeting yet' : 'Plans are made in a hub'}>
        <p>
          {who
            ? 'A plan belongs to a meeting. As soon as the dates are set you can write one here.'
            : 'Once you are in a hub you say in its meetings what you will try.'}
        </p>
        <LinkButton to={who ? paths.meetings : paths.choose}>{who ? 'Meetings' : 'Look at the hubs'}</LinkButton>
      </EmptyState>
    )
  const { allowed } = mayAddPlan(from ? start.open - 1 : start.open)
  if (!allowed)
    return (
      <EmptyState title="Three plans are open, and three are the most">
        <p>Gradual change lasts. Report on one of them or drop one, and there is room for this.</p>
        <LinkButton to={paths.plans} look="main">
          Look at my plans
        </LinkButton>
      </EmptyState>
    )
  return (
    <PlanForm
      {...{ start, who, from }}
      today={dayOf(now, who.timeZone)}
      onDone={({ sent }) => {
        say(sent ? 'Your plan is in.' : keptHere)
        navigate(paths.plans)
      }}
    />
  )
}
