import type { RunView } from '@hubs/rules/run/run-project'
import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { hubQuery } from '#features/hubs/hubs.queries.ts'
import { useMe } from '#app/session/session-gate.tsx'
import { dayOf } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { usePlanOwner } from '../use-plan-owner.ts'

// Only the feedback and the planning need it.
const loadPlans = () => import('#features/plans/meeting/live-plans.tsx').then(each => ({ default: each.LivePlans }))
const LivePlans = lazy(loadPlans)

type LiveOwnProps = { view: RunView; meetingId: string; partners: number | null }

/** In its place on the phone: one's plan to tell, or the one to make. */
export function LiveOwn({ view, meetingId, partners }: LiveOwnProps) {
  const me = useMe()
  const owner = usePlanOwner(me)
  const now = useNow()
  const kind = view.current?.kind
  const slug = me.membership?.hubSlug ?? ''
  const { data: hub } = useQuery({ ...hubQuery(slug), enabled: kind === 'planning' && slug !== '' })
  if (!owner || (kind !== 'feedback' && kind !== 'planning')) return null
  return (
    <Boundary waiting="Loading your plan…" code={loadPlans}>
      <LivePlans
        {...{ view, meetingId, partners, owner }}
        personId={me.id}
        today={dayOf(now, owner.timeZone)}
        observes={hub?.observation ?? false}
      />
    </Boundary>
  )
}
