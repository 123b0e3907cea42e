import { HOUR_MS } from '@hubs/rules/dates/durations'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { MeetingInList } from '@hubs/schema/meetings/meetings'
import type { ReactNode, Ref } from 'react'
import { useParams } from 'react-router-dom'
import { EntranceFrame } from '#app/display/entrance-frame.tsx'
import { meetingsQuery } from '#features/meetings/meetings.queries.ts'
import { PairForm, type Showable } from '#features/displays/pair-form.tsx'
import { shortDay } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { LinkButton } from '#ui/link-button.tsx'

/** The one that runs, then what is to come; one that is over only for an hour, for the room to read its end. */
function showable(meetings: readonly MeetingInList[], now: number): Showable[] {
  const led = meetings.filter(({ mine, status }) => mine === 'facilitator' && status !== 'cancelled')
  const near = led.filter(({ status, endsAt }) => status !== 'ended' || now - Date.parse(endsAt) < HOUR_MS)
  const running = near.filter(({ status }) => status === 'running')
  const rest = near.filter(({ status }) => status !== 'running')
  // One of each group is enough to choose from.
  const first = [...running, ...rest].filter(
    (meeting, index, all) => all.findIndex(({ groupId }) => groupId === meeting.groupId) === index,
  )
  return first.map(({ id, hubName, groupName, date, startsAt, number }) => ({
    id,
    hub: groupName ? `${hubName}, ${groupName}` : hubName,
    when: `Meeting ${number}, ${shortDay(date)} at ${startsAt}`,
  }))
}

export default function PairDisplay() {
  const { code = '' } = useParams()
  const heading = usePageTitle('Show on a screen · Learning Hubs')
  return (
    <EntranceFrame middle="Everyone can see it">
      <Pair code={code} heading={heading} />
    </EntranceFrame>
  )
}

type PairProps = { code: string; heading: Ref<HTMLHeadingElement> }

function Pair({ code, heading }: PairProps) {
  const frame = (words: ReactNode) => (
    <>
      <Title heading={heading} />
      {words}
    </>
  )
  return (
    <Boundary waiting="Loading your meetings…" frame={frame}>
      <Choose code={code} heading={heading} />
    </Boundary>
  )
}

function Title({ heading }: Pick<PairProps, 'heading'>) {
  return (
    <h1 ref={heading} tabIndex={-1}>
      Show on a screen
    </h1>
  )
}

function Choose({ code, heading }: PairProps) {
  const now = useNow()
  const { data } = useSuspenseQuery(meetingsQuery('current', 'mine'))
  const [first, ...others] = showable(data, now)
  if (first) return <PairForm key={code} code={code} meetings={[first, ...others]} heading={heading} />
  return (
    <>
      <Title heading={heading} />
      <p className="lead">Only facilitators can show a meeting on a screen, and you don’t have one now.</p>
      <p className="quiet">Ask your facilitator to scan the code with their phone.</p>
      <p>
        <LinkButton to={paths.home}>Go to your home page</LinkButton>
      </p>
    </>
  )
}
