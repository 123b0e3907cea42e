import type { Actor } from '@hubs/rules/can'
import type { Tx } from '../../store/store.ts'
import { listOwnGroups } from './meetings.repo.ts'

/** The actor as they stood in the current year, or in those before it: roles of today, groups of then. */
export async function actorForYear(tx: Tx, actor: Actor, current: boolean) {
  if (current) {
    const groupIds = [...new Set([...(actor.groupId ? [actor.groupId] : []), ...actor.leads])]
    return { groupIds, inGroup: () => actor }
  }
  const { belongsTo, leads } = await listOwnGroups(tx, actor.id, false)
  // They may have been in a group of every past year: the one asked about is the one that counts.
  const inGroup = (groupId: string): Actor => ({
    ...actor,
    groupId: belongsTo.includes(groupId) ? groupId : null,
    leads,
  })
  return { groupIds: [...new Set([...belongsTo, ...leads])], inGroup }
}

/** Who somebody was to a group, for other modules. */
export const historicalActors = {
  forYear: actorForYear,

  /** The groups that they belong to or lead, and did in earlier years. */
  async groupsOf(tx: Tx, actor: Actor): Promise<string[]> {
    const [now, before] = [await actorForYear(tx, actor, true), await actorForYear(tx, actor, false)]
    return [...now.groupIds, ...before.groupIds]
  },
}
export type HistoricalActors = typeof historicalActors
