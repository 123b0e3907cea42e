import type { HubDetail } from '@hubs/schema/hubs'
import './hub-people.css'

/** Who is in the hub, facilitators first, with where they work. */
export function HubPeople({ hub }: { hub: Pick<HubDetail, 'members' | 'groups'> }) {
  const leads = hub.groups.flatMap(({ facilitator, coFacilitator }) => [
    ...(facilitator ? [[facilitator.id, 'facilitator'] as const] : []),
    ...(coFacilitator ? [[coFacilitator.id, 'co-facilitator'] as const] : []),
  ])
  const roles = new Map<string, string>(leads.toReversed())
  const rank = (id: string) => ['facilitator', 'co-facilitator', undefined].indexOf(roles.get(id))
  const people = hub.members.toSorted((a, b) => rank(a.id) - rank(b.id))
  if (people.length === 0) return <p className="quiet">No one is in this hub yet.</p>
  return (
    <ul className="hub-people plain">
      {people.map(({ id, name, job, department }) => (
        <li key={id}>
          <span>
            <strong>
              <bdi>{name}</bdi>
            </strong>
            {roles.has(id) && <span className="s">, {roles.get(id)}</span>}
          </span>
          <span className="s quiet">{[job, department].filter(Boolean).join(', ')}</span>
        </li>
      ))}
    </ul>
  )
}
