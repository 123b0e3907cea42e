import { tooFew } from '@hubs/rules/reports/withheld'
import type { Participation } from '@hubs/schema/reports/reports'

/** The same report with every number known. */
export type Counted = {
  [K in keyof Pick<Participation, 'teachers' | 'support'>]: { [C in keyof Participation[K]]: number }
} & {
  hubs: (Omit<Participation['hubs'][number], 'taken'> & { taken: number })[]
  lastMeeting: { halfTerm: string; present: number; expected: number; held: number; groups: number } | null
}

/** The choice as leadership may see it, without the day it stood so. */
export type SeenChoice = Omit<Participation, 'countedOn' | 'lastMeeting'>

const shown = (n: number) => (tooFew(n) ? null : n)

/**
 * The choice as leadership sees it: no number from 1 to 4, and none from which one could be worked out. Those of a
 * block go together, because each is the rest of the others: who is in a hub, what the support staff outside have said,
 * and the places of the hubs.
 */
export function hideSmallCells({
  teachers,
  support,
  hubs,
}: Pick<Counted, 'teachers' | 'support' | 'hubs'>): SeenChoice {
  const inHubs = hubs.reduce((sum, hub) => sum + hub.taken, 0)
  const outside = teachers.all + support.all - inHubs
  const outsideSupport = support.all - support.optedIn
  const inAHub = [
    teachers.all,
    teachers.inAHub,
    teachers.all - teachers.inAHub,
    support.all,
    support.optedIn,
    outsideSupport,
  ]
  const hideChoice = inAHub.some(tooFew)
  const hideAnswers = hideChoice || [support.notThisYear, outsideSupport - support.notThisYear].some(tooFew)
  const hidePlaces = tooFew(outside) || hubs.some(hub => tooFew(hub.taken))
  return {
    teachers: { all: shown(teachers.all), inAHub: hideChoice ? null : teachers.inAHub },
    support: {
      all: shown(support.all),
      optedIn: hideChoice ? null : support.optedIn,
      notThisYear: hideAnswers ? null : support.notThisYear,
    },
    hubs: hubs.map(hub => ({ ...hub, taken: hidePlaces ? null : hub.taken })),
  }
}

type Cells = (number | null)[]
const rest = (all: number | null, ...parts: (number | null)[]) =>
  all === null || parts.includes(null) ? null : parts.reduce<number>((left, part) => left - (part ?? 0), all)

/** Every count that the choice tells, or that can be worked out from it, in an order of its own. */
export function choiceCells({ teachers, support, hubs }: SeenChoice): Cells {
  const taken = hubs.toSorted((a, b) => (a.slug < b.slug ? -1 : 1)).map(hub => hub.taken)
  return [
    teachers.all,
    teachers.inAHub,
    rest(teachers.all, teachers.inAHub),
    support.all,
    support.optedIn,
    support.notThisYear,
    rest(support.all, support.optedIn, support.notThisYear),
    rest(teachers.all, ...taken, rest(0, support.all)),
    ...taken,
  ]
}
