import { isolated } from '@hubs/rules/text/isolated'
import type { CoverState, Observation, ObservationTool } from '@hubs/schema/plans/observations'
import { shortDay } from '#lib/time/time.ts'

/** How the observer keeps track. */
export const toolWords = {
  tally: 'A tally',
  timings: 'Timings',
  'seating-map': 'Seating plan',
  quotes: 'What was said, word for word',
  questions: 'List of questions asked',
} as const satisfies Record<ObservationTool, string>

export const coverWords = {
  none: 'No cover needed',
  asked: 'Cover requested',
  arranged: 'Cover arranged',
  'not-possible': 'Cover not available: agree another time',
} as const satisfies Record<CoverState, string>

/** "Jo Hart is observing you", "You observed Sam Patel"; of one that was cancelled, "Jo Hart was going to observe you". */
export function whoVisits({ mine, status, observed, observer }: Observation): string {
  const byMe = mine === 'observer'
  const whom = byMe ? isolated(observed.name) : 'you'
  const who = byMe ? 'You' : isolated(observer.name)
  if (status === 'booked') return `${byMe ? 'You’re' : `${who} is`} observing ${whom}`
  if (status === 'handed-over') return `${who} observed ${whom}`
  return `${who} ${byMe ? 'were' : 'was'} going to observe ${whom}`
}

/** "Tuesday 10 November, 10:15, 15 minutes, B12". */
export function whenInWords({
  date,
  startsAt,
  minutes,
  place,
}: Pick<Observation, 'date' | 'startsAt' | 'minutes' | 'place'>) {
  return [shortDay(date), startsAt, `${minutes} minutes`, place].filter(Boolean).join(', ')
}

/** Where it stands, for the person who looks at it. */
export function stateWords({ status, mine, observer, observed }: Observation): string {
  switch (status) {
    case 'booked':
      return 'Booked'
    case 'declined':
      return mine === 'observer' ? 'You can’t come' : `${isolated(observer.name)} can’t come`
    case 'cancelled':
      return mine === 'observed' ? 'You cancelled' : `${isolated(observed.name)} cancelled`
    case 'handed-over':
      return mine === 'observed' ? 'The notes are yours' : 'Notes handed over'
    default:
      return status satisfies never
  }
}
