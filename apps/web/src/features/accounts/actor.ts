import type { Actor } from '@hubs/rules/can'
import type { Me } from '@hubs/schema/accounts/accounts'

/** The signed-in person as `can(actor, action, thing)` wants them. */
export function actorOf(me: Me): Actor {
  return {
    id: me.id,
    schoolId: me.school.id,
    staffKind: me.staffKind,
    roles: me.roles,
    groupId: me.membership?.groupId ?? null,
    leads: me.leads,
    missedMeetings: me.membership?.missedMeetings ?? false,
    readsSince: me.membership?.readsSince ? Date.parse(me.membership.readsSince) : null,
  }
}
