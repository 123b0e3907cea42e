import type { Me } from '@hubs/schema/accounts/accounts'
import { useRef } from 'react'
import { useMe } from '#app/session/session-gate.tsx'
import { useArrival } from '#lib/page/use-arrival.ts'
import { HubTrials } from '#features/trials/hub-trials.tsx'
import { TrialResults } from '#features/trials/trial-results.tsx'
import { trialsAt } from '#shared/paths.ts'
import { usePlanOwner } from '../use-plan-owner.ts'

/** What was tried, at the foot of a strategy's page, where a link to it leads. */
export function TrialsUnder({ code, mayPlan }: { code: string; mayPlan: boolean }) {
  const me = useMe()
  const owner = usePlanOwner(me)
  const place = useRef<HTMLDivElement>(null)
  useArrival({ at: trialsAt(''), element: place })
  return (
    <div ref={place} className="no-print">
      <TrialResults key={code} code={code} personId={me.id} circle={owner?.circle ?? 'hub'} mayPlan={mayPlan} />
    </div>
  )
}

/** What a hub's strategies have come to, on its page. */
export function HubTried({ slug, me }: { slug: string; me: Me }) {
  const owner = usePlanOwner(me)
  return <HubTrials slug={slug} mine={me.membership?.hubSlug === slug} circle={owner?.circle ?? 'hub'} />
}
