import type { HubWithGroups } from './allocations.repo.ts'

type Placed = { personId: string; hubId: string; group: number; kind: 'required' | 'voluntary' }
export type Seat = { personId: string; hubId: string; groupId: string; seat: number; kind: Placed['kind'] }

/**
 * A seat for everyone, in the hub and the group that the allocation says. Whoever leads a group is in that one: where the
 * allocation has them in another of their hub’s, they change places with somebody there.
 */
export function seatsOf(placed: readonly Placed[], hubs: readonly HubWithGroups[]): Seat[] {
  return hubs.flatMap(({ id: hubId, groups }) => {
    const members = placed.filter(person => person.hubId === hubId).map(person => ({ ...person }))
    const leads = (personId: string) =>
      groups.findIndex(group => group.facilitatorId === personId || group.coFacilitatorId === personId)
    for (const leader of members) {
      const own = leads(leader.personId)
      if (own < 0 || leader.group === own) continue
      const other = members.find(member => member.group === own && leads(member.personId) < 0)
      if (other) other.group = leader.group
      leader.group = own
    }
    return groups.flatMap((group, n) =>
      members
        .filter(member => member.group === n)
        .map(({ personId, kind }, seat) => ({ personId, hubId, groupId: group.id, seat: seat + 1, kind })),
    )
  })
}
