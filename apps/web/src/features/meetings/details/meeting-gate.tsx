import type { RunState } from '@hubs/schema/meetings/live'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { paths } from '#shared/paths.ts'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { NoPage } from '#ui/page/no-page.tsx'
import { PageBoundary, PageFrame, PlainPage } from '#ui/page/page-frame.tsx'
import { Waiting } from '#ui/page/waiting.tsx'
import { meetingQuery } from '../meetings.queries.ts'
import type { CreateSession } from '../live/live-meeting.ts'
import { useLive, type Live } from '../live/use-live.ts'

type MeetingGateProps = {
  id: string
  /** Whether this person may use this screen; else `instead` says so. */
  may?: (meeting: MeetingDetail) => boolean
  mayNot?: string
  children: (meeting: MeetingDetail) => ReactNode
}

/** A link without the router: the projector's page has none, and a page that failed begins anew. */
function WayOut({ to, children }: { to: string; children: string }) {
  return (
    <a className="btn" href={to}>
      {children}
    </a>
  )
}

function ToMeeting({ id }: { id: string }) {
  return (
    <>
      <WayOut to={paths.meeting(id)}>Go to the meeting page</WayOut>
      <WayOut to={paths.meetings}>Go to meetings</WayOut>
    </>
  )
}

const headings: Record<string, string> = {
  'not-found': 'Meeting not found',
  'not-allowed': 'You can’t open this page',
}

function Refused({ error, retry }: { error: unknown; retry: () => void }) {
  const toMeetings = <WayOut to={paths.meetings}>Go to meetings</WayOut>
  if (error instanceof ApiProblem && error.problem.status < 500)
    return (
      <NoPage title={headings[error.code] ?? error.problem.title} lead={sentenceOf(error)}>
        {error.code === 'not-signed-in' ? (
          <WayOut to={paths.signIn(globalThis.location?.pathname)}>Sign in</WayOut>
        ) : (
          toMeetings
        )}
      </NoPage>
    )
  // What the server says of its own failure is in the note: the heading doesn't say it twice.
  return (
    <PlainPage title="The meeting didn’t load">
      <ProblemNote retry={retry}>{sentenceOf(error)}</ProblemNote>
      <p>{toMeetings}</p>
    </PlainPage>
  )
}

/** Waits for a meeting, or says why it is not to be seen. */
export function MeetingGate(props: MeetingGateProps) {
  return (
    <PageBoundary waiting="Loading the meeting…" refused={refused}>
      <Known {...props} />
    </PageBoundary>
  )
}

const refused = (error: unknown, again: () => void) => <Refused error={error} retry={again} />

function Known({ id, may = () => true, mayNot = '', children }: MeetingGateProps) {
  const { data } = useSuspenseQuery(meetingQuery(id))
  if (may(data)) return children(data)
  return (
    <NoPage title="You can’t open this page" lead={mayNot}>
      <ToMeeting id={id} />
    </NoPage>
  )
}

type LiveGateProps = {
  meeting: MeetingDetail
  /** What the meeting is run with, where it is run from this screen. */
  createSession?: CreateSession | undefined
  children: (live: Live, run: RunState) => ReactNode
}

/** Waits for the first word of a running meeting. A meeting that was cancelled has none. */
export function LiveGate({ meeting, createSession, children }: LiveGateProps) {
  if (meeting.status === 'cancelled')
    return (
      <NoPage title="This meeting was cancelled" lead="A facilitator can reinstate it on the meeting page.">
        <ToMeeting id={meeting.id} />
      </NoPage>
    )
  return <Listening {...{ meeting, createSession, children }} />
}

/** Signed out, in another group by now, or gone: what is known of the meeting is not theirs to see any more. */
const shut = /^not-(signed-in|allowed|found)$/

function Listening({ meeting, createSession, children }: LiveGateProps) {
  const live = useLive(meeting.id, createSession)
  const client = useQueryClient()
  const status = live.run?.status
  // Its page and the lists follow when it begins and when it ends.
  useEffect(() => {
    if (status && status !== 'planned' && meeting.status !== (status === 'ended' ? 'ended' : 'running'))
      void client.invalidateQueries({ queryKey: ['meetings'] })
  }, [client, status, meeting.status])
  const isShut = live.refusal !== null && shut.test(live.refusal.code)
  if (live.run && !isShut) return children(live, live.run)
  if (live.refusal) return <Refused error={live.refusal} retry={() => window.location.reload()} />
  return (
    <PageFrame>
      <Waiting what={live.live ? 'Connecting to the meeting…' : 'Not connected yet. Trying again…'} />
    </PageFrame>
  )
}
