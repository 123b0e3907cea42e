import Plus from 'lucide-react/icons/plus'
import { useQuery } from '@tanstack/react-query'
import { hubQuery } from '#features/hubs/hubs.queries.ts'
import { ObservationList, SharedObservations } from '#features/plans/observations/observation-list.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { paths } from '#shared/paths.ts'
import '../narrow-page.css'

export default function ObservationsScreen() {
  const { membership } = useMe()
  const { data: hub } = useQuery({ ...hubQuery(membership?.hubSlug ?? ''), enabled: membership !== null })
  const without = hub?.observation === false
  return (
    <Page
      look="narrow-page"
      title="Observations"
      back={{ to: paths.home, label: 'Home' }}
      quiet
      lead="Ask a colleague to observe you for 10 to 20 minutes. You choose the focus, and the notes are yours."
    >
      {membership && !without && (
        <div className="row">
          <LinkButton to={paths.newObservation} look="main">
            <Plus className="icon" aria-hidden />
            Book an observation
          </LinkButton>
        </div>
      )}
      {without && (
        <p>
          <bdi>{hub.name}</bdi> doesn’t use observations. You can still see past ones.
        </p>
      )}
      <Section title="Upcoming">
        <ObservationList
          which="coming"
          whenNone={
            <EmptyState title="No observations booked">
              <p>
                {membership
                  ? 'Agree a date and time before you leave the meeting. Without one, it usually doesn’t happen.'
                  : 'When you’re in a hub, you can ask a colleague to observe you.'}
              </p>
            </EmptyState>
          }
        />
      </Section>
      {membership && (
        <Section
          title="Shared by colleagues"
          words="What colleagues learned from being observed. Notes are never shared."
        >
          <SharedObservations groupId={membership.groupId} />
        </Section>
      )}
      <Section title="Past observations">
        <ObservationList which="past" whenNone={<p className="quiet">None yet.</p>} />
      </Section>
    </Page>
  )
}
