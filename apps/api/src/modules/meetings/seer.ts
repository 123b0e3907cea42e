import type { Actor } from '@hubs/rules/can'
import { meetingWrittenAt, openGroups, readingOf } from '@hubs/rules/newcomer'
import type { StoredRun } from '@hubs/schema/live'
import type { Tx } from '../../store/store.ts'
import { listOwnGroups, type MeetingRow } from './meetings.repo.ts'

/**
 * The actor as they stood in the year of the groups asked about: roles of today, groups of then. `own`: the groups they
 * are in or lead; `open`: those of them all of whose words they may read.
 */
export async function inYear(tx: Tx, actor: Actor, current: boolean) {
  if (current) {
    const own = [...new Set([...(actor.groupId ? [actor.groupId] : []), ...actor.leads])]
    return { own, open: openGroups(actor), seer: () => actor }
  }
  const { belongsTo, leads } = await listOwnGroups(tx, actor.id, false)
  // They may have been in a group of every past year: the one asked about is the one that counts.
  const seer = (groupId: string): Actor => {
    const joined = belongsTo.get(groupId) ?? null
    // A year that is over has no meeting to come.
    return { ...actor, groupId: joined && groupId, leads, ...readingOf(joined, Infinity) }
  }
  const own = [...new Set([...belongsTo.keys(), ...leads])]
  return { own, open: own.filter(id => openGroups(seer(id)).includes(id)), seer }
}

type Meeting = Pick<MeetingRow, 'schoolId' | 'groupId' | 'status' | 'startsAtMs' | 'minutes'>

/** A meeting as the rules ask about it: whose it is, and since when its words are written. */
export function toThing(meeting: Meeting, run?: Pick<StoredRun, 'startedAt'> | null) {
  const { schoolId, groupId } = meeting
  return { schoolId, groupId, writtenAt: meetingWrittenAt(meeting, run?.startedAt) }
}
