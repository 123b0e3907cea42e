import { withoutEnd } from '@hubs/schema/common'

type Dates = { startsOn: string; endsOn: string }
type Named = Dates & { name: string }
type Known = Named & { id: string }

const DECEMBER = 12
const MARCH = 3
const JULY = 7

/** Autumn until Christmas, spring until Easter, then summer: by the month in which a half term has its middle. */
function seasonOf({ startsOn, endsOn }: Dates): string {
  const middle = new Date((Date.parse(startsOn) + Date.parse(endsOn)) / 2).getUTCMonth() + 1
  if (middle > JULY && middle <= DECEMBER) return 'Autumn'
  return middle <= MARCH ? 'Spring' : 'Summer'
}

/** "Autumn 1", "Autumn 2", "Spring" …: names for half terms in their order, `YYYY-MM-DD`, by the season each is in. */
export function nameHalfTerms(halfTerms: readonly Dates[]): string[] {
  const seasons = halfTerms.map(seasonOf)
  return seasons.map((season, at) => {
    const all = seasons.filter(each => each === season).length
    return all === 1 ? season : `${season} ${seasons.slice(0, at + 1).filter(each => each === season).length}`
  })
}

/** "Michaelmas 2" is of the term Michaelmas. */
const stemOf = (name: string) => withoutEnd(withoutEnd(name, /\d/), /\s/)

/**
 * The terms of a year, in its order: the half terms that follow each other in one season, however many. Named as its half
 * terms are, where they share a name that no other term has ("Michaelmas"), else by the season.
 */
export function termsOf<Of extends Named>(halfTerms: readonly Of[]): { name: string; halfTerms: Of[] }[] {
  const terms: { season: string; halfTerms: Of[] }[] = []
  for (const each of halfTerms) {
    const season = seasonOf(each)
    const last = terms.at(-1)
    if (last?.season === season) last.halfTerms.push(each)
    else terms.push({ season, halfTerms: [each] })
  }
  const stems = terms.map(term => new Set(term.halfTerms.map(({ name }) => stemOf(name))))
  return terms.map(({ season, halfTerms: own }, at) => {
    const [stem = ''] = stems[at] ?? []
    const isIts = stem !== '' && stems.every((others, other) => (other === at ? others.size === 1 : !others.has(stem)))
    return { name: isIts ? stem : season, halfTerms: own }
  })
}

const sharedDays = (one: Dates, other: Dates) => {
  const from = Math.max(Date.parse(one.startsOn), Date.parse(other.startsOn))
  return Math.max(0, Math.min(Date.parse(one.endsOn), Date.parse(other.endsOn)) - from)
}

/**
 * Which half term of the year each of a new list is. As many as there are: one for one, and they keep their names. Of more
 * or fewer each is the one it shares most days with, so that meetings stay where they lie; a list of another year, which
 * shares none, goes by place. What is left of the year is to be removed, and what has no `id` is new.
 */
export function matchHalfTerms(
  year: readonly Known[],
  found: readonly Named[],
): { halfTerms: (Named & { id?: string })[]; removed: Known[] } {
  const isSameNumber = year.length === found.length
  const isOtherYear = found.every(each => year.every(known => sharedDays(each, known) === 0))
  const taken = new Set<string>()
  const halfTerms = found.map(({ name, startsOn, endsOn }, at) => {
    const dates = { startsOn, endsOn }
    const free = year.filter(({ id }) => !taken.has(id))
    const nearest = free.toSorted((one, other) => sharedDays(other, dates) - sharedDays(one, dates))[0]
    const byDays = nearest && sharedDays(nearest, dates) > 0 ? nearest : undefined
    const known = isSameNumber || isOtherYear ? year[at] : byDays
    if (!known) return { name, ...dates }
    taken.add(known.id)
    return { id: known.id, name: isSameNumber ? known.name : name, ...dates }
  })
  return { halfTerms, removed: year.filter(({ id }) => !taken.has(id)) }
}
