import { isDeepStrictEqual } from 'node:util'

/** Of what is wanted of a record, what is not so already; what is left out is not wanted. */
export function differing<T extends object>(standing: object, wanted: T): Partial<T> {
  const before: Record<string, unknown> = { ...standing }
  const after = Object.entries(wanted).filter(
    ([name, value]) => value !== undefined && !isDeepStrictEqual(before[name], value),
  )
  return Object.fromEntries(after) as Partial<T>
}

/**
 * Whether a record is already as it is wanted. Then nothing is written: whoever saves a form as it was has changed
 * nothing, and no version, letter, audit line or way back may say that they had.
 */
export const isAsWanted = (standing: object, wanted: object) => Object.keys(differing(standing, wanted)).length === 0

/** The same of a list whose order matters. */
export const areAsWanted = (standing: readonly object[], wanted: readonly object[]) =>
  standing.length === wanted.length && standing.every((each, index) => isAsWanted(each, wanted[index] ?? {}))
