import type { PairedState } from '@hubs/schema/screens'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { HubIcon } from '#features/hubs/hub-icon.tsx'
import { Projector } from '#features/meetings/projector.tsx'
import { useLive } from '#features/meetings/use-live.ts'
import { CodePage } from '#features/screens/code-page.tsx'
import { DoorPanel } from '#features/screens/door-panel.tsx'
import { isDoorOpen } from '#features/screens/door-state.ts'
import { CookiesBlocked, ScreenNotice } from '#features/screens/screen-notice.tsx'
import { NoCookies, screenPath, screenQuery } from '#features/screens/screen.query.ts'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { longDay } from '#lib/time.ts'
import { usePage } from '#lib/use-page.ts'
import { Logo } from '#ui/logo.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { addressOf, paths, shortAddress } from './paths.ts'

/** A classroom screen without an account: its code, and once it is paired the meeting. Nothing here knows the router. */
export function ScreenRoom() {
  const { data, error, refetch } = useQuery(screenQuery())
  const heading = usePage(data?.state === 'paired' ? 'Projector · Learning Hubs' : 'Show your meeting · Learning Hubs')
  const again = () => void refetch()
  // What is on the wall stays there while the server is away.
  if (data?.state === 'paired' && !(error instanceof NoCookies)) return <PairedWall state={data} again={again} />
  if (error instanceof NoCookies) return <CookiesBlocked />
  if (error instanceof ApiProblem || (error && !data))
    return (
      <ScreenNotice title="No code yet">
        <ProblemNote retry={again}>{sentenceOf(error)}</ProblemNote>
      </ScreenNotice>
    )
  if (data?.state === 'waiting')
    return (
      <CodePage
        code={data.code}
        address={addressOf(paths.pair(data.code))}
        heading={heading}
        top={
          <>
            <Logo />
            Learning Hubs
          </>
        }
      />
    )
  return (
    <main className="page" id="main">
      <Waiting what="Asking for a code…" />
    </main>
  )
}

function PairedWall({ state, again }: { state: PairedState; again: () => void }) {
  const { meeting, question, nextDate, timeZone } = state
  const live = useLive(meeting.id, false, screenPath)
  const gone = live.refusal?.code === 'not-signed-in'
  // Moved, called off, taken off: what there is to show now is asked of the server.
  useEffect(() => {
    if (gone || live.changes > 0) again()
  }, [gone, live.changes, again])
  if (meeting.status === 'cancelled')
    return (
      <ScreenNotice title="This meeting was called off">
        <p className="lead">
          {meeting.hubName} does not meet on {longDay(meeting.date)}. If that changes, it shows here again by itself.
        </p>
      </ScreenNotice>
    )
  if (!live.run)
    return (
      <main className="page" id="main">
        <Waiting
          what={live.live ? 'Asking where the meeting is…' : 'No connection yet. It is tried again by itself…'}
        />
      </main>
    )
  const { run } = live
  return (
    <Projector
      {...{ meeting, live, run, question, timeZone }}
      nextDate={nextDate && longDay(nextDate)}
      hubIcon={<HubIcon slug={meeting.hubSlug} />}
      aside={isDoorOpen(live.door ?? state.door, run) ? <WallDoor path={screenPath} /> : undefined}
    />
  )
}

/** The code to come in by, on a wall. */
export function WallDoor({ path }: { path: string }) {
  return (
    <DoorPanel path={path} address={shortAddress(paths.arrive(''))} addressOf={code => addressOf(paths.arrive(code))} />
  )
}
