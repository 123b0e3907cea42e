import { quoted } from '@hubs/rules/text/quoted'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import type { OwnPlan } from '@hubs/schema/plans/plans'
import { useQuery } from '@tanstack/react-query'
import { useNextDate } from '#features/meetings/use-next-date.ts'
import { RatingCall } from '#features/evaluation/rating-call.tsx'
import { openPlansQuery } from '#features/plans/plans.queries.ts'
import { OffersToMe } from '#features/plans/support/offers-to-me.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { PulseCard } from '#features/minutes/pulse-card.tsx'
import { RegisterChanges } from '#features/minutes/register-changes.tsx'
import { longDay } from '#lib/time/time.ts'
import { paths } from '#shared/paths.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { Section } from '#ui/page/section.tsx'

/** On the page of a meeting that is over, before what came of it: what a member does next. Only of the group itself. */
export function MeetingNext({ meeting, timeZone }: { meeting: MeetingDetail; timeZone: string }) {
  const { id: meId } = useMe()
  const nextDate = useNextDate(meeting)
  return (
    <>
      {nextDate && (
        <Section title="What’s next for you" words={`We meet again on ${nextDate}.`}>
          <NextPlan meeting={meeting} />
        </Section>
      )}
      <OffersToMe meetingId={meeting.id} meId={meId} />
      <PulseCard meetingId={meeting.id} timeZone={timeZone} quiet />
      <RatingCall slug={meeting.hubSlug} />
    </>
  )
}

/** The change to try until then, or what is still to say of the last one; without a plan, the way to it. */
function NextPlan({ meeting }: { meeting: MeetingDetail }) {
  const { data: plans } = useQuery(openPlansQuery())
  if (!plans) return null
  const own = plans.filter(each => each.groupId === meeting.groupId)
  const plan = own.find(each => each.meetingId === meeting.id) ?? own[0]
  if (!plan || (plan.meetingId !== meeting.id && plan.report)) return <PlanToMake carried={plan} />
  const due = plan.reviewOn !== null && plan.reviewOn <= meeting.date
  return (
    <div className="col">
      <p>
        {due ? 'You haven’t reported on your plan yet:' : 'Try what you planned:'} {quoted(plan.technique)}
      </p>
      {plan.reviewOn && !due && <p className="quiet">Report back on {longDay(plan.reviewOn)}.</p>}
      <div className="row wrap">
        {due && (
          <LinkButton to={paths.report(plan.id)} look="main">
            Write my report
          </LinkButton>
        )}
        <LinkButton to={paths.plan(plan.id)}>See my plan</LinkButton>
      </div>
    </div>
  )
}

/** `carried`: one that is reported on, and may be carried forward among one’s plans. */
function PlanToMake({ carried }: { carried: OwnPlan | undefined }) {
  return (
    <>
      {carried && <p>You’ve reported on your last plan: {quoted(carried.technique)}</p>}
      <div className="row wrap">
        <p>Choose one small change to try before then. It takes about three minutes to write.</p>
        <LinkButton to={paths.newPlan} look="main">
          Make a plan
        </LinkButton>
        {carried && <LinkButton to={paths.plans}>My plans</LinkButton>}
      </div>
    </>
  )
}

/** At the foot of a meeting that is over: how its register came about. */
export function MeetingAfter({ meeting, timeZone, mayRegister }: MeetingAfterProps) {
  return <RegisterChanges meetingId={meeting.id} timeZone={timeZone} own={!mayRegister} />
}

type MeetingAfterProps = { meeting: MeetingDetail; timeZone: string; mayRegister: boolean }
