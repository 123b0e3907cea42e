import { useSuspenseQuery } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import { useNavigate, useSearchParams } from 'react-router-dom'
import { meetingsOf } from '#features/hubs/page/group-meetings.ts'
import { hubQuery } from '#features/hubs/hubs.queries.ts'
import { ObservationForm } from '#features/plans/observations/observation-form.tsx'
import { planStartQuery } from '#features/plans/plans.queries.ts'
import { dayOf } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Page } from '#ui/page/page.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { paths } from '#shared/paths.ts'
import { NoHub } from '../home/no-hub.tsx'
import '../narrow-page.css'

/** The meeting that one has come from, and goes back to; null from anywhere else. */
function useMeetingLink(): string | null {
  const [search] = useSearchParams()
  const id = search.get('meeting')
  return id === null ? null : paths.live(encodeURIComponent(id))
}

/** For who is in a hub. A visit is booked by the person visited, never by the one who comes. */
export default function ObservationNewScreen() {
  const me = useMe()
  const meeting = useMeetingLink()
  return (
    <Page
      look="narrow-page"
      title="Book an observation"
      back={meeting === null ? { to: paths.observations, label: 'Observations' } : { to: meeting, label: 'Meeting' }}
      quiet
      lead="Ask a colleague to observe something you want to know about. It’s booked straight away."
    >
      {me.membership ? (
        <Boundary waiting="Loading colleagues…">
          <Booking slug={me.membership.hubSlug} />
        </Boundary>
      ) : (
        <NoHub>When you’re in a hub, you can ask a colleague to observe you.</NoHub>
      )}
    </Page>
  )
}

function Booking({ slug }: { slug: string }) {
  const me = useMe()
  const now = useNow()
  const navigate = useNavigate()
  const say = useToast()
  const meeting = useMeetingLink()
  const { data: hub } = useSuspenseQuery(hubQuery(slug))
  const { data: start } = useSuspenseQuery(planStartQuery())
  if (!hub.observation)
    return (
      <p>
        <bdi>{hub.name}</bdi> doesn’t use observations. Your coordinator can turn them on.
      </p>
    )
  const colleagues = hub.members.filter(({ id }) => id !== me.id)
  const [partner, another] = start.partner.filter(({ id }) => colleagues.some(each => each.id === id))
  // One that began early is on, and is not the next.
  const next = meetingsOf(hub, me.membership?.groupId ?? '').find(
    ({ status, startsAt }) => status === 'planned' && Date.parse(startsAt) > now,
  )
  return (
    <div className="card">
      <ObservationForm
        colleagues={colleagues}
        partnerId={another === undefined ? (partner?.id ?? null) : null}
        latest={next ? dayOf(next.startsAt, me.school.timeZone) : null}
        teaching={me.staffKind === 'teaching'}
        onBooked={booked => {
          say(`Booked. ${isolated(booked.observer.name)} has been notified.`)
          navigate(meeting ?? paths.observation(booked.id))
        }}
      />
    </div>
  )
}
