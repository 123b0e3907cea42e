import { useSuspenseQuery } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import { useNavigate } from 'react-router-dom'
import { hubQuery } from '#features/hubs/hubs.queries.ts'
import { ObservationForm } from '#features/plans/observations/observation-form.tsx'
import { dayOf } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { Boundary } from '#ui/boundary.tsx'
import { Page } from '#ui/page.tsx'
import { useToast } from '#ui/status.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import { NoHub } from '../home/no-hub.tsx'
import '../narrow-page.css'

export default function ObservationNewScreen() {
  const me = useMe()
  return (
    <Page
      look="narrow-page"
      title="Book an observation"
      back={{ to: paths.observations, label: 'Observations' }}
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
  const { data: hub } = useSuspenseQuery(hubQuery(slug))
  if (!hub.observation)
    return (
      <p>
        <bdi>{hub.name}</bdi> doesn’t use observations. Your coordinator can turn them on.
      </p>
    )
  const colleagues = hub.members.filter(({ id }) => id !== me.id)
  const next = hub.meetings.find(
    ({ groupId, startsAt }) => groupId === me.membership?.groupId && Date.parse(startsAt) > now,
  )
  return (
    <div className="card">
      <ObservationForm
        colleagues={colleagues}
        latest={next ? dayOf(next.startsAt, me.school.timeZone) : null}
        teaching={me.staffKind === 'teaching'}
        onBooked={booked => {
          say(`Booked. ${isolated(booked.observer.name)} has been emailed.`)
          navigate(paths.observation(booked.id))
        }}
      />
    </div>
  )
}
