import type { HubDetail } from '@hubs/schema/hubs'
import './hub-people.css'

/** Who is in the hub, facilitators first, with where they work. */
export function HubPeople({ hub }: { hub: Pick<HubDetail, 'members' | 'groups'> }) {
  const leads = new Map<string, string>()
  for (const { facilitator, coFacilitator } of hub.groups) {
    if (coFacilitator) leads.set(coFacilitator.id, 'co-facilitator')
    if (facilitator) leads.set(facilitator.id, 'facilitator')
  }
  const people = hub.members.toSorted((a, b) => Number(leads.has(b.id)) - Number(leads.has(a.id)))
  if (people.length === 0) return <p className="quiet">Nobody has chosen this hub yet. Be the first.</p>
  return (
    <ul className="hub-people plain">
      {people.map(({ id, name, job, department }) => (
        <li key={id}>
          <strong>{name}</strong>
          <span className="s quiet">{[leads.get(id), job, department].filter(Boolean).join(', ')}</span>
        </li>
      ))}
    </ul>
  )
}
