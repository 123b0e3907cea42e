import type { OwnPlan } from '@hubs/schema/plans/plans'
import type { MeetingInList } from '@hubs/schema/meetings/meetings'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router-dom'
import { useMe } from '#app/shell/session-gate.tsx'
import { paths } from '#app/paths.ts'
import { meetingsQuery } from '#features/meetings/meetings.queries.ts'
import { goesOn, keptHere, type Who } from '#features/plans/plan-labels.ts'
import { isOwn, planQuery } from '#features/plans/plans.queries.ts'
import { PromiseCard } from '#features/plans/promise-card.tsx'
import { ReportForm } from '#features/plans/reports/report-form.tsx'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { useNow } from '#lib/time/use-now.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { useToast } from '#ui/status.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { meetingToTell, whenTold } from '../meetings/meeting-to-tell.ts'
import NotFoundScreen from '../not-found.tsx'
import { planLinks } from './plan-links.ts'
import { useWho } from '../use-who.ts'
import './plans.css'

// Where one lands after sending: it must be there also when the network is not.
void import('./plans.tsx')

export default function ReportScreen() {
  const { id = '' } = useParams()
  const me = useMe()
  const who = useWho(me)
  const heading = usePageTitle('My report · Learning Hubs')
  const plan = useQuery(planQuery(id))
  const meetings = useQuery({ ...meetingsQuery('current', 'mine'), meta: { kept: true } })
  const error = plan.error ?? meetings.error
  const ready = plan.data && meetings.data
  if (plan.error instanceof ApiProblem && plan.error.code === 'not-found') return <NotFoundScreen />
  if (plan.data && !isOwn(plan.data)) return <NotFoundScreen />
  return (
    <main className="page plan-new-page" id="main" data-hub={who?.hubSlug}>
      <div className="plan-head">
        <BackLink to={paths.plans}>My plans</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          How did it go?
        </h1>
      </div>
      {!ready && error && (
        <ProblemNote retry={() => void Promise.all([plan.refetch(), meetings.refetch()])}>
          {sentenceOf(error)}
        </ProblemNote>
      )}
      {!ready && !error && <Waiting what="Loading your plan…" />}
      {ready && who && isOwn(plan.data) && <View plan={plan.data} meetings={meetings.data} who={who} />}
    </main>
  )
}

function View({ plan, meetings, who }: { plan: OwnPlan; meetings: MeetingInList[]; who: Who }) {
  const now = useNow()
  const navigate = useNavigate()
  const say = useToast()
  const meeting = meetingToTell(plan, meetings, now)
  return (
    <>
      <PromiseCard plan={plan} who={who} partner={[]} />
      {meeting ? (
        <>
          <div className="col tight">
            <p>{whenTold(meeting, plan, who)}</p>
            <p className="quiet">
              {meeting.status === 'planned' &&
                'Can’t be there? Write your report here and it will be read out for you. '}
              It’s never used for appraisal.
            </p>
          </div>
          <ReportForm
            key={meeting.id}
            {...{ plan, who }}
            meetingId={meeting.id}
            onDone={(outcome, { decision }) => {
              say(outcome.sent ? 'Report saved. Thank you.' : keptHere(outcome.why))
              // Its own page leads on: to a new plan, and to what others found of the same strategy.
              const leadsOn = goesOn(decision) || plan.strategy !== null
              navigate(outcome.sent && leadsOn ? planLinks.plan(plan.id) : paths.plans)
            }}
          />
        </>
      ) : (
        <EmptyState title="No meeting to report to yet">
          <p>You can write your report once the next meeting has a date.</p>
        </EmptyState>
      )}
    </>
  )
}
