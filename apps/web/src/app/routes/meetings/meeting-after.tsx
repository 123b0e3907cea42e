import { quoted } from '@hubs/rules/text/quoted'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import type { OwnPlan } from '@hubs/schema/plans/plans'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useNextDay } from '#features/meetings/use-next-date.ts'
import { RatingCall } from '#features/evaluation/rating-call.tsx'
import { openPlansQuery } from '#features/plans/plans.queries.ts'
import { OffersToMe } from '#features/plans/support/offers-to-me.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { PulseCard } from '#features/minutes/pulse-card.tsx'
import { sendingsQuery } from '#features/minutes/sendings.query.ts'
import { RegisterChanges } from '#features/minutes/register-changes.tsx'
import { dayOf, longDay } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { paths } from '#shared/paths.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { Section } from '#ui/page/section.tsx'

/** On the page of a meeting that is over, before what came of it: what a member does next. Only of the group itself. */
export function MeetingNext({ meeting, timeZone }: { meeting: MeetingDetail; timeZone: string }) {
  const { id: meId } = useMe()
  const nextDay = useNextDay(meeting)
  return (
    <>
      {nextDay && (
        <Section title="What’s next for you" words={`We meet again on ${longDay(nextDay)}.`}>
          <NextPlan {...{ meeting, timeZone, nextDay }} />
        </Section>
      )}
      <OffersToMe meetingId={meeting.id} meId={meId} />
      <PulseCard meetingId={meeting.id} timeZone={timeZone} quiet />
      <RatingCall slug={meeting.hubSlug} />
    </>
  )
}

/** What is still to say of a plan whose meeting is over, and the change to try until the next; without one, the way to it. */
function NextPlan({ meeting, timeZone, nextDay }: { meeting: MeetingDetail; timeZone: string; nextDay: string }) {
  const { data: plans } = useQuery(openPlansQuery())
  const today = dayOf(useNow(), timeZone)
  if (!plans) return null
  const own = plans.filter(each => each.groupId === meeting.groupId)
  const isDue = ({ reviewOn }: OwnPlan) => reviewOn !== null && reviewOn <= today && reviewOn < nextDay
  const open = own.filter(({ report }) => !report)
  const due = open.find(isDue)
  const ahead = open.filter(plan => !isDue(plan))
  const toTry = ahead.find(({ meetingId }) => meetingId === meeting.id) ?? ahead[0]
  if (!due && !toTry) return <PlanToMake carried={own[0]} />
  return (
    <>
      {due && (
        <PlanLine plan={due} words="You haven’t reported on your plan yet:">
          <LinkButton to={paths.report(due.id)} look="main">
            Write my report
          </LinkButton>
        </PlanLine>
      )}
      {toTry && <PlanLine plan={toTry} words="Try what you planned:" />}
    </>
  )
}

function PlanLine({ plan, words, children }: { plan: OwnPlan; words: string; children?: ReactNode }) {
  return (
    <div className="col">
      <p>
        {words} {quoted(plan.technique)}
      </p>
      {plan.reviewOn && !children && <p className="quiet">Report back on {longDay(plan.reviewOn)}.</p>}
      <div className="row wrap">
        {children}
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

/** Once they have been sent, sending them is no longer what is next. */
export function MinutesToWrite({ id }: { id: string }) {
  const { data } = useQuery(sendingsQuery(id))
  return data?.sendings.length === 0 ? 'Edit and send the minutes' : 'Edit the minutes'
}

/** At the foot of a meeting that is over: how its register came about. */
export function MeetingAfter({ meeting, timeZone, mayRegister }: MeetingAfterProps) {
  return <RegisterChanges meetingId={meeting.id} timeZone={timeZone} own={!mayRegister} />
}

type MeetingAfterProps = { meeting: MeetingDetail; timeZone: string; mayRegister: boolean }
