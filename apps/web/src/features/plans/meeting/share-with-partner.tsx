import { isolated } from '@hubs/rules/text/isolated'
import type { OwnPlan } from '@hubs/schema/plans/plans'
import { listed } from '#lib/page/capital.ts'
import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useChangePlan } from '../plans.queries.ts'
import { afterwards } from '#lib/query-client.ts'

/** A plan for the partner goes to no new one until its owner says so. */
export function ShareWithPartner({ plan }: { plan: OwnPlan }) {
  const change = useChangePlan(plan.id)
  const say = useToast()
  if (plan.partnerWaiting.length === 0) return null
  const names = listed(plan.partnerWaiting.map(({ name }) => isolated(name)))
  const share = () =>
    afterwards(change.mutateAsync({ visibility: 'partner', expectedVersion: plan.version }), () =>
      say(`${names} can see this plan now.`),
    )
  return (
    <CalmNote>
      <p>
        <strong>Your partner is {names}.</strong> They can’t see this plan until you share it with them.
      </p>
      <ErrorNote error={change.error} />
      <div className="row">
        <Button onPress={share} isPending={change.isPending}>
          Share with {names}
        </Button>
      </div>
    </CalmNote>
  )
}
