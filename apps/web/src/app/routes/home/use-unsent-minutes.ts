import { useQueries } from '@tanstack/react-query'
import ScrollText from 'lucide-react/icons/scroll-text'
import { WEEK_MS } from '@hubs/rules/dates/durations'
import type { Me } from '@hubs/schema/accounts/accounts'
import { meetingsOf } from '#features/hubs/page/group-meetings.ts'
import { sendingsQuery } from '#features/minutes/sendings.query.ts'
import { shortDate } from '#lib/time/time.ts'
import { paths } from '#shared/paths.ts'
import type { Need } from './need.ts'
import { useOwnGroups } from './use-next-meetings.ts'

/** For a week after a meeting that this person led, its minutes are asked for until they have been sent once. */
export function useUnsentMinutes({ leads, school }: Me, now: number): Need[] {
  const held = useOwnGroups({ membership: null, leads }).flatMap(({ hub, groupId }) => {
    const last = meetingsOf(hub, groupId).findLast(({ status }) => status === 'ended')
    return last && now - Date.parse(last.startsAt) < WEEK_MS ? [{ hub, last }] : []
  })
  const minutes = useQueries({ queries: held.map(({ last }) => sendingsQuery(last.id)) })
  return held.flatMap(({ hub, last }, at): Need[] => {
    const known = minutes[at]?.data
    if (!known || known.sendings.length > 0) return []
    const words = `${hub.name}, ${shortDate(last.startsAt, school.timeZone)}. Everyone in the group gets them.`
    return [
      { id: `minutes ${last.id}`, to: paths.minutes(last.id), title: 'Send the minutes', words, Icon: ScrollText },
    ]
  })
}
