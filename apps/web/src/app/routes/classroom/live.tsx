import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { lazy, Suspense } from 'react'
import type { RunView } from '@hubs/rules/run/run-project'
import { MeetingFor } from '#app/routes/meetings/meeting-for.tsx'
import { LiveOwn } from '#app/routes/classroom/live-own.tsx'
import { useNextDate } from '#features/meetings/use-next-date.ts'
import { useMe } from '#app/session/session-gate.tsx'
import { LiveView } from '#features/meetings/phone/live-view.tsx'
import { LiveGate } from '#features/meetings/details/meeting-gate.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'

// Only the end of a meeting needs it.
const PulseCard = lazy(() => import('#features/minutes/pulse-card.tsx').then(each => ({ default: each.PulseCard })))

export default function LiveScreen() {
  return (
    <MeetingFor action="meeting:watch" mayNot="Only this group’s members can join its meeting.">
      {meeting => <Own meeting={meeting} />}
    </MeetingFor>
  )
}

function Own({ meeting }: { meeting: MeetingDetail }) {
  const me = useMe()
  const heading = usePageTitle(`${meeting.hubName} meeting · Learning Hubs`)
  const nextDate = useNextDate(meeting)
  const own = (partners: number | null) => (view: RunView) => <LiveOwn {...{ view, partners }} meetingId={meeting.id} />
  return (
    <LiveGate meeting={meeting}>
      {(live, run) => (
        <LiveView
          {...{ meeting, live, run, nextDate, heading }}
          personId={me.id}
          timeZone={me.school.timeZone}
          pulse={<LivePulse meetingId={meeting.id} timeZone={me.school.timeZone} />}
          own={own(live.plans?.partners ?? null)}
        />
      )}
    </LiveGate>
  )
}

function LivePulse(props: { meetingId: string; timeZone: string }) {
  return (
    <Suspense>
      <PulseCard {...props} quiet />
    </Suspense>
  )
}
