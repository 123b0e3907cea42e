import { quoted } from '@hubs/rules/text/quoted'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
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
          <NextPlan groupId={meeting.groupId} />
        </Section>
      )}
      <OffersToMe meetingId={meeting.id} meId={meId} />
      <PulseCard meetingId={meeting.id} timeZone={timeZone} quiet />
      <RatingCall slug={meeting.hubSlug} />
    </>
  )
}

/** The change to try until then; without one, the way to it. */
function NextPlan({ groupId }: { groupId: string }) {
  const { data: plans } = useQuery(openPlansQuery())
  if (!plans) return null
  const plan = plans.find(each => each.groupId === groupId)
  if (!plan)
    return (
      <div className="row wrap">
        <p>Choose one small change to try before then. It takes about three minutes to write.</p>
        <LinkButton to={paths.newPlan} look="main">
          Make a plan
        </LinkButton>
      </div>
    )
  return (
    <div className="col">
      <p>Try what you planned: {quoted(plan.technique)}</p>
      {plan.reviewOn && <p className="quiet">Report back on {longDay(plan.reviewOn)}.</p>}
      <div className="row">
        <LinkButton to={paths.plan(plan.id)}>See my plan</LinkButton>
      </div>
    </div>
  )
}

/** At the foot of a meeting that is over: how its register came about. */
export function MeetingAfter({ meeting, timeZone, mayRegister }: MeetingAfterProps) {
  return <RegisterChanges meetingId={meeting.id} timeZone={timeZone} own={!mayRegister} />
}

type MeetingAfterProps = { meeting: MeetingDetail; timeZone: string; mayRegister: boolean }
