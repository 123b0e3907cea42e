import type { Actor } from '@hubs/rules/can'
import type { Tx } from '../../store/store.ts'
import { listOwnGroups } from './meetings.repo.ts'

/** The actor as they stood in the year of the groups asked about: roles of today, groups of then. */
export async function inYear(tx: Tx, actor: Actor, current: boolean) {
  if (current) {
    const own = [...new Set([...(actor.groupId ? [actor.groupId] : []), ...actor.leads])]
    return { own, seer: () => actor }
  }
  const { belongsTo, leads } = await listOwnGroups(tx, actor.id, false)
  // They may have been in a group of every past year: the one asked about is the one that counts.
  const seer = (groupId: string): Actor => ({
    ...actor,
    groupId: belongsTo.includes(groupId) ? groupId : null,
    leads,
  })
  return { own: [...new Set([...belongsTo, ...leads])], seer }
}
