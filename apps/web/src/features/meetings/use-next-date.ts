import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { useQuery } from '@tanstack/react-query'
import { meetingsQuery } from './meetings.queries.ts'
import { longDay } from '#lib/time/time.ts'

/** "Wednesday 27 January": when the group of a meeting meets next after it; null where that is not known. */
export function useNextDate({ groupId, number }: Pick<MeetingDetail, 'groupId' | 'number'>): string | null {
  const { data } = useQuery(meetingsQuery('current', 'mine'))
  const next = data?.find(other => other.groupId === groupId && other.number > number && other.status === 'planned')
  return next ? longDay(next.date) : null
}
