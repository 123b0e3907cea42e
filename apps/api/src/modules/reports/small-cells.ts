import { tooFew } from '@hubs/rules/withheld'
import type { Participation } from '@hubs/schema/reports'

/** The same report with every number known. */
export type Counted = {
  [K in keyof Pick<Participation, 'teachers' | 'support'>]: { [C in keyof Participation[K]]: number }
} & {
  hubs: (Omit<Participation['hubs'][number], 'taken'> & { taken: number })[]
  lastMeeting: { halfTerm: string; present: number; expected: number; held: number; groups: number } | null
}

const shown = (n: number) => (tooFew(n) ? null : n)

/**
 * The report as leadership sees it: no number from 1 to 4, and none from which one could be worked out. Those of a
 * block go together, because each is the rest of the others: the choice of the staff, and the places of the hubs.
 */
export function hideSmallCells({ teachers, support, hubs, lastMeeting }: Counted): Participation {
  const inHubs = hubs.reduce((sum, hub) => sum + hub.taken, 0)
  const outside = teachers.all + support.all - inHubs
  const choice = [
    teachers.all,
    teachers.inAHub,
    teachers.all - teachers.inAHub,
    support.all,
    support.optedIn,
    support.notThisYear,
    support.all - support.optedIn - support.notThisYear,
  ]
  const hideChoice = choice.some(tooFew)
  const hidePlaces = tooFew(outside) || hubs.some(hub => tooFew(hub.taken))
  return {
    teachers: { all: shown(teachers.all), inAHub: hideChoice ? null : teachers.inAHub },
    support: {
      all: shown(support.all),
      optedIn: hideChoice ? null : support.optedIn,
      notThisYear: hideChoice ? null : support.notThisYear,
    },
    hubs: hubs.map(hub => ({ ...hub, taken: hidePlaces ? null : hub.taken })),
    lastMeeting: lastMeeting && { ...lastMeeting, ...hideAttendance(lastMeeting) },
  }
}

function hideAttendance({ present, expected }: { present: number; expected: number }) {
  const hide = [present, expected, expected - present].some(tooFew)
  return { present: hide ? null : present, expected: shown(expected) }
}
