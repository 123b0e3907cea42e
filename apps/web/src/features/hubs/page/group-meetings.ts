import { isMeetingOver } from '@hubs/rules/agenda/meeting-end'
import type { HubDetail } from '@hubs/schema/hubs'

export type GroupMeeting = HubDetail['meetings'][number]

/** The group's meetings that take place, soonest first. */
export function meetingsOf(hub: HubDetail, groupId: string): GroupMeeting[] {
  return hub.meetings
    .filter(meeting => meeting.groupId === groupId && meeting.status !== 'cancelled')
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
}

/** The one that is on, or else the next one. */
export function nextOf(meetings: readonly GroupMeeting[], now: number): GroupMeeting | undefined {
  return (
    meetings.find(meeting => meeting.status === 'running') ??
    meetings.find(meeting => meeting.status === 'planned' && !isMeetingOver(meeting, now))
  )
}
