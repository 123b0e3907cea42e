import Plus from 'lucide-react/icons/plus'
import { useQuery } from '@tanstack/react-query'
import { hubQuery } from '#features/hubs/hubs.queries.ts'
import { ObservationList, SharedObservations } from '#features/plans/observation-list.tsx'
import { usePage } from '#lib/use-page.ts'
import { BackLink } from '#ui/back-link.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Section } from '#ui/section.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/session-gate.tsx'
import './narrow-page.css'

export default function ObservationsScreen() {
  const { membership } = useMe()
  const heading = usePage('Observations · Learning Hubs')
  const { data: hub } = useQuery({ ...hubQuery(membership?.hubSlug ?? ''), enabled: membership !== null })
  const without = hub?.observation === false
  return (
    <main className="page narrow-page" id="main">
      <header className="col">
        <BackLink to={paths.home}>Home</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Observations
        </h1>
        <p className="lead quiet">
          Ask a colleague to come and see, for ten or twenty minutes. You choose what they look at, and the notes are
          yours.
        </p>
      </header>
      {membership && !without && (
        <div className="row">
          <LinkButton to={paths.newObservation} look="main">
            <Plus className="icon" aria-hidden />
            Book an observation
          </LinkButton>
        </div>
      )}
      {without && <p>{hub.name} works without observations. You can still see those that were booked before.</p>}
      <Section title="To come">
        <ObservationList
          which="coming"
          linkTo={paths.observation}
          whenNone={
            <EmptyState title="Nothing booked">
              <p>
                {membership
                  ? 'Fix a day and a time before you leave the meeting: without them it mostly does not happen.'
                  : 'Once you are in a hub you can ask a colleague to come and see.'}
              </p>
            </EmptyState>
          }
        />
      </Section>
      {membership && (
        <Section title="What colleagues share" words="What they take from their own, never the notes.">
          <SharedObservations groupId={membership.groupId} />
        </Section>
      )}
      <Section title="Before">
        <ObservationList which="past" linkTo={paths.observation} whenNone={<p className="quiet">None yet.</p>} />
      </Section>
    </main>
  )
}
