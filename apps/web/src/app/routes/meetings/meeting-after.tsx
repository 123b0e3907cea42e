import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { paths } from '#app/paths.ts'
import { useNextDate } from '#app/routes/meetings/use-next-date.ts'
import { RatingCall } from '#features/evaluation/rating-call.tsx'
import { PulseCard } from '#features/minutes/pulse-card.tsx'
import { RegisterChanges } from '#features/minutes/register-changes.tsx'
import { Section } from '#ui/section.tsx'

type MeetingAfterProps = {
  meeting: MeetingDetail
  timeZone: string
  /** Of the group itself: how it was is theirs to say. */
  ofTheGroup: boolean
  mayRegister: boolean
}

/** On the page of a meeting that is over: how it was, when the next is, and how its register came about. */
export function MeetingAfter({ meeting, timeZone, ofTheGroup, mayRegister }: MeetingAfterProps) {
  const nextDate = useNextDate(meeting)
  return (
    <>
      {ofTheGroup && <PulseCard meetingId={meeting.id} timeZone={timeZone} quiet />}
      {ofTheGroup && <RatingCall slug={meeting.hubSlug} link={paths.rate(meeting.hubSlug)} />}
      {nextDate && (
        <Section title="Next meeting">
          <p className="lead">{nextDate}</p>
        </Section>
      )}
      <RegisterChanges meetingId={meeting.id} timeZone={timeZone} own={!mayRegister} />
    </>
  )
}
