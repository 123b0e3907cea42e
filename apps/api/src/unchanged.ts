import { isDeepStrictEqual } from 'node:util'

/** Of what is wanted of a record, what is not so already; what is left out is not wanted. */
export function changedFields<T extends object>(current: object, wanted: T): Partial<T> {
  const before: Record<string, unknown> = { ...current }
  const after = Object.entries(wanted).filter(
    ([name, value]) => value !== undefined && !isDeepStrictEqual(before[name], value),
  )
  return Object.fromEntries(after) as Partial<T>
}

/**
 * Whether a record is already as it is wanted. Then nothing is written: whoever saves a form as it was has changed
 * nothing, and no version, letter, audit line or way back may say that they had.
 */
export const isAsWanted = (current: object, wanted: object) => Object.keys(changedFields(current, wanted)).length === 0

/** The same of a list whose order matters. */
export const areAsWanted = (current: readonly object[], wanted: readonly object[]) =>
  current.length === wanted.length && current.every((each, index) => isAsWanted(each, wanted[index] ?? {}))
