import { meetingWrittenAt } from '@hubs/rules/newcomer'
import type { Me } from '@hubs/schema/accounts'
import type { Meeting } from '@hubs/schema/meetings/meetings'

type Asked = Pick<Meeting, 'groupId' | 'status' | 'startsAtInstant'>

/** A meeting as `can(actor, action, thing)` wants it: whose it is, and since when its words are written. */
export function meetingThing(me: Me, { groupId, status, startsAtInstant }: Asked) {
  const writtenAt = meetingWrittenAt({ status, startsAtMs: Date.parse(startsAtInstant) })
  return { schoolId: me.school.id, groupId, writtenAt }
}
