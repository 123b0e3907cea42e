import type { Me } from '@hubs/schema/accounts'
import { Boundary } from '#ui/boundary.tsx'
import { HomeFacilitator } from './home-facilitator.tsx'
import { HomeNext } from './home-next.tsx'

/** The meetings ahead: of the groups that this person leads, and of their own hub. */
export function HomeMeetings({ me }: { me: Me }) {
  const { membership, leads } = me
  const leadsOwn = membership !== null && leads.includes(membership.groupId)
  if (!membership && leads.length === 0) return null
  return (
    <div className="home-meetings">
      {membership && !leadsOwn && <HomeNext me={me} membership={membership} />}
      {leads.length > 0 && (
        <Boundary waiting="Loading your group…">
          <HomeFacilitator me={me} />
        </Boundary>
      )}
    </div>
  )
}
