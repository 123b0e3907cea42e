import { type Actor, can } from '@hubs/rules/can'
import { MINUTE_MS } from '@hubs/rules/dates/durations'
import type { Hub } from '@hubs/schema/hubs'
import { iso } from '../../time/clock.ts'
import type { GroupRow, listMeetings } from './hubs.repo.ts'

/** Who is in which hub, and how many, is for those who work here. */
export const maySeePeople = (actor: Actor) => can(actor, 'hub:people', { schoolId: actor.schoolId })

/** As governors and guests see it. Facilitators are named: that is no secret of anybody's. */
export function withoutPeople<T extends Hub>(hub: T): T {
  return { ...hub, taken: null, groups: hub.groups.map(group => ({ ...group, taken: null, unseated: [] })) }
}

export const leadersOf = ({ facilitatorId, coFacilitatorId }: GroupRow) =>
  [facilitatorId, coFacilitatorId].filter(id => id !== null)

export function describeMeeting(meeting: Awaited<ReturnType<typeof listMeetings>>[number]) {
  const { startsAtMs, minutes, ...rest } = meeting
  return { ...rest, startsAt: iso(startsAtMs), endsAt: iso(startsAtMs + minutes * MINUTE_MS) }
}
