import { noSuchPage } from '@hubs/schema/common'
import { Refusal } from './errors.ts'

/** Where a page of things with a time ends: the list goes on after this one. */
type Place = { startsAtMs: number; id: string }

export function writeTimeCursor(last: Place | undefined): string | null {
  return last ? `${last.startsAtMs}.${last.id}` : null
}

/** Throws `invalid` for a cursor that is not one of ours. */
export function readTimeCursor(cursor: string): Place {
  const [ms, id] = cursor.split('.')
  const startsAtMs = Number(ms)
  if (!ms || !id || !Number.isSafeInteger(startsAtMs)) throw new Refusal('invalid', noSuchPage)
  return { startsAtMs, id }
}
