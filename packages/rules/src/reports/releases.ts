import { LEAST_PEOPLE } from './withheld.ts'

/**
 * The one rule for every sum of people's answers. An answer waits until it is released together with those of four
 * other people at least; a release is kept, and never altered or taken back. Whatever is shown is made of whole
 * releases, so any two things shown, at any two times and under any two filters, differ by nobody or by five people.
 */
type UnreleasedCount = {
  /** Different people (or groups) whose answers wait. */
  waiting: number
  /** How many more may still answer. It only says what is worth waiting for: nothing is safe because of it. */
  missing: number
  least?: number
}

/**
 * Whether what waits is released now. It waits on where those still missing are too few to make a release of their own,
 * because their answers would never be shown.
 */
export function releasesNow({ waiting, missing, least = LEAST_PEOPLE }: UnreleasedCount): boolean {
  return waiting >= least && (missing <= 0 || missing >= least)
}

/** Answers released together, with what they have in common; null where they differ in it. */
export type Release<T, F extends string> = { answers: T[]; common: Record<F, string | null> }

const peopleIn = <T>(answers: readonly T[], who: (answer: T) => string) => new Set(answers.map(who)).size

/**
 * Splits waiting answers into releases of five people or more, as alike as can be: first those that have every facet in
 * common, then those with the first, the second and so on, then the rest together. What is left over keeps waiting. A
 * filter over a facet counts only the releases that have it in common, so neither the part nor the rest is ever cut
 * through a release.
 */
export function releasesOf<T, F extends string>(
  waiting: readonly T[],
  who: (answer: T) => string,
  facets: Record<F, (answer: T) => string>,
): Release<T, F>[] {
  const names = Object.keys(facets) as F[]
  const releases: Release<T, F>[] = []
  let left = [...waiting]
  for (const kept of [names, ...names.map(name => [name]), []]) {
    const alike = Map.groupBy(left, answer => JSON.stringify(kept.map(name => facets[name](answer))))
    for (const answers of alike.values()) {
      const [first] = answers
      if (first === undefined || peopleIn(answers, who) < LEAST_PEOPLE) continue
      const common = Object.fromEntries(names.map(name => [name, kept.includes(name) ? facets[name](first) : null]))
      releases.push({ answers, common: common as Record<F, string | null> })
      const gone = new Set(answers)
      left = left.filter(answer => !gone.has(answer))
    }
  }
  return releases
}

/**
 * Which of some counts of people may be shown, where counts that were shown before are remembered: the new ones if each
 * differs from every earlier one by nobody or by five, else null, and what was shown last stands.
 */
export function mayShowNext(
  next: readonly (number | null)[],
  earlier: readonly (readonly (number | null)[])[],
): boolean {
  return earlier.every(shown =>
    next.every((count, index) => {
      const before = shown[index] ?? null
      const step = count === null || before === null ? 0 : Math.abs(count - before)
      return step === 0 || step >= LEAST_PEOPLE
    }),
  )
}
