import { isolated } from '@hubs/rules/text/isolated'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { MeetingFor } from '#app/routes/meetings/meeting-for.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import type { NowSlots } from '#features/meetings/console/console-now.tsx'
import { Console } from '#features/meetings/console/console.tsx'
import { LiveGate } from '#features/meetings/details/meeting-gate.tsx'
import { offlineSession } from '#features/meetings/live/offline-session.ts'
import { PlansMissing } from '#features/plans/meeting/plans-missing.tsx'
import { promisedBefore, sharedPlansQuery } from '#features/plans/meeting/shared-plans.query.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'

/** The other facilitator's notes are looked for so often. */
const NOTES_MS = 20_000

// The meeting itself stands there first; what it is run with comes a moment later.
const OfferField = lazy(() =>
  import('#features/plans/support/offer-field.tsx').then(each => ({ default: each.OfferField })),
)
const ToldNow = lazy(() => import('#features/plans/meeting/told-now.tsx').then(each => ({ default: each.ToldNow })))
const PartnersPanel = lazy(() =>
  import('#features/plans/meeting/partners-panel.tsx').then(each => ({ default: each.PartnersPanel })),
)
const Checklist = lazy(() => import('#features/preparation/checklist.tsx').then(each => ({ default: each.Checklist })))
const CheckInSwitch = lazy(() =>
  import('#features/displays/check-in/check-in-switch.tsx').then(each => ({ default: each.CheckInSwitch })),
)
const ShowOnDisplay = lazy(() =>
  import('#features/displays/show-on-display.tsx').then(each => ({ default: each.ShowOnDisplay })),
)
const FacilitatorNotes = lazy(() =>
  import('#features/minutes/facilitator-notes.tsx').then(each => ({ default: each.FacilitatorNotes })),
)

export default function ConsoleScreen() {
  return (
    <MeetingFor
      action="meeting:run"
      mayNot="Only this group’s facilitators can run its meeting. You can join it on your own device."
    >
      {meeting => <Page meeting={meeting} />}
    </MeetingFor>
  )
}

/** One's own turn has no field: what colleagues offer comes from them. */
function offersAt(meetingId: string, meId: string): NowSlots['offers'] {
  return ({ id, name }) =>
    id === meId ? null : (
      <Suspense key={id}>
        <OfferField
          {...{ meetingId, meId }}
          to={{ id, name }}
          label={`Questions and offers of help for ${isolated(name)}`}
          hint={`One question, one idea. Only ${isolated(name)} and you will see this.`}
        />
      </Suspense>
    )
}

function toldAt(meetingId: string, teaching: boolean): NowSlots['told'] {
  return personId => (
    // Not the key of the offer beside it.
    <Suspense key={`told ${personId}`}>
      <ToldNow {...{ meetingId, personId, teaching }} />
    </Suspense>
  )
}

function Page({ meeting }: { meeting: MeetingDetail }) {
  const me = useMe()
  const { timeZone } = me.school
  const heading = usePageTitle('Run the meeting · Learning Hubs')
  // What people promised last time, as far as they let whoever leads read it: without it the meeting runs all the same.
  const { data } = useQuery(sharedPlansQuery(meeting.id))
  return (
    <LiveGate meeting={meeting} createSession={offlineSession}>
      {(live, run) => (
        <Console
          {...{ meeting, live, run, me, heading, timeZone }}
          tools={
            <Suspense>
              <ShowOnDisplay meetingId={meeting.id} timeZone={timeZone} />
              {run.status !== 'ended' && (
                <CheckInSwitch meetingId={meeting.id} timeZone={timeZone} changes={live.changes + run.version} />
              )}
            </Suspense>
          }
          said={
            data && meeting.kind !== 'first'
              ? personId => promisedBefore(data.items, personId, meeting.id)[0] ?? null
              : undefined
          }
          told={toldAt(meeting.id, me.staffKind === 'teaching')}
          checklist={
            <Suspense>
              <Checklist meetingId={meeting.id} />
            </Suspense>
          }
          offers={offersAt(meeting.id, me.id)}
          partners={
            <Suspense>
              <PartnersPanel meetingId={meeting.id} people={run.people} />
            </Suspense>
          }
          missing={<PlansMissing meetingId={meeting.id} people={run.people} count={live.plans?.count ?? null} />}
          notes={
            <Suspense>
              <FacilitatorNotes meetingId={meeting.id} everyMs={NOTES_MS} />
            </Suspense>
          }
        />
      )}
    </LiveGate>
  )
}
