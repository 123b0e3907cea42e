import type { CoverState, Observation, ObservationTool } from '@hubs/schema/observations'
import { longDay } from '#lib/time.ts'

/** How the observer keeps track. */
export const toolWords = {
  tally: 'A tally',
  timings: 'Timings',
  'seating-map': 'A map of the seats',
  quotes: 'What was said, word for word',
  questions: 'A list of the questions',
} as const satisfies Record<ObservationTool, string>

export const coverWords = {
  none: 'No cover needed',
  asked: 'Cover asked for',
  arranged: 'Cover arranged',
  'not-possible': 'No cover possible: agree another time',
} as const satisfies Record<CoverState, string>

/** "Jo Hart visits you" or "You visit Sam Patel". */
export function whoVisits({ mine, observed, observer }: Observation): string {
  return mine === 'observed' ? `${observer.name} visits you` : `You visit ${observed.name}`
}

/** "Tuesday 10 November, 10:15, 15 minutes, B12". */
export function whenInWords({
  date,
  startsAt,
  minutes,
  place,
}: Pick<Observation, 'date' | 'startsAt' | 'minutes' | 'place'>) {
  return [longDay(date), startsAt, `${minutes} minutes`, place].filter(Boolean).join(', ')
}

/** Where it stands, for the person who looks at it. */
export function stateWords({ status, mine, observer, observed }: Observation): string {
  switch (status) {
    case 'booked':
      return 'Booked'
    case 'declined':
      return mine === 'observer' ? 'You can’t come' : `${observer.name} can’t come`
    case 'cancelled':
      return mine === 'observed' ? 'You called it off' : `${observed.name} called it off`
    case 'handed-over':
      return mine === 'observed' ? 'The notes are yours' : 'Notes handed over'
    default:
      return status satisfies never
  }
}
