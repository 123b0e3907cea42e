import { isDeepStrictEqual } from 'node:util'

/** What has no name that the record does not have: a field of another name would never be as it is wanted. */
type WantedOf<Current, Wanted> = Wanted & Record<Exclude<keyof Wanted, keyof Current>, never>

/** Of what is wanted of a record, what is not so already; what is left out is not wanted. */
export function changedFields<C extends object, T extends object>(current: C, wanted: WantedOf<C, T>): Partial<T> {
  const before = new Map<string, unknown>(Object.entries(current))
  const after = Object.entries(wanted).filter(
    ([name, value]) => value !== undefined && !isDeepStrictEqual(before.get(name), value),
  )
  return Object.fromEntries(after) as Partial<T>
}

/**
 * Whether a record is already as it is wanted. Then nothing is written: whoever saves a form as it was has changed
 * nothing, and no version, letter, audit line or way back may say that they had.
 */
export const isAsWanted = <C extends object, T extends object>(current: C, wanted: WantedOf<C, T>) =>
  Object.keys(changedFields(current, wanted)).length === 0

/** The same of a list whose order matters. */
export const areAsWanted = (current: readonly object[], wanted: readonly object[]) =>
  current.length === wanted.length && current.every((each, index) => isAsWanted(each, wanted[index] ?? {}))
