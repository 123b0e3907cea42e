import type { Actor } from '@hubs/rules/can'
import { type Joined, meetingWrittenAt, openGroups, readingOf } from '@hubs/rules/newcomer'
import type { StoredRun } from '@hubs/schema/meetings/live'
import type { Lookup } from '../../store/store.ts'
import { listFormerGroups, listOwnGroups, type MeetingRow } from './meetings.repo.ts'

/**
 * The actor as they stood in the current year, or in those before it: roles of today, groups of then. In a group that is
 * one with another since, they stand as they did in it. `groupIds`: the groups they are in or lead; `open`: those of them all of whose words they may read.
 */
export async function actorForYear<A extends Actor>(tx: Lookup, actor: A, current: boolean) {
  const former = await listFormerGroups(tx, actor.id, current)
  if (current) {
    const groupIds = [...new Set([...(actor.groupId ? [actor.groupId] : []), ...actor.leads, ...former.keys()])]
    const inGroup = (groupId: string): A => {
      const joined = former.get(groupId)
      return joined ? { ...actor, groupId, ...readingOf(joined, Infinity) } : actor
    }
    return { groupIds, open: [...openGroups(actor), ...former.keys()], inGroup }
  }
  const { belongsTo: places, leads } = await listOwnGroups(tx, actor.id, false)
  const belongsTo = new Map<string, Joined>([...former, ...places])
  // They may have been in a group of every past year: the one asked about is the one that counts.
  const inGroup = (groupId: string): A => {
    const joined = belongsTo.get(groupId) ?? null
    // A year that is over has no meeting to come.
    return { ...actor, groupId: joined && groupId, leads, ...readingOf(joined, Infinity) }
  }
  const groupIds = [...new Set([...belongsTo.keys(), ...leads])]
  return { groupIds, open: groupIds.filter(id => openGroups(inGroup(id)).includes(id)), inGroup }
}

type Meeting = Pick<MeetingRow, 'schoolId' | 'groupId' | 'status' | 'startsAtMs' | 'minutes'>

/** A meeting as the rules ask about it: whose it is, and since when its words are written. */
export function toThing(meeting: Meeting, run?: Pick<StoredRun, 'startedAt'> | null) {
  const { schoolId, groupId } = meeting
  return { schoolId, groupId, writtenAt: meetingWrittenAt(meeting, run?.startedAt) }
}

/** Who somebody was to a group, for other modules. */
export const historicalActors = {
  forYear: actorForYear,

  /** The groups whose words they may read: of this year, and those they were in in the years before. */
  async groupsOf(tx: Lookup, actor: Actor): Promise<string[]> {
    const [now, before] = [await actorForYear(tx, actor, true), await actorForYear(tx, actor, false)]
    return [...now.open, ...before.open]
  },
}
export type HistoricalActors = typeof historicalActors
