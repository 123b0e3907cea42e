/** Fewer people than this could be known by name (domain facts 7.1: no cell under five). */
export const LEAST_PEOPLE = 5

/** Whether a number of people is too small to be told by itself. Nobody is no person, so 0 may be. */
export function tooFew(people: number): boolean {
  return people > 0 && people < LEAST_PEOPLE
}

/**
 * What stands where a figure is withheld. A figure may be withheld because another one could be worked out from it, so
 * this says nothing of its size: "under 5" would often be wrong.
 */
export const NOT_SHOWN = 'Not shown'

/** What stands where there is no figure: none is withheld of what hasn't been counted. */
export const absentWords = (isCounted: boolean) => (isCounted ? NOT_SHOWN : 'Not counted yet')

/** Why a figure is withheld, whatever its size. */
export const whyNotShown = `Figures that could identify fewer than ${LEAST_PEOPLE} people aren’t shown.`
