import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { meetingWrittenAt } from '@hubs/rules/newcomer'
import type { Me } from '@hubs/schema/accounts/accounts'
import type { Meeting } from '@hubs/schema/meetings/meetings'

type MeetingFields = Pick<Meeting, 'groupId' | 'status' | 'startsAtInstant' | 'endsAt'>

/** A meeting as `can(actor, action, thing)` wants it: whose it is, and since when its words are written. */
export function meetingThing(me: Me, { groupId, status, startsAtInstant, endsAt }: MeetingFields) {
  const startsAtMs = Date.parse(startsAtInstant)
  const minutes = (Date.parse(endsAt) - startsAtMs) / MINUTE_MS
  const writtenAt = meetingWrittenAt({ status, startsAtMs, minutes })
  return { schoolId: me.school.id, groupId, writtenAt }
}
