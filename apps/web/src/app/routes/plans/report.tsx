import { usePrefetchQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { OwnPlan } from '@hubs/schema/plans/plans'
import type { MeetingInList } from '@hubs/schema/meetings/meetings'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router-dom'
import { useMe } from '#app/session/session-gate.tsx'
import { RouteBoundary } from '#app/shell/route-boundary.tsx'
import { usePageQuery } from '#app/shell/use-page-query.ts'
import { meetingsQuery } from '#features/meetings/meetings.queries.ts'
import { goesOn, isElsewhere, keptHere, type PlanOwner } from '#features/plans/plan-labels.ts'
import { goOnAt } from '#features/plans/plan-links.ts'
import { isOwn, planQuery } from '#features/plans/plans.queries.ts'
import { PromiseCard } from '#features/plans/promise-card.tsx'
import { ReportForm } from '#features/plans/reports/report-form.tsx'
import { useReportWaits, WaitingNote } from '#features/plans/support/waiting-note.tsx'
import { useNow } from '#lib/time/use-now.ts'
import { paths } from '#shared/paths.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { Page } from '#ui/page/page.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { meetingToReport, whenReported } from '../meetings/meeting-to-tell.ts'
import NotFoundScreen from '../../shell/not-found.tsx'
import { usePlanOwner } from '../use-plan-owner.ts'
import './plans.css'

// Where one lands after sending: it must be there also when the network is not.
void import('./plans.tsx')

const keptMeetings = () => ({ ...meetingsQuery('current', 'mine'), meta: { kept: true } })

/** For the owner of the plan. Opens without the network, as it is written on the way out of a classroom. */
export default function ReportScreen() {
  const { id = '' } = useParams()
  const owner = usePlanOwner(useMe())
  return (
    <RouteBoundary waiting="Loading your plan…">
      <Report id={id} owner={owner} />
    </RouteBoundary>
  )
}

function Report({ id, owner }: { id: string; owner: PlanOwner | null }) {
  // Side by side, although the plan is waited for first.
  usePrefetchQuery(keptMeetings())
  const { data: plan } = usePageQuery(planQuery(id))
  const { data: meetings } = useSuspenseQuery(keptMeetings())
  if (!isOwn(plan)) return <NotFoundScreen />
  return (
    <Page
      look="plan-new-page"
      hub={owner?.hubSlug}
      head="plan-head"
      title="My report"
      heading="How did it go?"
      back={{ to: paths.plans, label: 'My plans' }}
    >
      {owner && <View plan={plan} meetings={meetings} owner={owner} />}
    </Page>
  )
}

function View({ plan, meetings, owner }: { plan: OwnPlan; meetings: MeetingInList[]; owner: PlanOwner }) {
  const now = useNow()
  const navigate = useNavigate()
  const say = useToast()
  const meeting = meetingToReport(plan, meetings, now)
  const waits = useReportWaits(plan.id)
  // One that is being sent from here keeps its form until it is known what has become of it.
  const [waitedBefore] = useState(waits)
  return (
    <>
      <PromiseCard plan={plan} owner={owner} partner={[]} />
      {waits && waitedBefore ? (
        <WaitingNote form="report/" linkTo={paths.report} />
      ) : meeting ? (
        <>
          <div className="col tight">
            <p>{whenReported(meeting, plan, owner)}</p>
            <p className="quiet">
              {meeting.status === 'planned' &&
                'Can’t be there? Write your report here and it will be read out for you. '}
              It’s never used for appraisal.
            </p>
          </div>
          <ReportForm
            key={meeting.id}
            {...{ plan, owner }}
            meetingId={meeting.id}
            onDone={(outcome, { decision }) => {
              say(outcome.sent ? 'Report saved. Thank you.' : keptHere(outcome.why))
              // Its own page leads on: to a new plan, and to what others found of the same strategy.
              const leadsOn = goesOn(decision) || plan.strategy !== null
              navigate(outcome.sent && leadsOn ? paths.plan(plan.id) : paths.plans)
            }}
          />
        </>
      ) : isElsewhere(plan, owner) ? (
        <EmptyState title="You’ve moved since you made this plan">
          <p>
            Carry it forward, and you can report on it in <bdi>{owner.hubName}</bdi>.
          </p>
          <LinkButton to={goOnAt(plan.id)} look="main">
            Carry it forward
          </LinkButton>
        </EmptyState>
      ) : (
        <EmptyState title="No meeting to report to yet">
          <p>You can write your report once the next meeting has a date.</p>
        </EmptyState>
      )}
    </>
  )
}
