import { isCheckInOpen } from '@hubs/rules/check-in'
import type { PairedState } from '@hubs/schema/meetings/displays'
import { useEffect } from 'react'
import { Projector } from '#features/meetings/projector/projector.tsx'
import { useLive } from '#features/meetings/live/use-live.ts'
import { DisplayNotice } from '#features/displays/display-notice.tsx'
import { DISPLAY_PATH } from '#features/displays/display.query.ts'
import { keepSchoolZone, longDay, shortDay } from '#lib/time/time.ts'
import { PageFrame } from '#ui/page/page-frame.tsx'
import { Waiting } from '#ui/page/waiting.tsx'
import { DisplayCheckIn } from './display-check-in.tsx'

/** The meeting on a classroom's screen. */
export function PairedDisplay({ state, again }: { state: PairedState; again: () => void }) {
  const { meeting, question, nextDate, timeZone } = state
  keepSchoolZone(timeZone)
  const live = useLive(meeting.id, undefined, DISPLAY_PATH)
  const gone = live.refusal?.code === 'not-signed-in'
  // Moved, cancelled, taken off: what there is to show now is asked of the server.
  useEffect(() => {
    if (gone || live.changes > 0) again()
  }, [gone, live.changes, again])
  if (meeting.status === 'cancelled')
    return (
      <DisplayNotice title="This meeting was cancelled">
        <p className="lead">
          <bdi>{meeting.hubName}</bdi> isn’t meeting on {shortDay(meeting.date)}. If that changes, the meeting will
          appear here.
        </p>
      </DisplayNotice>
    )
  if (!live.run)
    return (
      <PageFrame>
        <Waiting what={live.live ? 'Connecting to the meeting…' : 'Not connected yet. Trying again…'} />
      </PageFrame>
    )
  const { run } = live
  const open = isCheckInOpen(live.checkIn ?? state.checkIn, run.status, run)
  return (
    <Projector
      {...{ meeting, live, run, question, timeZone }}
      nextDate={nextDate && longDay(nextDate)}
      aside={open ? <DisplayCheckIn path={DISPLAY_PATH} /> : undefined}
    />
  )
}
