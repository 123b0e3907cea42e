import type { RunState } from '@hubs/schema/meetings/live'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { PageBoundary, PageFrame, PlainPage } from '#ui/page/page-frame.tsx'
import { Waiting } from '#ui/page/waiting.tsx'
import { meetingQuery } from '../meetings.queries.ts'
import type { MakeDevice } from '../live/live-meeting.ts'
import { useLive, type Live } from '../live/use-live.ts'

type Ways = { meetings: string; signIn: string }

type MeetingGateProps = {
  id: string
  ways: Ways
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

function Refused({ error, ways, retry }: { error: unknown; ways: Ways; retry: () => void }) {
  // What the server says of its own failure is in the note: the heading doesn't say it twice.
  const known = error instanceof ApiProblem && error.problem.status < 500 ? error : null
  return (
    <PlainPage title={known?.problem.title ?? 'The meeting didn’t load'}>
      <ProblemNote retry={known ? undefined : retry}>{sentenceOf(error)}</ProblemNote>
      <p>
        {known?.code === 'not-signed-in' ? (
          <WayOut to={ways.signIn}>Sign in</WayOut>
        ) : (
          <WayOut to={ways.meetings}>Go to meetings</WayOut>
        )}
      </p>
    </PlainPage>
  )
}

/** Waits for a meeting, or says why it is not to be seen. */
export function MeetingGate(props: MeetingGateProps) {
  return (
    <PageBoundary waiting="Loading the meeting…" refused={refusedWith(props.ways)}>
      <Known {...props} />
    </PageBoundary>
  )
}

const refusedWith = (ways: Ways) => (error: unknown, again: () => void) => (
  <Refused error={error} ways={ways} retry={again} />
)

function Known({ id, ways, may = () => true, mayNot = '', children }: MeetingGateProps) {
  const { data } = useSuspenseQuery(meetingQuery(id))
  if (may(data)) return children(data)
  return (
    <PlainPage title="You can’t open this page">
      <p className="lead">{mayNot}</p>
      <p>
        <WayOut to={ways.meetings}>Go to meetings</WayOut>
      </p>
    </PlainPage>
  )
}

type LiveGateProps = {
  meeting: MeetingDetail
  ways: Ways
  /** What the meeting is run with, where it is run from this screen. */
  gives?: MakeDevice | undefined
  children: (live: Live, run: RunState) => ReactNode
}

/** Waits for the first word of a running meeting. A meeting that was cancelled has none. */
export function LiveGate({ meeting, ways, gives, children }: LiveGateProps) {
  if (meeting.status === 'cancelled')
    return (
      <PlainPage title="This meeting was cancelled">
        <p className="lead">A facilitator can reinstate it on the meeting page.</p>
        <p>
          <WayOut to={ways.meetings}>Go to meetings</WayOut>
        </p>
      </PlainPage>
    )
  return <Listening {...{ meeting, ways, gives, children }} />
}

function Listening({ meeting, ways, gives, children }: LiveGateProps) {
  const live = useLive(meeting.id, gives)
  const client = useQueryClient()
  const status = live.run?.status
  // Its page and the lists follow when it begins and when it ends.
  useEffect(() => {
    if (status && status !== 'planned' && meeting.status !== (status === 'ended' ? 'ended' : 'running'))
      void client.invalidateQueries({ queryKey: ['meetings'] })
  }, [client, status, meeting.status])
  if (live.run && live.refusal?.code !== 'not-signed-in') return children(live, live.run)
  if (live.refusal) return <Refused error={live.refusal} ways={ways} retry={() => window.location.reload()} />
  return (
    <PageFrame>
      <Waiting what={live.live ? 'Connecting to the meeting…' : 'Not connected yet. Trying again…'} />
    </PageFrame>
  )
}
