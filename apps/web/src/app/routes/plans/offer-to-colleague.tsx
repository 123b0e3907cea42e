import { isClosed } from '@hubs/rules/plans/report-days'
import type { Plan } from '@hubs/schema/plans/plans'
import { useQuery } from '@tanstack/react-query'
import { useMe } from '#app/session/session-gate.tsx'
import { meetingsQuery } from '#features/meetings/meetings.queries.ts'
import { OfferField } from '#features/plans/support/offer-field.tsx'
import { useNow } from '#lib/time/use-now.ts'
import { Section } from '#ui/page/section.tsx'

/** A question or an offer of help after a meeting that both were at: for as long as the meeting takes any. */
export function OfferToColleague({ plan }: { plan: Plan }) {
  const { id: meId } = useMe()
  const now = useNow()
  const { data = [] } = useQuery(meetingsQuery('current', 'mine'))
  const open = data.filter(
    ({ status, startsAtInstant, came }) =>
      came?.mine === 'present' && !isClosed({ status, startsAtMs: Date.parse(startsAtInstant) }, now),
  )
  const told = open.find(({ id }) => id === plan.report?.meetingId) ?? open.find(({ id }) => id === plan.meetingId)
  if (!told) return null
  return (
    <Section title="Ask or offer help">
      <OfferField meetingId={told.id} meId={meId} to={plan.owner} />
    </Section>
  )
}
