import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { useQuery } from '@tanstack/react-query'
import { meetingsQuery } from './meetings.queries.ts'
import { longDay } from '#lib/time/time.ts'

type Held = Pick<MeetingDetail, 'groupId' | 'number'>

/** The day, "2027-01-27", on which the group of a meeting meets next after it; null where that is not known. */
export function useNextDay({ groupId, number }: Held): string | null {
  const { data } = useQuery(meetingsQuery('current', 'mine'))
  const next = data?.find(other => other.groupId === groupId && other.number > number && other.status === 'planned')
  return next?.date ?? null
}

/** The same as it is said: "Wednesday 27 January". */
export function useNextDate(held: Held): string | null {
  const day = useNextDay(held)
  return day && longDay(day)
}
