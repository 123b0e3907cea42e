import { closedMeetingDays } from '@hubs/rules/meeting-dates'
import { useQuery } from '@tanstack/react-query'
import { listed } from '#lib/page/capital.ts'
import { dayOf, shortDay } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { programmeQuery, publicProgrammeQuery } from '../programmes.queries.ts'

/** "Wed 27 Jan and Wed 10 Mar": on which days hubs would meet although the school is closed; empty where they don’t. */
export function useClosedMeetings(asked = true): string {
  const now = useNow()
  const { data: programme } = useQuery({ ...programmeQuery(), enabled: asked })
  const { data: open } = useQuery({ ...publicProgrammeQuery(), enabled: asked })
  if (!asked || !programme || !open) return ''
  const meetings = open.hubs.flatMap(hub => hub.meetings)
  return listed(closedMeetingDays(meetings, programme.daysOff, dayOf(now, open.school.timeZone)).map(shortDay))
}
