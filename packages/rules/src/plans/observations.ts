import type { Observation, UpdateObservation } from '@hubs/schema/plans/observations'
import { MINUTE_MS } from '../dates/durations.ts'

type Field = Exclude<keyof UpdateObservation, 'expectedVersion'>

/** What suits both has to be changeable by both. */
const byBoth: readonly Field[] = ['date', 'startsAt', 'minutes', 'place', 'off']
/** Whose work has to be covered is the observer, who knows; the observed asks for it when booking. */
const byObserver: readonly Field[] = ['coverNeeded']

/**
 * The fields of a change that this side of a visit may not touch. The visit runs to the agenda of the observed person:
 * focus, evidence, conclusion and sharing are theirs alone (domain facts 3.4, after Wiliam).
 */
export function notYours(mine: Observation['mine'], change: UpdateObservation): Field[] {
  const fields = (Object.keys(change) as (keyof UpdateObservation)[]).filter(
    (field): field is Field => field !== 'expectedVersion' && change[field] !== undefined,
  )
  const may = (field: Field) =>
    byBoth.includes(field) || (mine === 'observer' ? byObserver.includes(field) : !byObserver.includes(field))
  return fields.filter(field => !may(field))
}

type Slot = { startsAtMs: number; minutes: number }

/** Whether two stretches of time touch: one that ends when the other begins does not. */
export function overlap(a: Slot, b: Slot): boolean {
  const end = ({ startsAtMs, minutes }: Slot) => startsAtMs + minutes * MINUTE_MS
  return a.startsAtMs < end(b) && b.startsAtMs < end(a)
}
